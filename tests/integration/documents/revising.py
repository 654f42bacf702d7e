"""What a word processor makes of tracked changes: all of them accepted, or all rejected."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n"}

Told = list[str | list[list[Any]]]
"""Paragraphs as texts; a table as rows of cells, each of which has the same again."""


def load_part(content: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def read_body(content: bytes) -> Told:
    """Return the text of a document without changes."""
    return read_settled(content, "nothing")


def read_accepted(content: bytes) -> Told:
    return read_settled(content, "del")


def read_rejected(content: bytes) -> Told:
    return read_settled(content, "ins")


def read_settled(content: bytes, gone: str) -> Told:
    """Return what is left when what is marked as `gone` goes and every other mark does not count.

    A paragraph whose end goes is continued by the next one.
    """
    return _settle(load_part(content)[0], f"{W}{gone}")


def _settle(container: Any, gone: str) -> Told:
    told: Told = []
    begun = ""
    for block in container:
        if block.tag == f"{W}p":
            begun += "".join(_read_runs(block, gone))
            if block.find(f"{W}pPr/{W}rPr/{gone}") is None:
                told.append(begun)
                begun = ""
        elif block.tag == f"{W}tbl":
            rows = [
                [_settle(cell, gone) for cell in row.iter(f"{W}tc")]
                for row in block.iter(f"{W}tr")
                if row.find(f"{W}trPr/{gone}") is None
            ]
            assert not begun
            told += [rows] if rows else []
    assert not begun
    return told


def _read_runs(element: Any, gone: str) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag != gone and child.tag != f"{W}pPr":
            yield from _read_runs(child, gone)


def list_changes(content: bytes) -> list[tuple[str, str]]:
    """Return the changed passages: ins or del, and their text."""
    body = load_part(content)[0]
    found = [each for each in body.iter(f"{W}ins", f"{W}del") if len(each)]
    return [(each.tag.removeprefix(W), "".join(_read_runs(each, "nothing"))) for each in found]
