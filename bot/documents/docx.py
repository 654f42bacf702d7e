"""From an outline to the bytes of a .docx: the same outline gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from bot.documents.formats.page_format import PageFormat
from bot.documents.text import render_text
from bot.documents.writing.base import BODY_PART, PROPERTIES_PART, build_base
from bot.documents.writing.body import render_body
from bot.documents.writing.parts import Parts
from bot.documents.zipped import zip_files
from conversations.report.outline import Outline

_NO_PICTURES: Mapping[int, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What a file manager shows of a document. `made_at` is aware; seconds are kept.

    `unit` is who writes it, without one its `author`; `mark` stands over every page.
    """

    title: str
    author: str
    version: int
    made_at: datetime
    unit: str = ""
    keywords: tuple[str, ...] = ()
    mark: str = ""


def build_docx(
    outline: Outline,
    properties: DocumentProperties,
    page: PageFormat,
    *,
    pictures: Mapping[int, bytes] = _NO_PICTURES,
) -> bytes:
    """Return the report as a .docx on that page format; `pictures` are the photos' bytes by id.

    Text comes out as typed; only control characters are dropped. The first call of a process builds
    the format's base and takes some 70 ms, any other about 1 ms.
    """
    base = build_base(page, properties.mark)
    parts = Parts(pictures)
    body = render_body(outline, page, parts)
    files = {
        BODY_PART: (base.before + body + base.after).encode(),
        PROPERTIES_PART: _render_properties(properties).encode(),
    }
    if not parts.files:  # as nearly always: the rest is packed already
        return zip_files(files, onto=base.archive)
    return zip_files({**parts.merge(base.files), **files})


def _render_properties(properties: DocumentProperties) -> str:
    made_at = properties.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    title = render_text(properties.title.replace("\n", ""))  # broken for the page only
    author = render_text(properties.author)
    unit = render_text(properties.unit) or author
    words = render_text("；".join(properties.keywords))
    keywords = f"<cp:keywords>{words}</cp:keywords>" if words else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title>"
        f"<dc:creator>{unit}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"{keywords}"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made_at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made_at}</dcterms:modified>'
        f"<dc:language>zh-CN</dc:language><cp:version>{properties.version}</cp:version>"
        "</cp:coreProperties>"
    )
