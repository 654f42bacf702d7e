"""What a note may be about: the headings that the reports on offer suggest, and their questions.

Which topic a note belongs to is guessed from pairs of characters that it shares with the topic's
heading and hint, each weighed by how few topics have it (TF-IDF, Salton and Buckley 1988,
https://doi.org/10.1016/0306-4573(88)90021-0). Pairs need no word list, and Chinese has no spaces.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import Literal

from rapidfuzz.fuzz import ratio

from conversations.definition.interview import Interview, Section
from conversations.definition.questions import Items, LongText, Question, Suggestion
from conversations.definition.terms import Words

LONGEST_KEY = 120
"""Characters of a topic's key, as a column holds them."""

Role = Literal["work", "problem", "plan"]
"""What is told of it: what was done, what is wanting, or what is to be done about that."""

_HEADING, _HINT, _ASK = 3.0, 1.5, 0.5
"""How much a pair of characters weighs by where the topic has it."""

_LIKE = 60
"""How alike two headings are (in percent) whose notes fit each other's questions."""

_SURE = 0.19
"""The least score of a guess. Tried on the notes of tests/unit/notes/sample_notes.py."""

_OUT_OF_ROLE = 0.5
"""What the score of a topic counts for whose role is not the note's."""

_CUES: Mapping[Role, re.Pattern[str]] = {
    "plan": re.compile("下一?步|打算|计划在|计划于|拟于|拟在|明年|下半年将"),
    "problem": re.compile(
        "不足|不够|不高|不强|不严|不到位|不深|不平衡|差距|短板|薄弱|缺乏|欠缺|缺口|滞后|问题是|偏大|偏老"
    ),
}
"""Words by which a note says of itself what it is; without any, it tells what was done."""

_ASKED: Mapping[Role, re.Pattern[str]] = {
    "plan": re.compile("下一?步|打算|建议|对策"),
    "problem": re.compile("问题|原因|差距"),
}
"""Words by which a question says of itself what it asks for."""

_END = re.compile("[？。?]")

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a topic stands: a question of an interview, under that suggested heading, if any."""

    interview: str
    question: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that notes can be about, and all its places.

    `clues` are the texts that tell it, each with its weight.
    """

    name: Words
    role: Role
    places: tuple[Place, ...]
    clues: tuple[tuple[str, float], ...]

    @property
    def key(self) -> str:
        """What a note stores: the Chinese name, which the reports print."""
        return self.name.zh_CN[:LONGEST_KEY]

    @property
    def number(self) -> int:
        """What stands for it on a button."""
        return number_topic(self.key)


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """All topics of the reports on offer, with what guessing goes by.

    `rarity` weighs a pair of characters, `vectors` are the topics' own weights for them. They are
    compared as one object: what fits a question is asked after every answer, and remembered.
    """

    all: tuple[Topic, ...]
    rarity: Mapping[str, float]
    vectors: tuple[Mapping[str, float], ...]

    def find(self, key: str) -> Topic | None:
        """Return the topic of that key, if a report still has it."""
        return next((topic for topic in self.all if topic.key == key), None)

    def find_number(self, number: int) -> Topic | None:
        """Return the topic that a button names."""
        return next((topic for topic in self.all if topic.number == number), None)


def number_topic(key: str) -> int:
    """Return what stands for the key on a button: its CRC-32, the same in every process."""
    return zlib.crc32(key.encode())


def build_topics(interviews: Iterable[Interview]) -> Topics:
    """Return the topics of these interviews; those with the same heading are one."""
    found: dict[str, Topic] = {}
    for topic in (topic for interview in interviews for topic in _list_topics(interview)):
        known = found.get(topic.key)
        both = topic if known is None else _join(known, topic)
        found[topic.key] = both
    every = tuple(found.values())
    counts = [_weigh(topic) for topic in every]
    spread = Counter(pair for weights in counts for pair in weights)
    rarity = {pair: log(1 + len(every) / many) for pair, many in spread.items()}
    return Topics(every, rarity, tuple(_scale(weights, rarity) for weights in counts))


def rank_topics(text: str, topics: Topics) -> list[tuple[float, Topic]]:
    """Return every topic with how well the text fits it (from 0), the best first."""
    pairs = {pair for pair in _list_pairs(text) if pair in topics.rarity}
    length = sqrt(sum(topics.rarity[pair] ** 2 for pair in pairs)) or 1.0
    role = _find_cue(text, _CUES)
    scored = [
        (_score(vector, pairs, topics.rarity) / length * _weigh_role(topic, role), topic)
        for topic, vector in zip(topics.all, topics.vectors, strict=True)
    ]
    return sorted(scored, key=lambda each: -each[0])


def guess_topic(text: str, topics: Topics) -> Topic | None:
    """Return the topic that the text is most likely about; None where that is not clear."""
    ranked = rank_topics(text, topics)
    return ranked[0][1] if ranked and ranked[0][0] >= _SURE else None


@lru_cache(256)
def list_fitting(topics: Topics, interview: str, question: str) -> frozenset[str]:
    """Return the keys of the topics whose notes are offered at the question.

    These are its own, and those of other reports that are called nearly the same.
    """
    own = [topic for topic in topics.all if _find_place(topic, interview, question)]
    like = (
        topic.key
        for topic in topics.all
        if any(each.role == topic.role and _are_alike(each, topic) for each in own)
    )
    return frozenset(like)


def find_heading(topics: Topics, key: str, interview: str, question: str) -> str:
    """Return the suggested heading under which a note of that topic belongs there; "" for none."""
    topic = topics.find(key)
    if topic is None:
        return ""
    place = _find_place(topic, interview, question)
    if place is not None:
        return place.heading
    own = [each for each in topics.all if _find_place(each, interview, question)]
    like = [each for each in own if each.role == topic.role and _are_alike(each, topic)]
    best = max(like, key=lambda each: ratio(each.key, key), default=None)
    place = _find_place(best, interview, question) if best else None
    return place.heading if place else ""


def _list_topics(interview: Interview) -> Iterator[Topic]:
    """Yield the topics of the parts that are printed under a heading."""
    for section in interview.sections:
        if section.heading is None:
            continue
        for question in section.questions:
            if isinstance(question, Items):
                yield from _list_headings(interview, section, question)
            elif isinstance(question, LongText):
                yield _build_topic(interview, question, _name_question(question), "")


def _list_headings(interview: Interview, section: Section, question: Items) -> Iterator[Topic]:
    for each in question.suggestions:
        yield _build_suggested(interview, question, each)
    if not question.suggestions:
        yield _build_topic(interview, question, section.title, "")


def _build_suggested(interview: Interview, question: Items, given: Suggestion) -> Topic:
    name = Words(zh_CN=given.heading, en=given.heading)
    hint = given.hint.zh_CN if given.hint else ""
    topic = _build_topic(interview, question, name, given.heading)
    return replace(topic, clues=(*topic.clues, (hint, _HINT)))


def _name_question(question: LongText) -> Words:
    """Return what is asked, without the request that may follow it: it names the topic."""
    ask = question.ask
    return Words(zh_CN=_END.split(ask.zh_CN)[0] or ask.zh_CN, en=_END.split(ask.en)[0])


def _build_topic(
    interview: Interview, question: Items | LongText, name: Words, heading: str
) -> Topic:
    hint = question.hint.zh_CN if question.hint and not heading else ""
    clues = ((name.zh_CN, _HEADING), (hint, _HINT), (question.ask.zh_CN, _ASK))
    place = Place(interview.id, question.id, heading)
    return Topic(name, _choose_role(interview, question), (place,), clues)


def _choose_role(interview: Interview, question: Question) -> Role:
    """Return the role of a question: what answers another list is a plan, the other a problem."""
    if question.id in interview.pairs:
        return "plan"
    if question.id in interview.pairs.values():
        return "problem"
    return _find_cue(question.ask.zh_CN, _ASKED)


def _join(known: Topic, more: Topic) -> Topic:
    return replace(
        known, places=(*known.places, *more.places), clues=(*known.clues, *more.clues[1:])
    )


def _weigh(topic: Topic) -> dict[str, float]:
    weights: dict[str, float] = {}
    for text, weight in topic.clues:
        for pair in _list_pairs(text):
            weights[pair] = max(weights.get(pair, 0.0), weight)
    return weights


def _scale(weights: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return the weights with the rarity of each pair, as a vector of length 1."""
    scaled = {pair: weight * rarity[pair] for pair, weight in weights.items()}
    length = sqrt(sum(value**2 for value in scaled.values())) or 1.0
    return {pair: value / length for pair, value in scaled.items()}


def _score(vector: Mapping[str, float], pairs: set[str], rarity: Mapping[str, float]) -> float:
    return sum(vector[pair] * rarity[pair] for pair in pairs & vector.keys())


def _list_pairs(text: str) -> list[str]:
    """Return the pairs of neighbouring Chinese characters, and the words of other scripts."""
    runs: Sequence[str] = _RUN.findall(text.lower())
    pairs = [a + b for run in runs if run[0] > "z" for a, b in pairwise(run)]
    return pairs + [run for run in runs if run[0] <= "z" and not run.isdigit()]


def _find_cue(text: str, cues: Mapping[Role, re.Pattern[str]]) -> Role:
    return next((role for role, cue in cues.items() if cue.search(text)), "work")


def _weigh_role(topic: Topic, role: Role) -> float:
    return 1.0 if topic.role == role else _OUT_OF_ROLE


def _find_place(topic: Topic, interview: str, question: str) -> Place | None:
    wanted = (interview, question)
    return next(
        (place for place in topic.places if (place.interview, place.question) == wanted), None
    )


def _are_alike(one: Topic, other: Topic) -> bool:
    return ratio(one.key, other.key) >= _LIKE
