"""Archives put together byte by byte, as no program that means well writes them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class Entry:
    """One entry; what is None is told truly. `offset` is where its head is said to be."""

    name: bytes
    body: bytes = b""
    said_size: int | None = None
    flags: int = 0x800
    mode: int = 0o100644
    packed: bytes | None = None
    offset: int | None = None


def pack(entries: Sequence[Entry], before: bytes = b"", comment: bytes = b"") -> bytes:
    """Return the archive (APPNOTE.TXT, 4.3.6), deflated."""
    out, directory = bytearray(before), bytearray()
    for entry in entries:
        at = len(out) if entry.offset is None else entry.offset
        body = entry.packed if entry.packed is not None else squeeze(entry.body)
        size = len(entry.body) if entry.said_size is None else entry.said_size
        said = struct.pack(
            "<HHHHHLLLHH",
            *(20, entry.flags, 8, 0, 33),
            *(zlib.crc32(entry.body), len(body), size, len(entry.name), 0),
        )
        if entry.offset is None:
            out += b"PK\x03\x04" + said + entry.name + body
        where = struct.pack("<HHHLL", 0, 0, 0, entry.mode << 16, at)
        directory += b"PK\x01\x02" + struct.pack("<H", 0x314) + said + where + entry.name
    count = len(entries) & 0xFFFF
    end = struct.pack("<HHHHLLH", 0, 0, count, count, len(directory), len(out), len(comment))
    return bytes(out + directory + b"PK\x05\x06" + end + comment)


def squeeze(body: bytes) -> bytes:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeezer.compress(body) + squeezer.flush()


def build_main(inside: str = "", attributes: str = "") -> str:
    """Return the main part of a .docx with `inside` at the end of its body."""
    first = "<w:p><w:r><w:t>一、工作情况</w:t></w:r></w:p>"
    root = f"<w:document xmlns:w='{W}' xmlns:r='{R}'{attributes}>"
    return f"{root}<w:body>{first}{inside}</w:body></w:document>"


def build_relations(*relations: tuple[str, str, str]) -> bytes:
    """Return a part of relations: the last word of their types, their targets, their modes."""
    inside = "".join(
        f"<Relationship Id='r{at}' Type='{R}/{kind}' Target='{target}'{mode}/>"
        for at, (kind, target, mode) in enumerate(relations)
    )
    return f"<Relationships xmlns='{PACKAGE}'>{inside}</Relationships>".encode()


def list_parts(changes: Mapping[str, bytes | str] | None = None) -> dict[str, bytes]:
    """Return the parts of a small .docx with some replaced or added."""
    parts: dict[str, bytes | str] = {
        TYPES: f"<Types><Override PartName='/{MAIN}' ContentType='{DOCUMENT_TYPE}'/></Types>",
        "_rels/.rels": build_relations(("officeDocument", MAIN, "")),
        MAIN: build_main(),
        **(changes or {}),
    }
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


def list_entries(changes: Mapping[str, bytes | str] | None = None) -> list[Entry]:
    return [Entry(name.encode(), body) for name, body in list_parts(changes).items()]


def build_docx(changes: Mapping[str, bytes | str] | None = None, *more: Entry) -> bytes:
    """Return a small .docx with parts replaced or added, and entries behind them."""
    return pack([*list_entries(changes), *more])


def relate(kind: str, target: str, mode: str = " TargetMode='External'") -> bytes:
    """Return a .docx whose main part has one relation of that kind."""
    return build_docx({"word/_rels/document.xml.rels": build_relations((kind, target, mode))})


def overlap(copies: int) -> bytes:
    """Return a .docx with entries that all have the same bytes (Fifield, “A better zip bomb”)."""
    entries = list_entries()
    kernel = Entry(b"word/media/0.bin", bytes(100_000))
    at = len(b"".join(_measure(entry) for entry in entries))
    others = [replace(kernel, name=b"word/media/%d.bin" % n, offset=at) for n in range(1, copies)]
    return pack([*entries, kernel, *others])


def quote(copies: int) -> bytes:
    """Return a .docx whose entries are quoted inside one another, each as a stored block."""
    entries = list_entries()
    body, packed = bytes(50_000), squeeze(bytes(50_000))
    inner = Entry(b"word/media/0.bin", body)
    start = len(b"".join(_measure(entry) for entry in entries))
    head = _measure(replace(inner, packed=b""))
    quoted = b"\0" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF) + head + packed
    outer = Entry(b"word/media/q.bin", head + body, packed=quoted)
    at = start + len(_measure(replace(outer, packed=b""))) + 5
    copied = [replace(inner, name=b"word/media/%d.bin" % n, offset=at) for n in range(copies)]
    return pack([*entries, outer, *copied])


def _measure(entry: Entry) -> bytes:
    """Return the entry as it stands in an archive: its head, its name, its bytes."""
    body = squeeze(entry.body) if entry.packed is None else entry.packed
    return bytes(30) + entry.name + body


def encrypt_entries(plain: bytes) -> bytes:
    """Return the archive with every entry said to be encrypted."""
    return plain.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x01\x08"
    )


def nest(depth: int) -> bytes:
    """Return archives within an archive, the innermost of which unpacks to a lot."""
    body = bytes(20_000_000)
    for level in range(depth):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            for copy in range(4):
                made.writestr(f"{level}-{copy}.zip", body)
        body = file.getvalue()
    return build_docx({"word/embeddings/package.zip": body * 8})
