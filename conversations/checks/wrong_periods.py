"""Another year or half-year where this report's own is meant: left over from an older report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from conversations.checks.dated import find_subject_period
from conversations.checks.finding import Finding
from conversations.checks.slips import (
    Slip,
    build_slip_finding,
    find_quoted,
    get_sentence,
    is_within,
)
from conversations.checks.subject import Check, Subject
from conversations.definition.questions import ShortText
from conversations.drafts.typed_texts import TypedText
from conversations.periods import Period

_YEAR = re.compile("([0-9]{4})年(度|上半年|下半年|全年|第?[一二三四]季度)?(以来)?")
_THIS = re.compile("(?:今年|本年度)[（(]?([0-9]{4})年")
_HALF = re.compile("(?<!年)(?<!明年)(上半年|下半年)")
_DAY = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_SENTENCE = re.compile(r"[^。！？；\r\n]+")
_SELF = re.compile("现将|现就|现把")
_REPORTED = ("报告如下", "汇报如下", "述职如下", "总结如下", "情况报告", "情况汇报")
_TITLE = re.compile("(?:报告|总结|提纲|汇报|述职)$")

_COMPARED = re.compile(
    "[较比同与和]|自|从|截至|上年|去年|同期|相比|对比|对照|增长|下降|上升|提高|降低|减少|增加"
    "|连续|先后|累计|两年|多年|历年|逐年|审计|决算|考核|表彰|荣获|被评|印发|出台|修订|计划|规划"
)
_ABOUT_OTHERS = re.compile("审计|决算|整改|巡视|巡察|反馈|调查|考核|督查")
_PLANNED = re.compile(
    "将|拟|计划|打算|安排|思路|力争|争取|准备|要|继续|进一步|着力|重点|推进|预计|目标|底前|之前"
)
_DONE = re.compile("以来|共(?:开展|召开|组织)|已|完成了|召开了|开展了|取得了|荣获")


def _find(subject: Subject) -> Iterator[Finding]:
    period = find_subject_period(subject)
    if period is None:
        return
    for typed in subject.texts:
        slips = sorted({slip.start: slip for slip in _read(typed, period, subject.on)}.values())
        for slip in slips:
            if typed.text[slip.start : slip.end] not in subject.spared:
                yield build_slip_finding("wrong_period", "advice", typed, slip, period=period.label)


def _read(typed: TypedText, period: Period, on: date) -> Iterator[Slip]:
    text = typed.text
    if "年" not in text:
        return
    quoted = find_quoted(text)
    for slip in (
        *_read_named_halves(typed, period),
        *_read_this_year(text, period, on),
        *_read_own(typed, period),
        *_read_second_half(typed, period),
        *_read_future(typed, period, on),
    ):
        if not is_within(quoted, slip.start):
            yield slip


def _read_named_halves(typed: TypedText, period: Period) -> Iterator[Slip]:
    """Yield 2025年上半年 and 2025年以来 in a report on 2026, where nothing is compared."""
    for match in _YEAR.finditer(typed.text):
        named = match[2] and match[2] != "度"
        if int(match[1]) == period.year - 1 and (named or match[3]):
            sentence = get_sentence(typed.text, match.start(), match.end())
            if not _COMPARED.search(sentence):
                yield Slip(match.start(), match.end())


def _read_this_year(text: str, period: Period, on: date) -> Iterator[Slip]:
    """Yield 今年（2025年） where this year is another one."""
    for match in _THIS.finditer(text):
        if int(match[1]) not in (period.year, on.year):
            yield Slip(match.start(1), match.end(1) + 1)


def _read_own(typed: TypedText, period: Period) -> Iterator[Slip]:
    """Yield the period of which the text says that it reports, where that is another one."""
    text = typed.text
    if isinstance(typed.question, ShortText) and _TITLE.search(text.strip()):
        yield from _read_said(text, 0, period)
    for sentence in _SENTENCE.finditer(text):
        begun = _SELF.search(sentence[0])
        if begun and any(word in sentence[0] for word in _REPORTED):
            said = sentence[0][begun.end() :]
            yield from _read_said(said, sentence.start() + begun.end(), period)


def _read_said(said: str, at: int, period: Period) -> Iterator[Slip]:
    if _ABOUT_OTHERS.search(said):
        return
    year = _YEAR.search(said)
    if year and int(year[1]) != period.year:
        yield Slip(at + year.start(), at + year.end())
    for half in _HALF.finditer(said) if not _PLANNED.search(said) else ():
        if period.kind in ("half_year", "year") and half[1] != period.half:
            yield Slip(at + half.start(), at + half.end())
            return


def _read_second_half(typed: TypedText, period: Period) -> Iterator[Slip]:
    """Yield 下半年 as a time gone by, in a report on the first half."""
    if period.half != "上半年":
        return
    for match in re.finditer("下半年(?:以来)?", typed.text):
        before = typed.text[max(0, match.start() - 5) : match.start()]
        sentence = get_sentence(typed.text, match.start(), match.end())
        other = before.endswith(("去年", "上年")) or re.search("[0-9]{4}年$", before)
        if not other and _DONE.search(sentence) and not _PLANNED.search(sentence):
            yield Slip(match.start(), match.end())


def _read_future(typed: TypedText, period: Period, on: date) -> Iterator[Slip]:
    """Yield days that are still to come, on which something was done."""
    for match in _DAY.finditer(typed.text):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        sentence = get_sentence(typed.text, match.start(), match.end())
        done = _DONE.search(sentence) and not _PLANNED.search(sentence)
        if done and day > max(on, period.last_day):
            yield Slip(match.start(), match.end())


WRONG_PERIOD = Check(
    "wrong_period", "advice", "报告写作的惯例: 时间与报告所属期一致", _find, local=True
)
