"""The numbers of a family: one of them, or several in one message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from conversations.definition.questions import Figures, Member
from conversations.drafts.results import Refusal
from conversations.drafts.values import render_decimal
from conversations.kinds.number import count_places, parse_measure
from conversations.kinds.numerals import THOUSANDS, fold_numeral, parse_decimal

_SEPARATOR = re.compile("[,、;]")
_EDGES = ",、;。 "
_LABEL_EDGES = _EDGES + "\n:()"
"""What may stand around a number, and around one with its label."""

_WIDE_COMMA = str.maketrans("，", "、")
"""A wide comma separates: it is not taken for one of thousands, as it would be once folded."""

_SPACED_UNIT = re.compile("(?<=[^ ]) (?=[^-+0-9零〇一二两三四五六七八九十负廿])")
_LINK = re.compile("[ \n:=]*(?:为|是|共计|共|有|is |was |are |were )?[ \n:=]*")
_CONNECTIVES = ("其中", "以及", "和", "及", "与", "of which", "and")
_SCALES = {"万": 4, "亿": 8}


def parse_figures(question: Figures, at: int, text: str) -> dict[str, Decimal] | Refusal:
    """Return the numbers that the text gives, by member id: for the member at index `at`, or more.

    Several are in the order of the members from `at` on (12，10，2), or each behind its label in
    either language (受理12件，办结10件). A narrow comma in the right place separates thousands.
    Units may stand behind the numbers.

    Refused: `not_a_figure` (member: the label), `too_many_places` (places), `too_many_figures`
    (count: of the members from `at` on). None is below 0.
    """
    labelled = parse_labelled(question, text)
    return labelled if labelled is not None else _parse_in_order(question, at, text)


def parse_labelled(question: Figures, text: str) -> dict[str, Decimal] | Refusal | None:
    """Return the numbers of a text that begins with a member's label; None for any other text.

    Refused: `not_a_figure` (member), `too_many_places` (places).
    """
    plain = _fold(text).casefold()
    labels = _build_labels(question)
    said = sorted((label for label in labels if label in plain), key=len, reverse=True)
    found = list(re.finditer("|".join(map(re.escape, said)), plain)) if said else []
    if not found or _strip(plain[: found[0].start()]):
        return None
    numbers: dict[str, Decimal] = {}
    ends = [*(match.start() for match in found[1:]), len(plain)]
    for match, end in zip(found, ends, strict=True):
        members = labels[match[0]]  # of several with this label, the next one
        member = next((each for each in members if each.id not in numbers), members[0])
        rest = _LINK.sub("", plain[match.end() : end], count=1)
        number = _read(member, "" if member.id in numbers else _strip(rest))
        if isinstance(number, Refusal):
            return number
        numbers[member.id] = number
    return numbers


def _parse_in_order(question: Figures, at: int, text: str) -> dict[str, Decimal] | Refusal:
    members = question.members[at:]
    tokens = list(_split(_fold(text))) or [""]
    if len(tokens) > len(members):
        whole = _read(members[0], text)  # 1 193 or 1，193
        if isinstance(whole, Decimal):
            return {members[0].id: whole}
    numbers: dict[str, Decimal] = {}
    for member, token in zip(members, tokens, strict=False):
        number = _read(member, token)
        if isinstance(number, Refusal):
            return number
        numbers[member.id] = number
    if len(tokens) > len(members):
        return Refusal("too_many_figures", {"count": len(members)})
    return numbers


def _fold(text: str) -> str:
    """Return the text with narrow signs, without commas between thousands."""
    narrow = unicodedata.normalize("NFKC", text.translate(_WIDE_COMMA))
    return THOUSANDS.sub(lambda match: match[0].replace(",", ""), narrow)


def _split(text: str) -> Iterator[str]:
    """Yield what stands between separators, line ends and spaces."""
    for line in text.split("\n"):
        plain = " ".join(line.split()).strip(_EDGES).rstrip(".")
        for piece in _SEPARATOR.split(plain) if plain else ():
            yield from _SPACED_UNIT.sub("", piece.strip()).split(" ")


def _strip(text: str) -> str:
    """Return the text without what leads from one number to the next."""
    plain = text.strip(_LABEL_EDGES).rstrip(".")
    for word in _CONNECTIVES:
        plain = plain.removesuffix(word).rstrip(_LABEL_EDGES)
    return plain


def _build_labels(question: Figures) -> dict[str, list[Member]]:
    """Return the members by their labels, in either language, as a folded text has them."""
    labels: dict[str, list[Member]] = {}
    for member in question.members:
        for label in {_fold_label(each) for each in (member.label.zh_CN, member.label.en)}:
            labels.setdefault(label, []).append(member)
    return labels


@lru_cache(maxsize=1024)
def _fold_label(label: str) -> str:
    return _fold(label).casefold()


def _read(member: Member, text: str) -> Decimal | Refusal:
    number = _parse_number(member, text)
    if number is None or number.is_signed():
        return Refusal("not_a_figure", {"member": member.label})
    if count_places(number) > member.places:
        return Refusal("too_many_places", {"places": member.places})
    return number


def _parse_number(member: Member, text: str) -> Decimal | None:
    """Return the number in the member's unit: where that is 万元, of 3.5亿元 or 3000元 as well."""
    plain, unit = fold_numeral(text).casefold(), (member.unit or "").casefold()
    scale = _SCALES.get(unit[:1])
    if scale is None:
        return parse_measure(plain.removesuffix(unit))
    bare = plain.removesuffix(unit[1:])
    number = parse_decimal(bare)
    if number is None or (bare == plain and bare[-1] not in _SCALES):
        return number
    return Decimal(render_decimal(number.scaleb(-scale)))
