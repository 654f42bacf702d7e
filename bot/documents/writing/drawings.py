"""Photos and charts within the text: as wide as it at most, with their captions under them."""

from __future__ import annotations

import math

from bot.documents.formats.page_format import PageFormat
from bot.documents.namespaces import DRAWING, LINKS
from bot.documents.pictures import measure_picture
from bot.documents.text import render_text
from bot.documents.writing.chart_books import build_chart_book
from bot.documents.writing.charts import render_chart, tell_chart
from bot.documents.writing.paragraphs import measure_text, render_paragraph, render_run
from bot.documents.writing.parts import Parts
from conversations.report.outline import Chart, Picture

_EMU_PER_TWIP = 635

_LINES_WIDE, _LINES_TALL = 7.5, 18
"""Lines of a page that a photo takes at most: two wide ones are on a page, or one tall one."""

_SLACK = 60
"""Twips of a page that are left free below a picture that fills it: programs round."""

_CHART_LINES = {"pie": 8, "column": 9, "line": 9}
_AIR = 160
"""Twips of its lines that a drawing leaves free: it stands on the line's foot, not on its edge."""

_LONGEST_TOLD = 500

_NEW_PAGE = "<w:pageBreakBefore/>"


def render_picture(
    picture: Picture, page: PageFormat, parts: Parts, taken: float | None = None
) -> str:
    """Return the photo with its caption; the caption alone where its bytes are not known.

    `taken` is the height of what stands over it on a page that it begins, in twentieths of a point.
    """
    caption = _render_caption(picture.caption, page)
    if picture.picture not in parts.pictures:
        return caption
    width, height = measure_picture(parts.pictures[picture.picture])
    tall = _find_height(picture, page, taken, upright=height > width)
    scale = min(page.text_width / width, (tall - _AIR) / height)
    size = int(width * scale), int(height * scale)
    begins = picture.whole and taken is None
    relation = parts.add_picture(picture.picture)
    number = parts.number_drawing()
    content = (
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="photo{number}"/><pic:cNvPicPr>'
        '<a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>{_render_extent("a:ext", size)}'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    told = picture.caption or "照片"
    shown = _render_inline(
        *("picture", content, size, number, told, size[1] + _AIR),
        keep=bool(caption),
        begins=begins,
    )
    return shown + caption


def render_chart_block(chart: Chart, page: PageFormat, parts: Parts) -> str:
    """Return the chart with its caption under it."""
    lines = _CHART_LINES.get(chart.kind) or _count_bar_lines(chart)
    size = int(page.text_width), int(lines * _find_pitch(page)) - _AIR
    relation = parts.add_chart(render_chart(chart, page).encode(), build_chart_book(chart))
    number = parts.number_drawing()
    content = f'<c:chart xmlns:c="{DRAWING}/chart" r:id="{relation}"/>'
    caption = _render_caption(chart.caption, page)
    told = tell_chart(chart)[:_LONGEST_TOLD]
    line = round(lines * _find_pitch(page))  # whole lines: the text below stands on them
    shown = _render_inline("chart", content, size, number, told, line, keep=bool(caption))
    return shown + caption


def _count_bar_lines(chart: Chart) -> int:
    """Return the lines that bars need: each so high that its label can be read."""
    bars = len(chart.labels) * (1 + len(chart.series)) / 2
    return min(max(5, math.ceil(bars * 0.7) + 2), _LINES_TALL)


def _render_inline(
    kind: str,
    content: str,
    size: tuple[int, int],
    number: int,
    told: str,
    line: int,
    *,
    keep: bool,
    begins: bool = False,
) -> str:
    """Return a paragraph with the drawing on a line of that height, in twentieths of a point.

    With `begins` it stands on a new page. At least so high, and never exactly: an exact line would
    cut the drawing off.
    """
    drawing = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing"'
        f' xmlns:a="{DRAWING}/main" xmlns:r="{LINKS}" distT="0" distB="0" distL="0"'
        f' distR="0">{_render_extent("wp:extent", size)}'
        f'<wp:docPr id="{number}" name="{kind}{number}" descr="{render_text(told)}"/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/{kind}">{content}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    place = (
        # On the page's grid, the line would be as high as a whole number of lines.
        f'<w:keepNext w:val="{int(keep)}"/>{_NEW_PAGE * begins}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="atLeast"/>'
    )
    return render_paragraph("caption", drawing, place)


def _render_caption(caption: str, page: PageFormat) -> str:
    """Return what stands under a drawing: on a whole line, and free to part with what follows."""
    if not caption:
        return ""
    line = round(_find_pitch(page))
    place = (
        '<w:keepNext w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
    )
    return render_paragraph("caption", render_run(caption), place)


def _find_height(
    picture: Picture, page: PageFormat, taken: float | None, *, upright: bool
) -> float:
    """Return how high a photo may stand: so many lines, and no more than what is left of a page."""
    usual = (_LINES_TALL if upright else _LINES_WIDE) * _find_pitch(page)
    if taken is None and not picture.whole:
        return usual
    below = _measure_caption(picture.caption, page) + _SLACK
    left = max(page.text_height - (taken or 0) - below, _find_pitch(page))
    return left if picture.whole else min(usual, left)


def _measure_caption(caption: str, page: PageFormat) -> float:
    """Return how high a caption stands, in twentieths of a point."""
    style = page.styles.caption
    wide = measure_text(caption) * (style.size_pt * 20 + page.find_spacing(style))
    return math.ceil(wide / page.text_width) * _find_pitch(page)


def _render_extent(name: str, size: tuple[int, int]) -> str:
    width, height = (side * _EMU_PER_TWIP for side in size)
    return f'<{name} cx="{width}" cy="{height}"/>'


def _find_pitch(page: PageFormat) -> float:
    """Return the height of a line of the text, in twentieths of a point."""
    return page.line_pt * 20
