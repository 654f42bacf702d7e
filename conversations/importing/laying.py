"""Chunks laid onto a report's slots: each gets the question that prints it, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from conversations.definition.interview import Interview
from conversations.definition.questions import Items
from conversations.drafts.draft import Draft
from conversations.engine.texts import clean_text
from conversations.importing.chunking import ANNEX, build_chunks, number_chunks
from conversations.importing.folding import fold_chunks
from conversations.importing.likeness import align
from conversations.importing.plan import Chunk, ChunkRole, Plan
from conversations.importing.scalars import reads_as
from conversations.importing.slots import (
    Form,
    Ground,
    GroupSlot,
    ListSlot,
    Slot,
    TextSlot,
    build_form,
)
from conversations.importing.tabling import find_table
from conversations.importing.trees import Tree
from conversations.importing.wording import say_title
from conversations.kinds.setting import Setting
from conversations.periods import parse_period
from conversations.recognition.frame import is_byline
from conversations.report.numbering import LEVELS


def lay_section(interview: Interview, draft: Draft, section_id: str, lines: Sequence[str]) -> Plan:
    """Return a section's text laid onto that section; the first line is its heading."""
    heading = Chunk(1, "heading", "", heading=clean_text(lines[0]).strip(), level=1)
    rest = number_chunks((heading, *(_shift(each) for each in build_chunks(lines[1:]))))
    form = build_form(interview)
    laying = Laying(interview, form, Tree(rest), Setting(parse_period(draft.period)))
    ground = next(each for each in form.grounds if each.section.id == section_id)
    return Plan(fold_chunks(laying.lay_part(rest[0], ground)))


def _shift(chunk: Chunk) -> Chunk:
    """Return the chunk with room for the heading before it, which it stands under."""
    free = chunk.parent is None and chunk.role != "junk"
    role: ChunkRole = chunk.role if chunk.role in ("heading", "table", "junk") else "text"
    return replace(
        chunk,
        id=chunk.id + 1,
        role=role,
        parent=1 if free else None if chunk.parent is None else chunk.parent + 1,
        after=None if chunk.after is None else chunk.after + 1,
    )


@dataclass(slots=True)
class Laying:
    """What was found so far: the question of each chunk by its id, and what is covered."""

    interview: Interview
    form: Form
    tree: Tree
    setting: Setting
    homes: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)

    def lay(self, titles: Sequence[str]) -> tuple[Chunk, ...]:
        """Return the chunks with their questions; `titles` are those printed without being asked.

        What is not certain has no question: it is for the person to say.
        """
        self._lay_title(titles)
        self._lay_one("addressee", self.form.addressee)
        self._lay_one("signature", self.form.signature)
        self._lay_one("date", self.form.date)
        self._lay_parts()
        self._lay_around()
        self._lay_tables()
        return self._tell()

    def lay_part(self, part: Chunk, ground: Ground) -> tuple[Chunk, ...]:
        """Return the chunks with their questions where all of them are of that part."""
        self._lay_ground(part, ground)
        self._lay_tables()
        return self._tell()

    def _tell(self) -> tuple[Chunk, ...]:
        return tuple(
            replace(each, question=self.homes.get(each.id, ""), covered=each.id in self.covered)
            if each.role != "junk"
            else each
            for each in self.tree.chunks
        )

    def _lay_title(self, titles: Sequence[str]) -> None:
        lines = [each for each in self.tree.chunks if each.role == "title"]
        said = [each for each in lines if not is_byline(each.text) and "：" not in each.text]
        whole = "".join(each.text for each in said)
        printed = tuple(filter(None, ("".join(title.split()) for title in titles)))
        # The unit, which a title begins with, is mostly not known yet when a file is laid out.
        if whole and "".join(whole.split()).endswith(printed):
            self.covered |= {each.id for each in said}
        elif whole and self._reads(self.form.title, whole):
            self.homes |= {each.id: self.form.title for each in said}

    def _lay_one(self, role: str, question: str) -> None:
        """Lay the first of that role that the question understands."""
        for chunk in self.tree.chunks:
            if chunk.role == role and self._reads(question, chunk.text):
                self.homes[chunk.id] = question
                return

    def _lay_parts(self) -> None:
        parts = [each for each in self.tree.children(None) if each.role == "heading"]
        headings = [ground.section.heading or "" for ground in self.form.grounds]
        for part, at in zip(parts, align(list(map(say_title, parts)), headings), strict=True):
            if at is not None:
                self._lay_ground(part, self.form.grounds[at])

    def _lay_ground(self, part: Chunk, ground: Ground) -> None:
        self.covered.add(part.id)
        self._lay_under(self.tree.children(part.id), ground.slots)

    def _lay_around(self) -> None:
        """Lay the paragraphs before the first part and behind the last one."""
        parts = [each.id for each in self.tree.children(None) if each.role == "heading"]
        first = parts[0] if parts else len(self.tree.chunks) + 1
        texts = [
            each
            for each in self.tree.children(None)
            if each.role == "text" and not ANNEX.match(each.text)
        ]
        self._lay_texts([each for each in texts if each.id < first], self.form.opening)
        self._lay_texts([each for each in texts if each.id > first], self.form.closing)

    def _lay_under(self, chunks: Sequence[Chunk], slots: Sequence[Slot]) -> None:
        """Lay what stands under a heading onto what the template has under it."""
        groups = [slot for slot in slots if isinstance(slot, GroupSlot)]
        heads = [chunk for chunk in chunks if chunk.role == "heading"]
        left = self._lay_groups(heads, groups) if groups else heads
        texts = [chunk for chunk in chunks if chunk.role == "text"]
        lists = [slot for slot in slots if isinstance(slot, ListSlot)]
        if lists:
            for head in left:
                self._lay_entry(head, _choose(lists, head))
            self._lay_texts(texts, slots)
        else:
            lead = [text for text in texts if not left or text.id < left[0].id]
            self._lay_texts(lead, slots)
            self._lay_whole(left, slots)

    def _lay_groups(self, heads: Sequence[Chunk], groups: Sequence[GroupSlot]) -> list[Chunk]:
        """Lay the headings that are those of groups, with what they hold; return the others."""
        places = align([say_title(head) for head in heads], [group.heading for group in groups])
        left: list[Chunk] = []
        for head, at in zip(heads, places, strict=True):
            if at is None:
                left.append(head)
                continue
            group = groups[at]
            if not group.question:
                self.covered.add(head.id)
            elif self._reads(group.question, head.heading):
                self.homes[head.id] = group.question
            self._lay_under(self.tree.children(head.id), group.slots)
        return left

    def _lay_entry(self, head: Chunk, slot: ListSlot) -> None:
        """Lay a heading and what stands under it as an entry, in a list of lists with its own."""
        question = self.interview.by_id[slot.question]
        nested = isinstance(question, Items) and question.inner is not None
        self.homes[head.id] = slot.question
        for each in self.tree.under(head.id):
            if each.role == "heading" or (each.role == "text" and self._takes(each, head, nested)):
                self.homes[each.id] = slot.question

    @staticmethod
    def _takes(text: Chunk, head: Chunk, nested: bool) -> bool:
        return not nested or text.parent != head.id

    def _lay_texts(self, texts: Sequence[Chunk], slots: Sequence[Slot]) -> None:
        """Lay paragraphs onto the first slot for text; of a one-line answer only one fits."""
        slot = next((each for each in slots if isinstance(each, TextSlot)), None)
        if slot is None:
            return
        taken = [each for each in texts if self._reads(slot.question, each.text)]
        lone = self.interview.by_id[slot.question].kind == "short_text"
        self.homes |= {each.id: slot.question for each in (taken[:1] if lone else taken)}

    def _lay_whole(self, heads: Sequence[Chunk], slots: Sequence[Slot]) -> None:
        """Lay headings and all under them onto a long text, where the template has but that."""
        slot = next((each for each in slots if isinstance(each, TextSlot)), None)
        if slot is None or self.interview.by_id[slot.question].kind != "long_text":
            return
        for head in heads:
            said = (each for each in self.tree.under(head.id) if each.role != "table")
            self.homes |= {each.id: slot.question for each in (head, *said)}

    def _lay_tables(self) -> None:
        for chunk in self.tree.chunks:
            if chunk.role == "table":
                question = find_table(self.interview, chunk.text, self.setting)
                if question is not None and question not in self.homes.values():
                    self.homes[chunk.id] = question

    def _reads(self, question: str, text: str) -> bool:
        return bool(question) and reads_as(self.interview.by_id[question], text, self.setting)


def _choose(lists: Sequence[ListSlot], head: Chunk) -> ListSlot:
    """Return the list whose entries have such a number, else the first."""
    return next((slot for slot in lists if LEVELS[slot.marker] == head.level), lists[0])
