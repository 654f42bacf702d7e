"""The arithmetic of a family of linked numbers.

Numbers are known by reference: a member of the family by its id, one of an earlier family as
"question.member".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from conversations.definition.interview import Interview
from conversations.definition.questions import Figures, Member
from conversations.definition.terms import Words
from conversations.drafts.draft import Answer, FiguresAnswer
from conversations.drafts.values import Change, Percent, compute_share

Numbers: TypeAlias = Mapping[str, Decimal]
"""The numbers that were given, by reference."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A member that could be the wrong one, and the value with which everything would add up."""

    member: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A sum that does not add up, or a sub-count larger than its whole.

    `difference` is the parts less the whole. `fixes` are the members of this family that would put
    it right if they alone were changed, and nothing else wrong.
    """

    kind: Literal["sum", "of_which"]
    whole: str
    parts: tuple[str, ...]
    difference: Decimal
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A number with the words it goes by: a member's label and unit ("" where it has none)."""

    label: Words
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class NamedFix:
    """A fix in words: the index of the member in the family, and what it would have to be."""

    member: int
    number: Named


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A discrepancy in words."""

    kind: Literal["sum", "of_which"]
    whole: Named
    parts: tuple[Named, ...]
    difference: Decimal
    fixes: tuple[NamedFix, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A share or change in words: of a change, `whole` is the label of the earlier number."""

    part: Words
    whole: Words
    value: Percent | Change


def build_numbers(question: Figures, answers: Mapping[str, Answer]) -> Numbers:
    """Return the family's numbers, and those of other families that its rules refer to."""
    own = (member.id for member in question.members)
    found = {each: _find_number(question, answers, each) for each in own}
    for reference in _find_references(question):
        if reference not in found:
            found[reference] = _find_number(question, answers, reference)
    return {reference: value for reference, value in found.items() if value is not None}


def find_discrepancies(question: Figures, numbers: Numbers) -> tuple[Discrepancy, ...]:
    """Return what does not add up among the numbers given; nothing is said of those missing.

    If there are members that would put everything right, changed alone, they are the fixes of each
    discrepancy. Otherwise its fixes are those that put this one right and no other further off.
    """
    relations = [each for each in _build_relations(question) if each.is_given(numbers)]
    gaps = [each.measure(numbers) for each in relations]
    if not any(gaps):
        return ()
    trials = _try_fixes(question, relations, numbers)
    return tuple(
        Discrepancy(
            relation.kind,
            relation.whole,
            relation.parts,
            relation.subtract(numbers),
            _choose_fixes(question, trials, gaps, at),
        )
        for at, relation in enumerate(relations)
        if gaps[at]
    )


def compute(question: Figures, numbers: Numbers) -> Mapping[str, Percent | Change]:
    """Return the shares and changes by id, as far as their numbers are given.

    A share is rounded half up; there is none of 0.
    """
    computed: dict[str, Percent | Change] = {}
    for share in question.shares:
        part, whole = numbers.get(share.part), numbers.get(share.whole)
        if part is not None and whole:
            computed[share.id] = compute_share(part, whole, share.places)
    for change in question.changes:
        now, before = numbers.get(change.now), numbers.get(change.before)
        if now is not None and before is not None:
            computed[change.id] = Change(now, before)
    return computed


def derive(question: Figures, numbers: Numbers) -> Numbers:
    """Return the members that were not given but follow from a sum, by id; never below 0.

    A value that another rule of the family contradicts is left out.
    """
    members = {member.id: member for member in question.members}
    relations = list(_build_relations(question))
    derived: dict[str, Decimal] = {}
    for relation in relations:
        missing = [each for each in relation.references if each not in numbers]
        if relation.kind != "sum" or len(missing) != 1 or missing[0] not in members:
            continue
        member = members[missing[0]]
        rest = relation.subtract({**numbers, member.id: Decimal(0)})
        value = rest if member.id == relation.whole else -rest
        given = {**numbers, member.id: value}
        about = (each for each in relations if member.id in each.references)
        sound = not any(each.measure(given) for each in about if each.is_given(given))
        if sound and _can_be(member, value):
            derived[member.id] = value
    return derived


def explain(
    interview: Interview, question: Figures, answers: Mapping[str, Answer]
) -> tuple[Mismatch, ...]:
    """Return the discrepancies among the answers, in words."""
    numbers = build_numbers(question, answers)
    indexes = {member.id: at for at, member in enumerate(question.members)}

    def name(reference: str, value: Decimal) -> Named:
        member = _get_member(interview, question, reference)
        return Named(member.label, value, member.unit or "")

    return tuple(
        Mismatch(
            each.kind,
            name(each.whole, numbers[each.whole]),
            tuple(name(part, numbers[part]) for part in each.parts),
            each.difference,
            tuple(NamedFix(indexes[fix.member], name(fix.member, fix.value)) for fix in each.fixes),
        )
        for each in find_discrepancies(question, numbers)
    )


def name_computed(
    interview: Interview, question: Figures, answers: Mapping[str, Answer]
) -> tuple[Computed, ...]:
    """Return the shares and changes, in words."""
    computed = compute(question, build_numbers(question, answers))
    terms = [
        *((share.id, share.part, share.whole) for share in question.shares),
        *((change.id, change.now, change.before) for change in question.changes),
    ]
    return tuple(
        Computed(
            _get_member(interview, question, part).label,
            _get_member(interview, question, whole).label,
            computed[key],
        )
        for key, part, whole in terms
        if key in computed
    )


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a sum and an of_which have in common: parts that are not to differ from a whole.

    The parts of a sum by nothing, the part of an of_which only by being less.
    """

    kind: Literal["sum", "of_which"]
    whole: str
    parts: tuple[str, ...]

    @property
    def references(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)

    def is_given(self, numbers: Numbers) -> bool:
        return self.whole in numbers and all(part in numbers for part in self.parts)

    def subtract(self, numbers: Numbers) -> Decimal:
        """Return the parts less the whole."""
        return sum((numbers[part] for part in self.parts), -numbers[self.whole])

    def measure(self, numbers: Numbers) -> Decimal:
        """Return by how much the numbers are off; 0 when they hold."""
        difference = self.subtract(numbers)
        return abs(difference) if self.kind == "sum" else max(difference, Decimal(0))


@dataclass(frozen=True, slots=True)
class _Trial:
    """A possible fix, and by how much each relation would be off with it."""

    fix: Fix
    gaps: tuple[Decimal, ...]


def _build_relations(question: Figures) -> Iterator[_Relation]:
    for each in question.sums:
        yield _Relation("sum", each.total, each.parts)
    for pair in question.of_which:
        yield _Relation("of_which", pair.whole, (pair.part,))


def _try_fixes(question: Figures, relations: list[_Relation], numbers: Numbers) -> list[_Trial]:
    broken = [each for each in relations if each.measure(numbers)]
    return [
        _Trial(fix, tuple(each.measure({**numbers, fix.member: fix.value}) for each in relations))
        for fix in dict.fromkeys(_propose(question, broken, numbers))
    ]


def _propose(question: Figures, broken: Iterable[_Relation], numbers: Numbers) -> Iterator[Fix]:
    """Yield the members that could put one of the relations right, with the value that does."""
    for relation in broken:
        difference = relation.subtract(numbers)
        for member in question.members:
            weight = relation.parts.count(member.id) - (relation.whole == member.id)
            if abs(weight) == 1:
                value = numbers[member.id] - weight * difference
                if _can_be(member, value):
                    yield Fix(member.id, value)


def _choose_fixes(
    question: Figures, trials: list[_Trial], gaps: list[Decimal], at: int
) -> tuple[Fix, ...]:
    """Return the fixes of the relation at that index, in the order of the family's members."""
    whole = [trial for trial in trials if not any(trial.gaps)]
    helping = whole or [
        trial
        for trial in trials
        if not trial.gaps[at] and all(new <= old for new, old in zip(trial.gaps, gaps, strict=True))
    ]
    best: dict[str, Fix] = {}  # of a member's values, the one that leaves the fewest discrepancies
    for trial in sorted(helping, key=lambda each: sum(map(bool, each.gaps))):
        best.setdefault(trial.fix.member, trial.fix)
    return tuple(best[member.id] for member in question.members if member.id in best)


def _can_be(member: Member, value: Decimal) -> bool:
    """Whether the member could have this value: not below 0, and without too many decimals."""
    scaled = value.scaleb(member.places)
    return value >= 0 and scaled == scaled.to_integral_value()


def _find_references(question: Figures) -> Iterator[str]:
    for relation in _build_relations(question):
        yield from relation.references
    for share in question.shares:
        yield from (share.part, share.whole)
    for change in question.changes:
        yield from (change.now, change.before)


def _find_number(
    question: Figures, answers: Mapping[str, Answer], reference: str
) -> Decimal | None:
    family, _, member = reference.rpartition(".")
    answer = answers.get(family or question.id)
    figure = answer.figures.get(member) if isinstance(answer, FiguresAnswer) else None
    return figure.value if figure else None


def _get_member(interview: Interview, question: Figures, reference: str) -> Member:
    """Return the member meant; KeyError for a reference that no checked interview has."""
    family, _, name = reference.rpartition(".")
    owner = interview.by_id[family] if family else question
    members = owner.members if isinstance(owner, Figures) else ()
    for member in members:
        if member.id == name:
            return member
    raise KeyError(reference)
