"""A chart in DrawingML, as Word makes its own: it can be clicked on, restyled and corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.documents.formats.page_format import PageFormat
from bot.documents.namespaces import DRAWING, LINKS
from bot.documents.text import render_text
from bot.documents.writing.chart_books import SHEET, name_series
from bot.documents.writing.parts import BOOK_RELATION
from conversations.drafts.values import render_decimal
from conversations.report.outline import Chart, Series

_COLOURS = ("1F3A5F", "8FAECB", "4F7CAC", "C9D3DE", "6B7280", "DDE1E6", "34506F", "A9B4C0")
"""Greys and blues, a dark one beside a light one: they differ in black and white print too."""

_INK, _GRID = "333333", "BFC5CC"
_SIZE = 1050
"""五号 (10.5 pt), in hundredths of a point."""

_MARKS = ("circle", "square", "triangle", "diamond")
_BEFORE_NOW = ("A9BCD0", "1F3A5F")
_NAMESPACES = f' xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main" xmlns:r="{LINKS}"'


def render_chart(chart: Chart, page: PageFormat) -> str:
    """Return the chart part: of a pie the shares, of any other the numbers stand beside it."""
    several = len(chart.series) > 1
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if several else ""
    plot = _render_pie(chart) if chart.kind == "pie" else _render_axes(chart)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace{_NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_render_font(page)}"
        f'<c:externalData r:id="{BOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def tell_chart(chart: Chart) -> str:
    """Return the chart in words, for who cannot see it."""
    rows = zip(*(each.values for each in chart.series), strict=True)
    told = (
        label + "、".join(_tell_value(value, chart) for value in values)
        for label, values in zip(chart.labels, rows, strict=True)
    )
    return f"{chart.caption}：{'，'.join(told)}".lstrip("：")


def _tell_value(value: Decimal | None, chart: Chart) -> str:
    return "—" if value is None else render_decimal(value) + chart.unit


def _render_pie(chart: Chart) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/>{_render_fill(colour, "FFFFFF")}</c:dPt>'
        for at, colour in enumerate(_choose_colours(len(chart.labels)))
    )
    labels = (
        '<c:dLbls><c:numFmt formatCode="0.0%" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="0"/>'
        '<c:showCatName val="1"/><c:showSerName val="0"/><c:showPercent val="1"/>'
        '<c:showBubbleSize val="0"/><c:separator> </c:separator><c:showLeaderLines val="1"/>'
        "</c:dLbls>"
    )
    series = _render_series(chart, 0, points + labels)
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _render_axes(chart: Chart) -> str:
    colours = _choose_colours(len(chart.series))
    if len(chart.series) == 2:  # what was before is lighter than what is
        colours = _BEFORE_NOW
    series = "".join(
        _render_series(chart, at, _render_labels(chart, at), _render_look(chart, colours[at], at))
        for at in range(len(chart.series))
    )
    ids = '<c:axId val="1001"/><c:axId val="1002"/>'
    if chart.kind == "line":
        plot = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{ids}</c:lineChart>'
        )
    else:
        direction = "bar" if chart.kind == "bar" else "col"
        plot = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{series}<c:gapWidth val="70"/><c:overlap val="-5"/>{ids}'
            "</c:barChart>"
        )
    return plot + _render_category_axis(chart) + _render_value_axis(chart)


def _render_series(chart: Chart, at: int, content: str, look: str = "") -> str:
    series, column = chart.series[at], chr(ord("B") + at)
    name, last = render_text(name_series(chart, series)), len(chart.labels) + 1
    labels = _render_points(render_text(label.replace("\n", " ")) for label in chart.labels)
    smooth = '<c:smooth val="0"/>' if chart.kind == "line" else ""
    inverted = '<c:invertIfNegative val="0"/>' if chart.kind in ("bar", "column") else ""
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1'
        f'</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt>'
        f"</c:strCache></c:strRef></c:tx>{look}{inverted}{content}"
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.labels)}"/>{labels}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(chart.labels)}"/>{_render_values(series)}</c:numCache>'
        f"</c:numRef></c:val>{smooth}</c:ser>"
    )


def _render_values(series: Series) -> str:
    return _render_points(None if value is None else format(value, "f") for value in series.values)


def _render_points(values: Iterable[str | None]) -> str:
    return "".join(
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )


def _render_look(chart: Chart, colour: str, at: int) -> str:
    """Return how a series looks: bars, or a line with marks that differ in shape too."""
    if chart.kind != "line":
        return _render_fill(colour)
    mark = _MARKS[at % len(_MARKS)]
    return (
        f'<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        f'</c:spPr><c:marker><c:symbol val="{mark}"/><c:size val="7"/>{_render_fill(colour)}'
        "</c:marker>"
    )


def _render_fill(colour: str, line: str = "") -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    edge = f'<a:solidFill><a:srgbClr val="{line}"/></a:solidFill>' if line else "<a:noFill/>"
    return f'<c:spPr>{fill}<a:ln w="9525">{edge}</a:ln></c:spPr>'


def _render_labels(chart: Chart, at: int) -> str:
    """Return a series' numbers, beside its bars or its points, with the unit if all have one."""
    if chart.kind != "line":
        return f"<c:dLbls>{_render_label(chart, 'outEnd')}</c:dLbls>"
    places = [_place_label(chart, at, point) for point in range(len(chart.labels))]
    others = "".join(
        f'<c:dLbl><c:idx val="{point}"/>{_render_label(chart, place)}</c:dLbl>'
        for point, place in enumerate(places)
        if place != "t"
    )
    return f"<c:dLbls>{others}{_render_label(chart, 't')}</c:dLbls>"


def _render_label(chart: Chart, place: str) -> str:
    return (
        f'<c:numFmt formatCode="{_render_format(chart.unit)}" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/></c:spPr><c:dLblPos val="{place}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _place_label(chart: Chart, at: int, point: int) -> str:
    """Return where a line's number stands: over the highest point, under the lowest, else beside.

    Over each point, the numbers of lines near one another would cover one another.
    """
    seen = [
        (value, -other)
        for other, series in enumerate(chart.series)
        if (value := series.values[point]) is not None
    ]
    own = (chart.series[at].values[point], -at)
    if not seen or own[0] is None or own == max(seen):
        return "t"
    return "b" if own == min(seen) else "r"


def _render_format(unit: str) -> str:
    """Return the format of a number with its unit; a quotation mark would end the unit."""
    plain = render_text(unit.replace('"', ""))
    return f"General&quot;{plain}&quot;" if plain else "General"


def _render_category_axis(chart: Chart) -> str:
    """Return the axis of the labels; bars are read from the top."""
    sideways = chart.kind == "bar"
    order, place = ("maxMin", "l") if sideways else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General"'
        ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{_GRID}"/>'
        '</a:solidFill></a:ln></c:spPr><c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _render_value_axis(chart: Chart) -> str:
    """Return the axis of the numbers: not shown, since each number is; bars begin at 0."""
    place = "t" if chart.kind == "bar" else "l"
    low = min((value or Decimal(0) for each in chart.series for value in each.values), default=0)
    least = '<c:min val="0"/>' if low >= 0 else ""
    return (
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{place}"/><c:numFmt formatCode="General"'
        ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _render_font(page: PageFormat) -> str:
    """Return the font of all that is written in the chart: that of tables, or its substitute.

    A chart has no table of fonts that could name the substitute, which every Windows has.
    """
    own = page.styles.table_cell.font
    instead = next((font.instead for font in page.fonts if font.name == own), None)
    name = render_text(instead or own)
    faces = "".join(f'<a:{slot} typeface="{name}"/>' for slot in ("latin", "ea", "cs"))
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_SIZE}"><a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill>{faces}'
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _choose_colours(count: int) -> Sequence[str]:
    """Return a colour for each; of more than there are, they come again."""
    return [_COLOURS[at % len(_COLOURS)] for at in range(count)]
