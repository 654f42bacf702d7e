"""Foreign names: places and organs in a report that are not its unit's, nor above or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from conversations.checks.finding import Finding, Rank, Spot, build_finding
from conversations.checks.gazetteer import Place, Sighting, are_kin
from conversations.checks.subject import Check, Subject
from conversations.drafts.typed_texts import TypedText

_Use = Literal["own", "organ", "other", "doubtful"]
"""As one's own place (平安临清建设), in an organ's name (临清市委), otherwise; perhaps a word."""

_WINDOW = 18
_NOT_AFTER = re.compile(r"(?<=区)[域间位划别块级分段]|(?<=市)[场值价面容]|(?<=旗)[帜舰]")
_ORIGIN = re.compile("人(?=[，。；、）)]|$)")
"""Of somebody who comes from there."""
_FREE_BEFORE = "在到于对与和省市州从由向赴是及为"
_LEVELS = frozenset("省市县区州旗")
_ENDS = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class _Named:
    """A foreign place where it is named, and as what."""

    spot: Spot
    place: Place
    use: _Use


def _find_places(subject: Subject) -> Iterator[Finding]:
    yield from _find(subject, "foreign_places", "must", "own")


def _find_organs(subject: Subject) -> Iterator[Finding]:
    yield from _find(subject, "foreign_organs", "must", "organ")


def _find_others(subject: Subject) -> Iterator[Finding]:
    """Yield the other mentions of foreign places, each place once a question."""
    seen = set()
    for finding in _find(subject, "other_places", "advice", "other"):
        once = (finding.question.id, finding.params["excerpt"])
        if once not in seen:
            seen.add(once)
            yield finding


def _find(subject: Subject, check: str, rank: Rank, use: _Use) -> Iterator[Finding]:
    for named in _list_foreign(subject):
        if named.use == use:
            yield build_finding(check, rank, named.spot, place=named.place.short)


def _list_foreign(subject: Subject) -> list[_Named]:
    """Return where foreign places are named; none where nothing tells the unit's own place."""
    home = _find_home(subject)
    if not home:
        return []
    own = "\0".join(_list_own(subject))
    named: list[_Named] = []
    for typed, seen in subject.sightings:
        use = _find_use(subject, typed.text, seen)
        if use is None or are_kin(home, seen.place.codes) or seen.place.short in own:
            continue
        this = _Named(Spot(typed, seen.start, seen.end), seen.place, use)
        if named and _names_more(this, named[-1]):
            named.pop()
        if not _is_spared(subject, typed, seen) and not _is_mentioned(subject, this, seen):
            named.append(this)
    known = {each.place.short for each in named if each.use != "doubtful"}
    echoes = [
        replace(each, use="other")
        for each in named
        if each.use == "doubtful" and each.place.short in known
    ]
    return [each for each in named if each.use != "doubtful"] + echoes


def _names_more(this: _Named, last: _Named) -> bool:
    """Whether both name one place, as in 河南安阳: there is one thing to be said of it."""
    beside = last.spot.typed is this.spot.typed and last.spot.end == this.spot.start
    return beside and last.use == "other" and are_kin(last.place.codes, this.place.codes)


def _is_mentioned(subject: Subject, this: _Named, seen: Sighting) -> bool:
    """Whether the words around say why the place is named, where it is nobody's own."""
    if this.use not in ("other", "doubtful"):
        return False
    window = _cut_window(this.spot.typed.text, seen)
    return any(word in window for word in subject.norms.places.mentioning)


def _list_own(subject: Subject) -> Iterator[str]:
    yield from subject.own_names
    yield from (value for key, value in subject.masks.items() if key.startswith("place:"))


def _find_home(subject: Subject) -> set[str]:
    """Return the codes of the places that the unit's names begin with or say in full."""
    ordinary = subject.norms.places.ordinary
    home: set[str] = set()
    for name in _list_own(subject):
        for seen in subject.gazetteer.find(name):
            place = seen.place
            if place.official or (seen.start == 0 and place.short not in ordinary):
                home.update(place.codes)
    return home


def _is_spared(subject: Subject, typed: TypedText, seen: Sighting) -> bool:
    """Whether the place is named on purpose, or is no place there."""
    norms, text, place = subject.norms.places, typed.text, seen.place
    if place.name in norms.never or place.short in norms.national:
        return True
    if place.name in subject.spared or place.short in subject.spared:
        return True
    if _NOT_AFTER.match(text, seen.end) or _ORIGIN.match(text, seen.end):
        return True
    if not place.full and text.startswith(norms.attached, seen.end):
        return True
    words = (*norms.phrases, *subject.spared)
    if any(_stands(text, seen, phrase) for phrase in words):
        return True
    return any(word in _cut_window(text, seen) for word in norms.sparing)


def _stands(text: str, seen: Sighting, phrase: str) -> bool:
    """Whether the phrase stands around the name."""
    at = phrase.find(seen.place.short)
    return at >= 0 and text.startswith(phrase, max(seen.start - at, 0))


def _cut_window(text: str, seen: Sighting) -> str:
    """Return the words around the name, within its sentence."""
    before = _ENDS.split(text[max(seen.start - _WINDOW, 0) : seen.start])[-1]
    return before + "\0" + _ENDS.split(text[seen.end : seen.end + _WINDOW])[0]


def _find_use(subject: Subject, text: str, seen: Sighting) -> _Use | None:
    """Return as what the place is named; None where the name may be something else."""
    norms, place = subject.norms.places, seen.place
    before, after = text[max(seen.start - 6, 0) : seen.start], text[seen.end : seen.end + 8]
    organs = tuple(organ for organ in norms.organs if place.full or len(organ) > 1)
    is_organ = after.startswith(organs) or (after[:1] in _LEVELS and after[1:].startswith(organs))
    free = not before or before[-1] in _FREE_BEFORE or not "\u4e00" <= before[-1] <= "\u9fff"
    if place.short in norms.ordinary:
        if is_organ and place.official:
            return "organ"
        return "other" if place.official and free else None
    if before.endswith(norms.identities):
        return "own"
    if before.endswith(norms.identity_before) and after.startswith(norms.identity_after):
        return "own"
    if place.short == place.name and place.full and not free:
        return None  # 示范县 is no 范县
    if is_organ:
        return "organ"
    return "doubtful" if not place.full and place.is_county else "other"


_SOURCE = "实务：抄来的材料留着别处的名称（地名依据 GB/T 2260）"

FOREIGN_PLACES = Check("foreign_places", "must", _SOURCE, _find_places)
"""Another place where one's own belongs: 平安临清建设."""

FOREIGN_ORGANS = Check("foreign_organs", "must", _SOURCE, _find_organs)
"""An organ of another place: 临清市委."""

OTHER_PLACES = Check("other_places", "advice", _SOURCE, _find_others)
"""Another place that is named without anything that says why."""
