"""A small template with something of everything, to be spoilt in one place and checked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

import pytest

from conversations.definition.parsing import DefinitionError, parse_interview

GOOD = """\
id: sample
version: 2
name: {zh_CN: 样例, en: Sample}
about: {zh_CN: 说明, en: About}
changes: {zh_CN: 新增表格, en: A table is new}
renamed: {old_unit: unit}
periods: half_year
unit: unit
title: "{{ unit }}关于{{ period.label }}的报告"
sections:
  - id: basics
    title: {zh_CN: 基本信息, en: Basics}
    questions:
      - id: unit
        kind: short_text
        ask: {zh_CN: 哪个单位, en: Which unit}
        profile: unit_name
        default: "{{ profile.unit_name }}"
      - id: reporter
        kind: choice
        ask: {zh_CN: 谁, en: Who}
        options:
          - {id: team, label: {zh_CN: 班子, en: Team}}
          - {id: person, label: {zh_CN: 个人, en: Person}}
      - id: themes
        kind: multi_choice
        ask: {zh_CN: 哪些方面, en: Which matters}
        least: 1
        most: 2
        options:
          - {id: study, label: {zh_CN: 学习, en: Study}}
          - {id: style, label: {zh_CN: 作风, en: Conduct}}
      - id: count
        kind: integer
        ask: {zh_CN: 几次, en: How often}
        least: 1
        most: 9
        when: {question: themes, is: [study]}
      - id: rate
        kind: percentage
        ask: {zh_CN: 完成率, en: Rate}
        least: 20
        most: 90
      - id: leaks
        kind: declaration
        none: "{{ unit }}未发生失泄密事件。"
        ask: {zh_CN: 有失泄密吗, en: Any leaks}
      - id: measures
        kind: long_text
        ask: {zh_CN: 采取了什么措施, en: Which measures}
        when: {question: leaks, is: [some]}
      - id: signed
        kind: confirm
        ask: {zh_CN: 署名吗, en: Signed}
      - id: signer
        kind: short_text
        ask: {zh_CN: 谁署名, en: Who signs}
        default: "{{ unit }}"
        when: {question: signed, is: [true]}
    body:
      - text: "{% if count %}共{{ count }}次，{% endif %}完成{{ rate }}，{{ themes | list_cn }}"
      - text: |
          {{ leaks }}
          {{ measures }}
      - text: "{{ signer }}{{ reporter }}"

  - id: numbers
    title: {zh_CN: 数字, en: Numbers}
    heading: 数字
    questions:
      - id: before
        kind: figures
        ask: {zh_CN: 去年, en: Last year}
        members:
          - {id: all, label: {zh_CN: 线索, en: Clues}}
      - id: clues
        kind: figures
        ask: {zh_CN: 线索, en: Clues}
        members:
          - {id: received, label: {zh_CN: 受理, en: Received}, unit: 件}
          - {id: closed, label: {zh_CN: 办结, en: Closed}, unit: 件}
          - {id: open, label: {zh_CN: 在办, en: Open}, unit: 件}
        sums:
          - {total: received, parts: [closed, open]}
        of_which:
          - {part: closed, whole: received}
        shares:
          - {id: closed_share, part: closed, whole: received}
        changes:
          - {id: change, now: received, before: before.all}
      - id: reasons
        kind: long_text
        ask: {zh_CN: 为什么多, en: Why so many}
        when: {question: clues, member: received, least: 10}
      - id: tasks
        kind: table
        ask: {zh_CN: 清单, en: List}
        columns:
          - {id: task, label: 任务}
          - {id: cost, label: 经费, kind: money, total: true}
    body:
      - text: "受理{{ clues.received }}件，办结率{{ clues.closed_share }}，{{ clues.change }}"
      - text: "{{ reasons }}"
      - {table: tasks, caption: "{{ period.label }}清单"}
      - text: "{% for row in tasks %}{{ row.task }}{% endfor %}"

  - id: work
    title: {zh_CN: 工作, en: Work}
    heading: 工作
    questions:
      - id: areas
        kind: items
        ask: {zh_CN: 方面, en: Areas}
        suggestions:
          - {id: duty, heading: 主体责任}
          - 意识形态
        inner:
          ask: {zh_CN: 条目, en: Items}
          least: 1
          most: 5
      - id: problems
        kind: items
        ask: {zh_CN: 问题, en: Problems}
        least: 2
        most: 8
      - id: plans
        kind: items
        ask: {zh_CN: 打算, en: Plans}
        pairs_with: problems
      - id: duty_meetings
        kind: integer
        ask: {zh_CN: 开会几次, en: Meetings}
        when: {question: areas, is: [duty]}
    body:
      - items: areas
        marker: （一）
        inner_marker: 一是
        inner_layout: joined
        add:
          - {under: duty, text: "开会{{ duty_meetings }}次。"}
      - heading: "存在问题"
        marker: （一）
        body:
          - items: problems
            marker: 1.
            layout: run_in
      - {items: plans, marker: 一是, layout: joined}
"""


def explain(text: str) -> list[str]:
    """Return the mistakes of a text, as they are printed but for the file's name."""
    with pytest.raises(DefinitionError) as caught:
        parse_interview(text, "sample.yaml")
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem).removeprefix("sample.yaml:") for problem in caught.value.problems]


class Broken(NamedTuple):
    """The good template with `old` replaced by `new`, and what is said of it.

    The mistake is in the first line that differs, or in the first with the words `at`.
    """

    name: str
    old: str
    new: str
    field: str
    sentence: str
    at: str = ""

    @property
    def text(self) -> str:
        """The template as it is now."""
        assert self.old in GOOD
        return GOOD.replace(self.old, self.new, 1)

    def find_line(self) -> int:
        """Return the number of the line with the mistake."""
        pairs = zip_longest(self.text.splitlines(), GOOD.splitlines())
        return next(
            number
            for number, (line, good) in enumerate(pairs, 1)
            if (self.at in (line or "") if self.at else line != good)
        )


def parametrize_broken(cases: Sequence[Broken]) -> pytest.MarkDecorator:
    """Return what runs a test for each of the cases, by their names."""
    return pytest.mark.parametrize("broken", cases, ids=[case.name for case in cases])


def assert_said(broken: Broken) -> None:
    """Assert that just this is said: the line, the field, and a sentence that begins so."""
    (said,) = explain(broken.text)
    assert said.startswith(f"{broken.find_line()}: {broken.field}: {broken.sentence}")
