"""What a simulated person does next, given the buttons under the last message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from conversations.buttons import decode

INTERVIEW = "half_year_responsibility"
"""The report that everybody writes."""

HEADINGS = ("提高政治站位", "压实各级责任", "推进作风建设", "提升工作水平")
"""Of the entries that a person gives to each list of the report."""

PARAGRAPH = (
    "严格执行“第一议题”制度，落实理论学习中心组集体学习和个人自学计划，上半年集中学习12次、"
    "开展专题研讨4次。坚持把全面从严治党工作纳入总体布局，同谋划、同部署、同推进、同考核，"
    "牵头制定任务分工方案，逐级压实责任，推动年初确定的26项任务全部按时间节点落实到位。"
)


@dataclass(frozen=True, slots=True)
class Act:
    """A text typed, or a button pressed by its `data`; `answer` when it answers a question."""

    text: str = ""
    data: str = ""
    answer: bool = True


class Script(Protocol):
    """A person's way through a chat."""

    def next(self, buttons: Sequence[str]) -> Act:
        """Return what to do at a message with these buttons' data."""


class Echo:
    """Types a heading and a paragraph in turn, whatever comes back."""

    def __init__(self) -> None:
        self._heading = False

    def next(self, buttons: Sequence[str]) -> Act:  # noqa: ARG002 (an echo has none)
        """Return the next text."""
        self._heading = not self._heading
        return Act(HEADINGS[0] if self._heading else PARAGRAPH)


class Interviewed:
    """Answers every question of a report, then begins another one."""

    CARD = frozenset({"back", "skip", "next"})
    LIST = frozenset({"suggest", "done"})
    LEADS_ON = ("again", "kind", "period")

    def next(self, buttons: Sequence[str]) -> Act:
        """Return the last choice, 写完了 at a full list, a text, or the way to a new report."""
        verbs = {
            press.verb: data
            for data in buttons
            if (press := decode(data)) and (press.verb != "kind" or press.question == INTERVIEW)
        }
        if not buttons:
            return Act("/continue", answer=False)
        if "choose" in verbs:
            return Act(data=verbs["choose"])
        if self.LIST & verbs.keys():
            return self._go_on_with_list(verbs, sum(data.startswith("go:") for data in buttons))
        return Act(PARAGRAPH) if self.CARD & verbs.keys() else self._begin_again(verbs)

    def _go_on_with_list(self, verbs: Mapping[str, str], entries: int) -> Act:
        if entries < len(HEADINGS):
            return Act(HEADINGS[entries])
        return Act(data=verbs["done"])

    def _begin_again(self, verbs: Mapping[str, str]) -> Act:
        for verb in self.LEADS_ON:
            if verb in verbs:
                return Act(data=verbs[verb], answer=False)
        return Act("/new", answer=False)
