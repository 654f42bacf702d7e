"""Phrases: they can be read, and name what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from conversations.definition.blocks import (
    Block,
    ChartBlock,
    GroupBlock,
    ItemsBlock,
    PicturesBlock,
    TableBlock,
    TextBlock,
)
from conversations.definition.checks.flaws import Flaw, Loc, suggest, walk_blocks, walk_earlier
from conversations.definition.checks.lookups import find_wrong_lookups
from conversations.definition.checks.shapes import PERIOD, Shape, build_shape
from conversations.definition.interview import Interview
from conversations.definition.questions import Declaration, Defaulted, Question
from conversations.report.building import GIVEN_NAMES
from conversations.report.filters import FILTERS
from conversations.report.phrases import PhraseError, parse_phrase

if TYPE_CHECKING:
    from jinja2 import nodes

_UNKNOWN = re.compile("no (filter|test) '(.+)'")
_UNKNOWN_TAG = re.compile("Encountered unknown tag '([^']+)'\\.?(.*)", re.DOTALL)
_UNCLOSED = re.compile(".*block that needs to be closed is '([a-z]+)'\\.?", re.DOTALL)
_CHARACTER = re.compile("unexpected char '(.+)' at [0-9]+")
_SUPERFLUOUS = re.compile("expected token 'end of (?:print statement|statement block)', got '(.+)'")
_WIDE = re.compile("[｛{]｛|｛{|[｝}]｝|｝}|｛[%％]|{％|％[}｝]|%｝")
_SINGLE = re.compile("(?<!{){ *([a-z][a-z0-9_]*)[^{}]*}(?!})")
_TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set")
_ALIKE = 0.85
"""How near a name of the profile must be to one remembered here to be taken for a slip of it.

Other reports of the unit may remember others.
"""


_NARROW = "Put braces of the English keyboard, {{ }} and {% %}, in place of the wide ones."


class Place(NamedTuple):
    """A phrase, the way to it, and the questions whose answers it may use."""

    loc: Loc
    phrase: str
    known: Mapping[str, Question]
    asked: Question | None = None


def walk_phrases(interview: Interview) -> Iterator[Place]:
    """Yield every phrase of the interview."""
    every = interview.by_id
    yield Place(("title",), interview.title, every)
    for loc, question, earlier in walk_earlier(interview):
        if isinstance(question, Defaulted) and question.default is not None:
            yield Place((*loc, "default"), question.default, earlier, question)
        elif isinstance(question, Declaration):
            yield Place((*loc, "none"), question.none, earlier, question)
    for loc, block in walk_blocks(interview):
        for way, phrase in _list_phrases(block):
            yield Place((*loc, *way), phrase, every)


def _list_phrases(block: Block) -> Iterator[tuple[Loc, str]]:
    """Yield the phrases of one block, with the way to each."""
    match block:
        case TextBlock():
            yield ("text",), block.text
        case GroupBlock():
            yield ("heading",), block.heading
        case TableBlock() if block.caption is not None:
            yield ("caption",), block.caption
        case ChartBlock():
            if block.caption is not None:
                yield ("caption",), block.caption
            if block.compare:
                yield ("before",), block.before
        case PicturesBlock() if block.title is not None:
            yield ("title",), block.title
        case ItemsBlock():
            for at, addition in enumerate(block.add):
                yield ("add", at, "text"), addition.text


class Reading(NamedTuple):
    """A phrase that can be read: its syntax tree, and the names it takes from the answers."""

    place: Place
    tree: nodes.Template
    names: frozenset[str]


def read_phrases(interview: Interview) -> tuple[list[Reading], list[Flaw]]:
    """Return the phrases, and a flaw for each that cannot be read."""
    from jinja2 import meta

    readings, flaws = [], []
    for place in walk_phrases(interview):
        try:
            tree = parse_phrase(place.phrase)
        except PhraseError as error:
            wide = _WIDE.search(place.phrase)
            sentence = _NARROW if wide else f"Correct this phrase: {_tell_why(error)}."
            flaws.append(Flaw(place.loc, sentence, error.line))
        else:
            names = frozenset(meta.find_undeclared_variables(tree))
            readings.append(Reading(place, tree, names))
    return readings, flaws


def check_phrases(interview: Interview, readings: Iterable[Reading]) -> Iterator[Flaw]:
    """Yield what the phrases name that is not there."""
    shapes = {name: build_shape(question) for name, question in interview.by_id.items()}
    remembered = _find_remembered(interview)
    for reading in readings:
        place = reading.place
        yield from _check_names(reading, interview)
        yield from _check_profile(reading, remembered)
        yield from _check_braces(reading)
        known: dict[str, Shape | None] = {name: shapes[name] for name in place.known}
        for sentence, line in find_wrong_lookups(reading.tree, {**known, "period": PERIOD}):
            yield Flaw(place.loc, sentence, line)


def _tell_why(error: PhraseError) -> str:
    """Return the reason in an author's words, with what was perhaps meant."""
    from jinja2.filters import FILTERS as COMMON_FILTERS
    from jinja2.tests import TESTS

    reason = error.reason.rstrip(".")
    if unknown := _UNKNOWN.fullmatch(reason):
        known = COMMON_FILTERS.keys() | FILTERS.keys()
        return reason + suggest(unknown[2], known if unknown[1] == "filter" else TESTS)
    if tag := _UNKNOWN_TAG.fullmatch(reason):
        return _tell_tag(tag[1], tag[2])
    if opened := _UNCLOSED.fullmatch(reason):
        return f"{{% {opened[1]} … %}} needs {{% end{opened[1]} %}} behind it"
    if character := _CHARACTER.fullmatch(reason):
        return f"{character[1]} is not read here; quotes, brackets and | are those of English"
    if superfluous := _SUPERFLUOUS.fullmatch(reason):
        near = " (perhaps ==)" if superfluous[1] == "=" else ""
        return f"it cannot be read from {superfluous[1]} on{near}"
    if reason == "unexpected '}'":
        return "two braces }} end what two braces {{ begin, and %} what {% begins"
    return reason


def _tell_tag(tag: str, expected: str) -> str:
    opened = _UNCLOSED.fullmatch(expected)
    if opened and tag.startswith(("end", "fi")):
        return f"write {{% end{opened[1]} %}} in place of {{% {tag} … %}}"
    if tag in _TAGS:
        return f"there is nothing that {{% {tag} %}} belongs to"
    near = " (perhaps elif or else)" if tag.startswith("els") else suggest(tag, _TAGS)
    return f"there is no {{% {tag} … %}}{near}"


def _find_remembered(interview: Interview) -> set[str]:
    """Return the names under which this report remembers answers in the unit's profile."""
    questions = (each for _, each in interview.questions() if isinstance(each, Defaulted))
    return {each.profile for each in questions if each.profile is not None}


def _check_names(reading: Reading, interview: Interview) -> Iterator[Flaw]:
    place, tree, names = reading
    for name in sorted(names - GIVEN_NAMES - place.known.keys()):
        yield Flaw(place.loc, _say_unknown(name, place, interview), _find_line(tree, name))


def _say_unknown(name: str, place: Place, interview: Interview) -> str:
    if place.asked is not None and name == place.asked.id:
        return f"Name an earlier question; {name} is this one itself."
    if name in interview.by_id:
        return f"Name an earlier question; {name} is not asked before this."
    near = suggest(name, GIVEN_NAMES | place.known.keys())
    return f"Correct the name {name}; no question has this id{near}."


def _find_line(tree: nodes.Template, name: str) -> int:
    from jinja2 import nodes

    return next((each.lineno for each in tree.find_all(nodes.Name) if each.name == name), 1)


def _check_profile(reading: Reading, remembered: set[str]) -> Iterator[Flaw]:
    from jinja2 import nodes

    for node in reading.tree.find_all(nodes.Getattr):
        if not isinstance(node.node, nodes.Name) or node.node.name != "profile":
            continue
        near = _find_meant(node.attr, remembered)
        if near and node.attr not in remembered:
            sentence = f"the profile has nothing called so (perhaps {near[0]})"
            yield Flaw(reading.place.loc, f"Correct {node.attr}; {sentence}.", node.lineno)


def _check_braces(reading: Reading) -> Iterator[Flaw]:
    """Yield a flaw for what stands in wide or single braces, and would be printed as it is."""
    from jinja2 import nodes

    known = GIVEN_NAMES | reading.place.known.keys()
    for node in reading.tree.find_all(nodes.TemplateData):
        if wide := _WIDE.search(node.data):
            line = node.lineno + node.data.count("\n", 0, wide.start())
            yield Flaw(reading.place.loc, _NARROW, line)
        for found in _SINGLE.finditer(node.data):
            if found[1] in known:
                line = node.lineno + node.data.count("\n", 0, found.start())
                yield Flaw(reading.place.loc, f"Write two braces: {{{found[0]}}}.", line)


def _find_meant(name: str, remembered: set[str]) -> list[str]:
    """Return the remembered names of which this is a slip: letters exchanged, or one too many."""
    exchanged = [each for each in remembered if sorted(each) == sorted(name)]
    return exchanged or get_close_matches(name, remembered, 1, _ALIKE)
