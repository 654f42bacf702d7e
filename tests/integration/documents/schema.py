"""What the schemas of WordprocessingML and DrawingML charts say of a .docx: ECMA-376, part 1."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
_RUN = """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline
    shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
    highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    rPrChange"""
_SERIES = """idx order tx spPr invertIfNegative marker explosion pictureOptions dPt dLbls trendline
    errBars cat val smooth shape"""
_LABELS = """dLbl idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName
    showSerName showPercent showBubbleSize separator showLeaderLines leaderLines"""
_AXIS = """axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark
    minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"""

_ORDERS: Mapping[str, str] = {
    f"{_W}pPr": _PARAGRAPH,
    f"{_W}rPr": _RUN,
    f"{_W}tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize
        tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription tblPrChange""",
    f"{_W}tblBorders": "top start left bottom end right insideH insideV",
    f"{_W}tblCellMar": "top start left bottom end right",
    f"{_W}tbl": "tblPr tblGrid tr",
    f"{_W}tr": "tblPrEx trPr tc",
    f"{_W}tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
        tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange""",
    f"{_W}sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    f"{_W}style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr
        tcPr tblStylePr""",
    f"{_W}styles": "docDefaults latentStyles style",
    f"{_W}docDefaults": "rPrDefault pPrDefault",
    f"{_W}font": """altName panose1 charset family notTrueType pitch sig embedRegular embedBold
        embedItalic embedBoldItalic""",
    f"{_W}settings": """writeProtection view zoom removePersonalInformation removeDateAndTime
        doNotDisplayPageBoundaries mirrorMargins trackRevisions documentProtection defaultTabStop
        evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat
        docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator""",
    f"{_WP}inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    f"{_C}chartSpace": """date1904 lang roundedCorners style clrMapOvr pivotSource protection chart
        spPr txPr externalData printSettings userShapes""",
    f"{_C}chart": """title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend
        plotVisOnly dispBlanksAs""",
    f"{_C}plotArea": "layout barChart lineChart pieChart catAx valAx dTable spPr",
    f"{_C}barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    f"{_C}lineChart": """grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth
        axId""",
    f"{_C}pieChart": "varyColors ser dLbls firstSliceAng",
    f"{_C}ser": _SERIES,
    f"{_C}dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions",
    f"{_C}dLbls": _LABELS,
    f"{_C}dLbl": _LABELS,
    f"{_C}scaling": "logBase orientation max min",
    f"{_C}catAx": f"{_AXIS} auto lblAlgn lblOffset noMultiLvlLbl",
    f"{_C}valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits",
    f"{_C}legend": "legendPos legendEntry layout overlay spPr txPr",
}
"""The children that an element may have, in the order in which it must have them."""


def read_parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def list_disorders(content: bytes) -> Iterator[str]:
    """Yield the elements whose children are not those of the schema, or in another order."""
    for name, part in read_parts(content).items():
        if name.endswith(".xml"):
            for element in ElementTree.fromstring(part).iter():
                if element.tag in _ORDERS and not _is_ordered(element):
                    children = " ".join(_tell(child) for child in element)
                    yield f"{name}: {_tell(element)} of {children}"


def list_loose_ends(content: bytes) -> Iterator[str]:
    """Yield what points nowhere: parts of no type, relations to no part, ids of no relation."""
    parts = read_parts(content)
    types = list(ElementTree.fromstring(parts["[Content_Types].xml"]))
    suffixes = {each.get("Extension", "") for each in types}
    declared = {each.get("PartName", "").lstrip("/") for each in types} - {""}
    yield from (f"{name} is declared" for name in declared - set(parts))
    for name, part in parts.items():
        if name not in declared and name.rpartition(".")[2] not in suffixes:
            yield f"{name} has no type"
        if name.endswith(".rels"):
            yield from _list_missing_targets(name, part, parts)
        elif name.endswith(".xml") and name != "[Content_Types].xml":
            yield from _list_missing_relations(name, part, parts)


def list_doubled_ids(content: bytes) -> Iterator[str]:
    """Yield the ids that two changes have, or two comments, or two drawings."""
    parts = read_parts(content)
    root = ElementTree.fromstring(parts["word/document.xml"])
    changes = ("ins", "del", "pPrChange", "rPrChange")
    groups = {
        "changes": [each.get(f"{_W}id") for name in changes for each in root.iter(f"{_W}{name}")],
        "comments": [each.get(f"{_W}id") for each in root.iter(f"{_W}commentRangeStart")],
        "drawings": [each.get("id") for each in root.iter(f"{_WP}docPr")],
    }
    for group, ids in groups.items():
        yield from (f"{group}: {each}" for each, count in Counter(ids).items() if count > 1)


def _is_ordered(element: ElementTree.Element) -> bool:
    order = _ORDERS[element.tag].split()
    names = [_tell(child) for child in element]
    if not set(names) <= set(order):
        return False
    places = [order.index(name) for name in names]
    # Header and footer references come in any order among themselves.
    places = [0 if names[at].endswith("Reference") else place for at, place in enumerate(places)]
    return places == sorted(places)


def _tell(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _list_missing_targets(name: str, part: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in ElementTree.fromstring(part):
        target = posixpath.join("/", folder, relation.get("Target", ""))
        if posixpath.normpath(target).lstrip("/") not in parts:
            yield f"{name} names {relation.get('Target')}"


def _list_missing_relations(name: str, part: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    folder, base = posixpath.split(name)
    rels = parts.get(f"{folder}/_rels/{base}.rels", b"<none/>")
    known = {each.get("Id") for each in ElementTree.fromstring(rels)}
    for element in ElementTree.fromstring(part).iter():
        for key, value in element.attrib.items():
            if "officeDocument/2006/relationships}" in key and value not in known:
                yield f"{name}: {value} is no relation"
