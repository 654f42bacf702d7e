"""PDFs and pictures written by hand: small files that promise far too much."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

from PIL import Image


def write_pdf(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects, the first of which is its root."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        body = each.encode() if isinstance(each, str) else each
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    said = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
    return bytes(out) + f"{said}startxref\n{start}\n%%EOF\n".encode()


def build_pdf(pages: int = 1, box: str = "0 0 595 842", page: str = "", trailer: str = "") -> bytes:
    """Return a PDF of so many empty pages, all of them one object."""
    kids = "3 0 R " * pages
    return write_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {page} >>",
        ],
        trailer,
    )


_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /XObject << /F 5 0 R >> >> >>"
)


def build_endless_form() -> bytes:
    """Return a PDF that draws a form ten times, that draws one ten times, and so on."""
    deepest = 12
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        _PAGE,
        "<< /Length 60 >>\nstream\n" + "/F Do " * 10 + "\nendstream",
    ]
    for level in range(deepest):
        content = "/F Do " * 10 if level < deepest - 1 else "0 0 500 500 re f " * 50
        inside = (
            f"/Resources << /XObject << /F {level + 6} 0 R >> >>" if level < deepest - 1 else ""
        )
        head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {inside}"
        objects.append(f"{head} /Length {len(content)} >>\nstream\n{content}\nendstream")
    return write_pdf(objects)


def build_circle() -> bytes:
    """Return a PDF whose table of places says that the one before it is itself."""
    body = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    start = len(body)
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R /Prev %d >>\n" % start
    return body + table + b"startxref\n%d\n%%%%EOF\n" % start


LOCKED = (
    "/ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    " /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4"
    f" /O <{'28bf4e5e4e758a41' * 4}> /U <{'0123456789abcdef' * 4}> >>"
)
"""The end of a PDF that opens with a password only (ISO 32000-1, 7.6.3)."""


def draw(form: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "navy").save(stream, form, **options)
    return stream.getvalue()


def _build_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def flood_png(width: int, height: int, rows: int = 0, extra: bytes = b"") -> bytes:
    """Return a PNG whose head promises that many pixels, and that has so many black rows."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    squeezer = zlib.compressobj(9)
    row = bytes(1 + 3 * width)
    data = b"".join(squeezer.compress(row) for _ in range(rows)) + squeezer.flush()
    chunks = _build_chunk(b"IHDR", head) + extra + _build_chunk(b"IDAT", data)
    return b"\x89PNG\r\n\x1a\n" + chunks + _build_chunk(b"IEND", b"")


def comment_png(size: int) -> bytes:
    """Return a PNG with a packed comment that unpacks to so many bytes."""
    return flood_png(8, 8, 8, _build_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(size), 9)))


def flood_jpeg(width: int, height: int) -> bytes:
    """Return a JPEG whose head promises that many pixels."""
    body = draw()
    at = body.index(b"\xff\xc0") + 5
    return body[:at] + struct.pack(">HH", height, width) + body[at + 4 :]
