"""Pages as a word processor lays them out: the words on them, and where their ink is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from tests.conftest import need

_TENTHS = 254
"""Dots of an inch, so that ten of them are a millimetre."""

_POINT = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """Signs that stand together, and the box of their font in millimetres from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Pdf:
    """A document as it is printed."""

    path: Path

    def count_pages(self) -> int:
        """Return how many pages it has."""
        told = _run("pdfinfo", self.path)
        return int(told.split("Pages:")[1].split()[0])

    def read_words(self, page: int) -> list[Word]:
        """Return the words of a page."""
        told = _run("pdftotext", "-bbox", *_choose(page), self.path, "-")
        tree = ElementTree.fromstring(told.replace(' xmlns="http://www.w3.org/1999/xhtml"', ""))
        return [_build_word(each) for each in tree.iter("word")]

    def read_lines(self, page: int) -> list[str]:
        """Return the lines of a page, from its header to its number, without white space."""
        lines: dict[int, list[Word]] = {}
        for word in self.read_words(page):
            lines.setdefault(round(word.bottom / 2), []).append(word)
        return [
            "".join(word.text for word in sorted(line, key=lambda word: word.left))
            for _, line in sorted(lines.items())
        ]

    def draw(self, page: int, dots: int = _TENTHS) -> Image.Image:
        """Return the page as a picture, ten dots a millimetre."""
        stem = self.path.with_suffix("")
        _run("pdftoppm", "-r", dots, "-png", "-singlefile", *_choose(page), self.path, stem)
        return Image.open(stem.with_suffix(".png"))

    def find_ink(self, page: int, top: float, bottom: float) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom of what is dark between two heights, in millimetres."""
        drawn = self.draw(page).convert("L").point(lambda light: 255 if light < 128 else 0)
        box = drawn.crop((0, round(top * 10), drawn.width, round(bottom * 10))).getbbox()
        assert box, "there is nothing dark"
        return box[0] / 10, box[1] / 10 + top, box[2] / 10, box[3] / 10 + top


def print_documents(folder: Path, documents: Mapping[str, bytes]) -> dict[str, Pdf]:
    """Return the documents as LibreOffice prints them, all in one go."""
    need("LibreOffice (soffice)", shutil.which("soffice"))
    need("poppler (pdftotext, pdftoppm)", shutil.which("pdftotext") and shutil.which("pdftoppm"))
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [f"{name}.docx" for name in documents]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return {name: Pdf(folder / f"{name}.pdf") for name in documents}


def _choose(page: int) -> tuple[str, ...]:
    return ("-f", str(page), "-l", str(page))


def _run(*command: object) -> str:
    words = [str(each) for each in command]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _build_word(element: ElementTree.Element) -> Word:
    sides = (float(element.attrib[side]) * _POINT for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", *sides)
