"""What is read of each kind of file, as parts that are bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from bot.documents.reading.refusals import ReadingError

Kind = Literal["paper", "scan", "picture"]

Job = Callable[[bytes, str], list[bytes]]
"""Returns the parts of the content under that name. Raises ReadingError, PictureError."""

LONGEST_PAPER = 120_000
LONGEST_PARAGRAPH = 40_000
"""Characters of a paper: several times what the longest reports have, even without a line break."""

MOST_PARAGRAPHS = 2000
"""Those with something in them. What is read is laid out a paragraph at a time, while everybody's
answers wait."""


def load_job(kind: Kind) -> Job:
    """Return what reads the kind, with all that it needs imported."""
    match kind:
        case "paper":
            return _load_paper()
        case "scan":
            return _load_scan()
        case "picture":
            return _load_picture()


def _load_paper() -> Job:
    import docx.oxml.parser  # noqa: F401 (read later; nothing is opened once it is confined)

    from bot.documents.reading.reports import read_paragraphs
    from conversations.engine.texts import clean_text, is_blank

    def read(content: bytes, name: str) -> list[bytes]:
        if not content:
            raise ReadingError("empty")
        text = clean_text("\n".join(read_paragraphs(content, name)))
        lengths = [len(line) for line in text.split("\n") if not is_blank(line)]
        if len(text) > LONGEST_PAPER or max(lengths, default=0) > LONGEST_PARAGRAPH:
            raise ReadingError("too_long")
        if len(lengths) > MOST_PARAGRAPHS:
            raise ReadingError("too_long")
        if is_blank(text):
            raise ReadingError("empty")
        return [text.encode()]

    return read


def _load_scan() -> Job:
    from PIL import JpegImagePlugin  # noqa: F401 (as above)

    from bot.documents.scans import draw_scan

    return lambda content, _name: draw_scan(content)


def _load_picture() -> Job:
    from PIL import ImageOps, JpegImagePlugin, PngImagePlugin  # noqa: F401 (as above)

    from bot.documents.pictures import PictureError, clean_picture
    from bot.documents.reading.signatures import hides_archive

    def read(content: bytes, _name: str) -> list[bytes]:
        if hides_archive(content):
            raise ReadingError("mismatch")
        try:
            return [clean_picture(content)]
        except MemoryError:
            raise PictureError("too_many_pixels") from None

    return read
