"""Draw a page of every kind for the guide, into the folder that is given.

Use: python -m tests.integration.documents.draw_pages docs/pictures
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageOps

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import load_page_format
from bot.words.folders import find_folders
from conversations.report.outline import Outline
from tests.integration.documents.conftest import PROPERTIES
from tests.integration.documents.printed import MIXED, REPORT, SPEECH
from tests.integration.documents.rendered import Pdf, print_documents

_DOTS = 64
"""Of an inch: enough to read the text."""

_COLOURS = 32

_SHOWN: Mapping[str, tuple[str, str]] = {
    "page_first": ("report", "签发人"),
    "page_text": ("text", "—2—"),
    "page_table": ("report", "数字化进度表"),
    "page_signature": ("report", "（此件公开发布）"),
    "page_attachment": ("report", "附件1全市"),
    "page_imprint": ("report", "抄送"),
    "page_speech": ("speech", "发言提纲"),
}
"""The pictures by their names: the document, and what stands on the page that is shown."""


def find_page(pdf: Pdf, text: str) -> int:
    """Return the first page with the text, the ends of lines aside."""
    pages = range(1, pdf.count_pages() + 1)
    return next(page for page in pages if text in "".join(pdf.read_lines(page)))


def draw_pages(folder: Path) -> None:
    """Draw the pages into the folder."""
    with tempfile.TemporaryDirectory() as scratch:
        pdfs = print_documents(
            Path(scratch),
            {
                "report": _build(REPORT, "official", "草稿"),
                "text": _build(MIXED, "official"),
                "speech": _build(SPEECH, "speech"),
            },
        )
        for name, (document, text) in _SHOWN.items():
            pdf = pdfs[document]
            drawn = pdf.draw(find_page(pdf, text), _DOTS).convert("RGB")
            framed = ImageOps.expand(drawn, 1, "#bbbbbb")
            few = framed.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
            few.save(folder / f"{name}.png", optimize=True)


def _build(outline: Outline, name: str, mark: str = "") -> bytes:
    page = load_page_format(find_folders(None), name)
    return build_docx(outline, replace(PROPERTIES, mark=mark), page)


if __name__ == "__main__":
    draw_pages(Path(sys.argv[1]))
