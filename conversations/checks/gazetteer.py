"""The gazetteer: names of administrative divisions, and where in a text they stand."""

from __future__ import annotations

import operator
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

_SUFFIX = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|林区|特区|新区|矿区|[省市县区盟旗州])$")
_PEOPLES = (
    "(?:各|壮|回|维吾尔|满|蒙古|藏|苗|彝|侗|瑶|土家|布依|朝鲜|白|哈尼|哈萨克|傣|黎|傈僳|畲|仡佬"
    "|拉祜|佤|水|东乡|纳西|景颇|羌|土|仫佬|柯尔克孜|达斡尔|布朗|撒拉|毛南|怒|普米|独龙|裕固|鄂温克"
    "|保安|锡伯|塔吉克)族"
)
_PLAIN = "市县区"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A name: the short form of it, whether it says what it is (市, 县), and the codes it may have.

    A code is that of GB/T 2260: two digits for the province, two for the city, two for the county.
    `official`: it is the name in full as the data has it, but for the peoples of an autonomous one.
    """

    name: str
    short: str
    full: bool
    official: bool
    codes: tuple[str, ...]

    @property
    def is_county(self) -> bool:
        """Whether it is a county or a district wherever there is one of that name."""
        return not any(code.endswith("00") for code in self.codes)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place's name in a text."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The places by their names; `_starts` are the names by their first two characters."""

    places: Mapping[str, Place] = field(default_factory=dict)
    _starts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[Sighting]:
        """Yield the names that stand in the text, the longest at each place, none in a full one."""
        starts, end = self._starts, 0
        pairs = map(operator.add, text, text[1:])
        for at in [at for at, pair in enumerate(pairs) if pair in starts]:
            if at < end:
                continue
            for name in starts[text[at : at + 2]]:
                if text.startswith(name, at):
                    place = self.places[name]
                    end = at + len(name) if place.full else end
                    yield Sighting(place, at, at + len(name))
                    break

    def is_local(self, name: str) -> bool:
        """Whether a city, a county or a district is called so; a province is not meant."""
        place = self.places.get(name)
        return place is not None and not all(code.endswith("0000") for code in place.codes)


def build_gazetteer(divisions: Mapping[str, str]) -> Gazetteer:
    """Return the gazetteer of these divisions: names by their codes.

    A place is known by its full name, its short one (临清), and the short one with 市, 县 or 区,
    since a county that has become a city is called by either.
    """
    official = {form for name in divisions.values() for form in (name, _shorten(name) + name[-1])}
    named: dict[str, tuple[str, bool, set[str]]] = {}
    for code, name in divisions.items():
        for form, short, full in _list_forms(name):
            known = named.setdefault(form, (short, full, set()))
            known[2].add(code)
    places = {
        name: Place(name, short, full, full and name in official, tuple(sorted(codes)))
        for name, (short, full, codes) in named.items()
    }
    starts: dict[str, list[str]] = {}
    for name in sorted(places, key=len, reverse=True):
        starts.setdefault(name[:2], []).append(name)
    return Gazetteer(places, {pair: tuple(names) for pair, names in starts.items()})


def are_kin(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether one of the divisions is, or lies in, one of the others."""
    own, other = [_cut(code) for code in ours], [_cut(code) for code in theirs]
    return any(a.startswith(b) or b.startswith(a) for a in own for b in other)


def _cut(code: str) -> str:
    """Return the digits of a code that say something: 3715 of a city."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _list_forms(name: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the forms of a division's name, each with its short form and whether it is a full one.

    Of a name of one character (赵县) there is the full form only.
    """
    short = _shorten(name)
    if len(short) < _SHORTEST:
        yield name, name, True
        return
    yield name, short, True
    yield short, short, False
    if not name.endswith("省"):
        for suffix in {*_PLAIN, name[-1]}:
            yield short + suffix, short, True


def _shorten(name: str) -> str:
    """Return the name without what it is, and without the peoples of an autonomous one."""
    stem = _SUFFIX.sub("", name)
    if not name.endswith(("自治区", "自治州", "自治县", "自治旗")):
        return stem
    cut = re.split(_PEOPLES, stem, maxsplit=1)[0]
    return cut if len(cut) >= _SHORTEST else stem
