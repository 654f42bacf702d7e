"""The checks of one quantity with two values: within a report, and beside another of the same unit.

What is counted must be said in the same words, specific ones, of the same time and the same body,
and simply: plans, parts, averages and changes are left out. 召开会议3次 may be any meetings;
召开党组会议12次 is one number, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from conversations.checks.finding import Finding, Param, Spot, build_finding
from conversations.checks.quantities import Quantity, agree, find_quantities
from conversations.checks.subject import Check, Subject
from conversations.definition.interview import Section
from conversations.definition.questions import Figures
from conversations.drafts.draft import FiguresAnswer
from conversations.drafts.typed_texts import TypedText
from conversations.drafts.values import render_decimal
from conversations.periods import parse_period
from conversations.report.building import render_block
from conversations.report.outline import Outline

_HERE, _ELSEWHERE = "same_quantity", "same_quantity_elsewhere"

_STOCK = re.compile("编制|在编|在册|在岗|实有|离退休|党员|内设机构|下属单位|党支部")
"""Words for what there is at one time: four characters with one of them are specific enough."""

_GENERAL = re.compile(
    "(?:召开|开展|举办|组织|进行|完成|发现|查找|整改|受理|办理|办结|处理|处置|化解|调解|排查|新增|建立|健全"
    "|制定|修订|印发|出台|培训|学习|检查|督查|督导|走访|慰问|宣传|发放|投入|安排|落实|推进|推动|解决|收集|征集"
    "|上报|报送|帮助|服务|参与|参加|覆盖|涉及|处分|约谈|谈话|问责|查处|立案|移送|打击|抓获|破获|清理|核查"
    "|各类|各项|相关|有关|专题|集中|工作|活动|会议|问题|案件|事项|隐患|线索|人员|干部|群众|项目|资金|制度|文件"
    "|措施|矛盾|纠纷|信访|材料|意见|建议|任务|情况|了|过|出|到|等)+"
)
"""What is said of many different things: a label of these alone is no name of a quantity."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A quantity that is known by its words, with where it stands, if in a typed text."""

    key: tuple[str, str, frozenset[str], frozenset[str]]
    quantity: Quantity
    typed: TypedText | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What a family of numbers says: a number by its label and unit."""

    label: str
    unit: str
    value: Decimal
    section: Section
    question: Figures


def _find(subject: Subject) -> Iterator[Finding]:
    """Yield the quantities whose number is not the one given before, or asked for as a figure."""
    known = _find_known(subject)
    first: dict[object, _Named] = {}
    for each in _list_named(subject):
        quantity = each.quantity
        family = known.get(each.key[:2])
        if family is not None and not each.key[2] and not each.key[3]:
            if not _agree_with(family, quantity):
                yield _build(_HERE, each, f"{render_decimal(family.value)}{family.unit}", asked=1)
            continue
        before = first.setdefault(each.key, each)
        if not agree(before.quantity, quantity) and not _are_listed(before, each):
            yield _build(_HERE, each, before.quantity.written, asked=0)


def _find_elsewhere(subject: Subject) -> Iterator[Finding]:
    """Yield the quantities of which another report of the same unit and period says otherwise."""
    named = _drop_disputed(_list_named(subject))
    known = _find_known(subject)
    for other in subject.others:
        if other.same:
            there = _drop_disputed(_read(other.outline, subject))
            for key, each in named.items():
                if key in there and not agree(each.quantity, there[key].quantity):
                    yield _build(_ELSEWHERE, each, there[key].quantity.written, name=other.name)
            for family in known.values():
                said = there.get((family.label, family.unit, frozenset(), frozenset()))
                if said is not None and not _agree_with(family, said.quantity):
                    yield _build_known(family, said.quantity.written, other.name)


def _build(check: str, named: _Named, there: str, *, name: str = "", asked: int = 0) -> Finding:
    typed, quantity = named.typed, named.quantity
    assert typed is not None, "what is found stands in a typed text"  # noqa: S101
    spot = Spot(typed, quantity.start, quantity.end)
    label, here = named.key[0], quantity.written
    return build_finding(
        check, "advice", spot, label=label, here=here, there=there, name=name, asked=asked
    )


def _build_known(family: _Known, there: str, name: str) -> Finding:
    here = f"{render_decimal(family.value)}{family.unit}"
    params: dict[str, Param] = {"label": family.label, "here": here, "there": there, "name": name}
    about = f"{family.label} {here} {there}"
    return Finding(_ELSEWHERE, "advice", family.section, family.question, params, about=about)


def _list_named(subject: Subject) -> Iterator[_Named]:
    for typed, quantities in subject.quantities:
        yield from _name(quantities, subject, typed)


def _read(outline: Outline, subject: Subject) -> Iterator[_Named]:
    for block in outline.blocks:
        yield from _name(find_quantities(render_block(block)), subject)


def _name(
    quantities: Iterable[Quantity], subject: Subject, typed: TypedText | None = None
) -> Iterator[_Named]:
    """Yield the quantities that are specific enough to be compared.

    That it is of the report's own period and by its own unit goes without saying.
    """
    present = _list_present(subject.walk.draft.period)
    for each in quantities:
        own = next(filter(each.key.startswith, subject.own_names), "")
        key = each.key.removeprefix(own)
        if each.exact and each.sure and each.unit != "%" and _is_specific(key):
            bodies = frozenset(
                body
                for body in each.bodies
                if not any(own in body or body in own for own in subject.own_names)
            )
            yield _Named((key, each.unit, each.times - present, bodies), each, typed)


@cache
def _list_present(period: str) -> frozenset[str]:
    """Return what a report on that period may call it."""
    said = {"今年", "本年", "本年度", "当年", "年内", "以来", "截至", "截止", "期间"}
    try:
        parsed = parse_period(period)
    except ValueError:
        return frozenset(said)
    said |= {f"{parsed.year}年", f"{parsed.year}年度", parsed.half or "全年"}
    return frozenset(said)


def _is_specific(key: str) -> bool:
    if _GENERAL.fullmatch(key):
        return False
    return len(key) >= 5 or (len(key) == 4 and _STOCK.search(key) is not None)


def _are_listed(one: _Named, other: _Named) -> bool:
    """Whether both stand in one sentence: an enumeration, whose parts are different things."""
    return one.typed == other.typed and one.quantity.sentence == other.quantity.sentence


def _drop_disputed(named: Iterable[_Named]) -> dict[object, _Named]:
    """Return the quantities with one value alone, by their keys."""
    found: dict[object, _Named] = {}
    disputed = set()
    for each in named:
        before = found.setdefault(each.key, each)
        if before.quantity.value != each.quantity.value:
            disputed.add(each.key)
    return {key: each for key, each in found.items() if key not in disputed}


def _find_known(subject: Subject) -> Mapping[tuple[str, str], _Known]:
    """Return the numbers of families, by label and unit; of two with the same name, neither."""
    found: dict[tuple[str, str], _Known | None] = {}
    for section, question in subject.walk.path:
        answer = subject.walk.answers.get(question.id)
        if isinstance(question, Figures) and isinstance(answer, FiguresAnswer):
            for member in question.members:
                figure = answer.figures.get(member.id)
                if figure is not None and figure.value is not None:
                    label, unit = member.label.zh_CN, member.unit or ""
                    known = _Known(label, unit, figure.value, section, question)
                    found[label, unit] = None if (label, unit) in found else known
    return {key: known for key, known in found.items() if known and _is_specific(key[0])}


def _agree_with(family: _Known, quantity: Quantity) -> bool:
    return family.value == quantity.value


_PRACTICE = "实务：同一指标前后一致（《统计法》：统计资料真实、准确）"

SAME_QUANTITY = Check(_HERE, "advice", _PRACTICE, _find)
SAME_QUANTITY_ELSEWHERE = Check(
    _ELSEWHERE, "advice", "实务：同一单位同一时期上报的数据口径一致", _find_elsewhere
)
