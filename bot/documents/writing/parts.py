"""Parts of a .docx beside its text, gathered while the text is rendered: pictures and charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.documents.namespaces import LINKS, RELATIONS
from bot.documents.pictures import is_png

_TYPES_PART = "[Content_Types].xml"
_RELATIONS_PART = "word/_rels/document.xml.rels"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SUFFIXES = {"png": "image/png", "jpg": "image/jpeg", "xlsx": _SHEET}
"""What the files of these suffixes are."""

BOOK_RELATION = "rId1"
"""The relation of a chart to the workbook that it is made from."""


@dataclass(slots=True)
class Parts:
    """What the text refers to by relations: `files` by name.

    `pictures` are the photos' bytes by their ids.
    """

    pictures: Mapping[int, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    _relations: dict[str, str] = field(default_factory=dict)
    _types: list[str] = field(default_factory=list)
    _drawings: int = 0

    def number_drawing(self) -> int:
        """Return a number that no other drawing of the document has."""
        self._drawings += 1
        return self._drawings

    def add_picture(self, picture: int) -> str:
        """Return the id of the relation to the photo, whose bytes must be known."""
        body = self.pictures[picture]
        target = f"media/picture{picture}.{'png' if is_png(body) else 'jpg'}"
        self.files[f"word/{target}"] = body
        return self._relate("image", target)

    def add_chart(self, chart: bytes, book: bytes) -> str:
        """Return the id of the relation to the chart, whose data people edit in the workbook."""
        number = len(self._types) + 1
        target, sheet = f"charts/chart{number}.xml", f"embeddings/chart{number}.xlsx"
        relation = _render_relation(BOOK_RELATION, "package", f"../{sheet}")
        self.files[f"word/{target}"] = chart
        self.files[f"word/{sheet}"] = book
        self.files[f"word/charts/_rels/chart{number}.xml.rels"] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'
        ).encode()
        self._types.append(f'<Override PartName="/word/{target}" ContentType="{_CHART}"/>')
        return self._relate("chart", target)

    def merge(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files of a .docx with these parts, and with what tells of them."""
        suffixes = {name.rpartition(".")[2] for name in self.files}
        listed = files[_TYPES_PART].decode()
        types = [
            f'<Default Extension="{suffix}" ContentType="{kind}"/>'
            for suffix, kind in _SUFFIXES.items()
            if suffix in suffixes and f'Extension="{suffix}"' not in listed
        ]
        relations = "".join(self._relations.values())
        return {
            **files,
            **self.files,
            _TYPES_PART: _append(listed, "".join((*types, *self._types)), "Types"),
            _RELATIONS_PART: _append(files[_RELATIONS_PART].decode(), relations, "Relationships"),
        }

    def _relate(self, kind: str, target: str) -> str:
        """Return the id of the relation to that part; no rId, which are the base's."""
        known = [*self._relations, target].index(target)
        relation = f"part{known + 1}"
        self._relations[target] = _render_relation(relation, kind, target)
        return relation


def _render_relation(relation: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{relation}" Type="{LINKS}/{kind}" Target="{target}"/>'


def _append(xml: str, elements: str, root: str) -> bytes:
    """Return the XML with the elements as the last ones of its root."""
    head, end, tail = xml.rpartition(f"</{root}>")
    return (head + elements + end + tail).encode()
