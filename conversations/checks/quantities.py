"""Quantities in running text: what is counted, in which unit, and under which circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from conversations.recognition.figures import FoundFigure, find_figures

SENTENCE = re.compile(r"[^。！？；\n]+")
"""A sentence, or a part of one that says something of its own."""

_ABOUT = (
    *(
        "约",
        "近",
        "超",
        "超过",
        "逾",
        "至少",
        "不少于",
        "不低于",
        "不高于",
        "不超过",
        "高于",
        "低于",
    ),
    *("以内", "大约", "接近"),
)
_ABOUT_AFTER = re.compile("(?:以上|以下|以内|左右|上下|[余多])")
_INEXACT = re.compile("[余多]")

_OPENING = re.compile(
    "^(?:其中|目前|现有|现|共有|共计|共|总计|合计|累计|先后|已经|已|全年|实有|设有|拥有|有|全部"
    "|[我本全](?:局|委|办|院|所|单位|机关)|组织(?=召开|开展|举办)|并|还|又|再|也|均|都|分别)+"
)

_TIMES = re.compile(
    "今年|本年度?|当年|去年|上年度?|前年|明年|次年|同期|以来|截至|截止|年初|年底|年末|年内|月底|期间"
    "|上半年|下半年|全年|半年|第?[一二三四1-4]季度|上季度|本季度|上月|本月|[0-9]{1,4}年|[0-9]{1,2}月"
    '|近[一二三四五两]年|[“"]?十[二三四五]五[”"]?|此前|原来|原有|过去|目标|疫情|节[日前后]|周期'
)
_TIME_FIRST = re.compile(f"^(?:{_TIMES.pattern})+")
_SCOPES = re.compile(r"全[国省市县区州镇乡村]|省级|市级|县级|区级|镇级|[省市县区]直|各级|本级|下属")
_BODIES = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:[市县镇乡村委局](?![级直内场委民员])|区(?![别分域间])|街道|社区|办公室|法院|检察院"
    r"|派出所|卫生院|处(?![理置分罚以于])|科(?![学技级员])|[大支]队|中心(?![任组工])|公司|学校|班子|党组|支部"
    r"|群众|企业|干部|党员|青年|妇女|老人|学生)"
)
"""Who did it, or for whom it was done."""
_UNSURE = re.compile(
    "计划|力争|拟|确保|争取|预计|打算|将要|下一步|每|人均|平均|均[^衡等]|分别|各[^项类级方]|不少于|至少"
    "|比|较|同比|环比|增|减|降|升|涨|其中|包括|分为|另|第[一二三四五六七八九十0-9]+(?:次|批|轮|期|场)|之一"
)
"""Words after which a number is not simply how many there are."""


@dataclass(frozen=True)
class Quantity:
    """How much there is of something, from `start` to `end` of its text.

    `label` is what is counted, as it is said. `sentence` is where its sentence begins, `before`
    what that says before it. `exact`: it is no 约, 近, 余.
    """

    label: str
    value: Decimal
    unit: str
    start: int
    end: int
    sentence: int
    before: str
    exact: bool

    @property
    def written(self) -> str:
        """The number with its unit."""
        return f"{self.value:f}{self.unit}"

    @cached_property
    def key(self) -> str:
        """The label without what only leads up to what is counted."""
        return _strip(self.label)

    @cached_property
    def sure(self) -> bool:
        """Whether it is simply how many there are, not a plan, a part or a change."""
        return _UNSURE.search(self.before) is None

    @cached_property
    def times(self) -> frozenset[str]:
        """The times and scopes that the sentence names before it."""
        return frozenset((*_TIMES.findall(self.before), *_SCOPES.findall(self.before)))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies and people that the sentence names before it."""
        return frozenset(_BODIES.findall(self.before[: self.before.rfind(self.label)]))


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of the text with a number, in order; masked ones are none."""
    spans = [match.span() for match in SENTENCE.finditer(text)]
    return list(_build_quantities(text, spans))


def _build_quantities(text: str, spans: list[tuple[int, int]]) -> Iterator[Quantity]:
    at = 0
    for figure in find_figures(text):
        while at < len(spans) - 1 and spans[at][1] <= figure.start:
            at += 1
        if figure.value:
            yield _build_quantity(text, figure, spans[at][0])


def _build_quantity(text: str, figure: FoundFigure, begin: int) -> Quantity:
    before, after = text[begin : figure.start], text[figure.end : figure.end + 2]
    vague = before.endswith(_ABOUT) or _ABOUT_AFTER.match(after)
    return Quantity(
        label=figure.label,
        value=Decimal(figure.value),
        unit=figure.unit,
        start=figure.start,
        end=figure.end,
        sentence=begin,
        before=before,
        exact=not (vague or _INEXACT.search(text[figure.start : figure.end])),
    )


def _strip(label: str) -> str:
    """Return the label without what leads up to what is counted: 上半年共, 目前有."""
    stripped = _OPENING.sub("", _TIME_FIRST.sub("", _OPENING.sub("", label)))
    return stripped if stripped == label else _strip(stripped)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both may be the same number: equal, or one of them rounded to fewer places."""
    places = min(_count_places(one.value), _count_places(other.value))
    step = Decimal(1).scaleb(-places)
    if _count_places(one.value) == _count_places(other.value):
        return one.value == other.value
    return abs(one.value - other.value) < step


def _count_places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
