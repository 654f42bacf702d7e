"""A report rendered by docxtpl from a prepared template, the way its manual shows it."""

from __future__ import annotations

import io

from docxtpl import DocxTemplate

from bot.documents.docx import DocumentProperties, build_docx
from bot.documents.formats.page_format import PageFormat
from conversations.report.outline import (
    Heading,
    Outline,
    OutlineBlock,
    Paragraph,
    RunIn,
)
from tests.benchmarks.peers.assembled import assemble


class Templated:
    """A template with a paragraph for each kind of block."""

    def __init__(self, template: bytes) -> None:
        self._template = template

    def render(self, outline: Outline) -> bytes:
        """Return the report."""
        template = DocxTemplate(io.BytesIO(self._template))
        blocks = list(map(_describe, outline.blocks))
        template.render({"title": outline.title, "blocks": blocks}, autoescape=True)
        file = io.BytesIO()
        template.save(file)
        return file.getvalue()


def prepare_usual() -> bytes:
    """Return a template as people make one: in a word processor's own file, formatted by hand."""
    return assemble(_build_template())


def prepare_lean(properties: DocumentProperties, page: PageFormat) -> bytes:
    """Return a template in this bot's own base: a few styles, and nothing that is not used."""
    return build_docx(_build_template(), properties, page)


def _build_template() -> Outline:
    blocks: list[OutlineBlock] = [Paragraph("{%p for block in blocks %}")]
    for at, (kind, place) in enumerate(_PLACES.items()):
        word = "elif" if at else "if"
        blocks += [Paragraph(f"{{%p {word} block.kind == '{kind}' %}}"), place]
    blocks += [Paragraph("{%p endif %}"), Paragraph("{%p endfor %}")]
    return Outline("{{ title }}", tuple(blocks))


_PLACES: dict[str, OutlineBlock] = {
    "Heading1": Heading(1, "{{ block.text }}"),
    "RunIn2": RunIn(2, "{{ block.heading }}", "{{ block.text }}"),
    "RunIn3": RunIn(3, "{{ block.heading }}", "{{ block.text }}"),
    "Paragraphbody": Paragraph("{{ block.text }}"),
    "Paragraphaddressee": Paragraph("{{ block.text }}", "addressee"),
    "Paragraphsignature": Paragraph("{{ block.text }}", "signature"),
    "Paragraphdate": Paragraph("{{ block.text }}", "date"),
}


def _describe(block: OutlineBlock) -> dict[str, str]:
    match block:
        case Heading():
            return {"kind": f"Heading{block.level}", "text": block.text}
        case RunIn():
            kind = f"RunIn{block.level}"
            return {"kind": kind, "heading": block.heading, "text": block.text}
        case Paragraph():
            return {"kind": f"Paragraph{block.role}", "text": block.text}
    raise TypeError(f"no report here has a {type(block).__name__}")
