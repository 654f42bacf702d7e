"""A draft of ten pages to be checked, beside other reports that it may have been copied from."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from bot.words.files import read_shipped_interviews
from bot.words.folders import find_folders
from bot.words.interviews import read_interview
from bot.words.norms import load_norms
from conversations.checks.running import run_checks
from conversations.checks.subject import OtherReport, Subject
from conversations.definition.interview import Interview
from conversations.definition.questions import Choice, Confirm
from conversations.drafts.cards import build_card
from conversations.drafts.draft import Draft, ItemsAnswer
from conversations.drafts.events import Event, Pressed, Typed
from conversations.drafts.path import build_walk
from conversations.drafts.results import Card
from conversations.engine.step import step
from conversations.report.building import build_outline
from tests.benchmarks.reports import Writer, count_pages
from tests.benchmarks.scripts import HEADINGS, INTERVIEW

PERIOD = "2026H1"
NOW = datetime(2026, 7, 1, tzinfo=UTC)
ON = date(2026, 7, 1)

_LEFT = "协调XX单位整改,形成台帐。"
"""What some answers end with, for the checks to find."""


class Checked:
    """A draft and what it is checked by; `run` does it as for a person, from the answers on."""

    def __init__(self, pages: float) -> None:
        folders = find_folders(None)
        self._norms = load_norms(folders)
        self._interview = _load_interview()
        write = partial(_find_draft, self._interview, pages)
        self._draft = write(1)
        self.outline = build_outline(self._interview, self._draft)
        others = (build_outline(self._interview, write(seed)) for seed in (2, 3))
        self._others = tuple(
            OtherReport(name, outline, own=name == "上年")
            for name, outline in zip(("上年", "同事"), others, strict=True)
        )

    def run(self) -> int:
        """Run all checks; return how many findings there are."""
        subject = Subject(
            build_walk(self._interview, self._draft),
            self._norms,
            ON,
            own_names=("市档案馆",),
            others=self._others,
        )
        return len(run_checks(subject))


def _load_interview() -> Interview:
    files = read_shipped_interviews(find_folders(None))
    file = next(file for file in files if file.name == f"{INTERVIEW}.yaml")
    interview = read_interview(file).interview
    assert interview is not None
    return interview


def _find_draft(interview: Interview, pages: float, seed: int) -> Draft:
    """Return a draft that is answered with texts so long that the report has that many pages."""
    characters = 100
    while True:
        draft = _play(interview, Writer(seed), characters)
        found = count_pages(build_outline(interview, draft))
        if found >= pages:
            return draft
        characters = max(characters + 10, int(characters * min(2, pages / max(found, 0.1))))


def _play(interview: Interview, writer: Writer, characters: int) -> Draft:
    draft = Draft(interview.id, interview.version, PERIOD)
    while card := build_card(interview, draft):
        draft, _ = step(interview, draft, _answer(card, writer, characters))
    return draft


def _answer(card: Card, writer: Writer, characters: int) -> Event:
    question = card.question
    if isinstance(question, Choice | Confirm):
        return Pressed("choose", question.id, card.revision, 0)
    if card.focus.part == "text":
        left = _LEFT if card.revision % 4 == 0 else ""
        return Typed(writer.write_paragraph(characters) + left, card.revision, NOW, ON)
    entries = len(card.answer.entries) if isinstance(card.answer, ItemsAnswer) else 0
    if entries == len(HEADINGS):
        return Pressed("done", question.id, card.revision)
    return Typed(HEADINGS[entries], card.revision, NOW, ON)
