"""Stacks of chunks as the entries of a list, and these beside the entries that it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from conversations.definition.questions import Items, ListShape
from conversations.drafts.answers import is_whole
from conversations.drafts.draft import Entry, ItemsAnswer, Part, TextAnswer
from conversations.engine.listing import find_free_id
from conversations.importing.stacks import Stack
from conversations.kinds.items import LONGEST_HEADING, LONGEST_LEAD

BuildPart = Callable[[str], Part]

_CLAUSE = re.compile(r"[^。，；：、,;:\n]+[。，；：、,;:\n]")
_SENTENCE = re.compile(r"[^。，；\n]+，[^。；\n]+[。；]\s*")


def build_entries(
    stacks: Iterable[Stack], question: Items, build: BuildPart, *, inner: bool
) -> tuple[list[Entry], list[Stack]]:
    """Return the entries that the stacks make, and those that make none.

    `inner` says that they are of a list within an entry. What stands between a heading and the
    list under it has no place in a list of lists.
    """
    nested = question.inner is not None and not inner
    shape: ListShape = question.inner if question.inner and inner else question
    entries: list[Entry] = []
    left: list[Stack] = []
    for stack in stacks:
        entry = (
            _build_nested(stack, question, build, left)
            if nested
            else build_entry(stack, shape, build)
        )
        if entry is None:
            left.append(stack)
        else:
            entries.append(entry)
    return entries, left


def build_entry(stack: Stack, shape: ListShape, build: BuildPart) -> Entry | None:
    """Return the entry with heading and text; None where nothing in it can be a heading."""
    heading, body = split_entry(stack)
    if not heading.strip() or len(heading) > LONGEST_HEADING or "\n" in heading:
        return None
    text = TextAnswer((build(body),)) if body.strip() else None
    return Entry(build(heading), text, topic=_find_topic(shape, heading))


def split_entry(stack: Stack) -> tuple[str, str]:
    """Return a heading and the text under it, which print as they were written.

    Without a heading, or where that is all there is and a whole sentence, the first clause is it,
    with its comma: "" where that is too long.
    """
    top = stack.top
    if top.heading and (stack.body.strip() or _SENTENCE.fullmatch(top.heading) is None):
        return _bare(top.heading, stack), stack.body
    content = top.heading or stack.content
    clause = _CLAUSE.match(content)
    if clause is None:
        return (content, "") if len(content) <= LONGEST_LEAD else ("", content)
    if clause.end() > LONGEST_LEAD:
        return "", content
    return clause[0].rstrip("\n。"), content[clause.end() :]


def join_entries(
    old: ItemsAnswer | None, new: Sequence[Entry], shape: ListShape
) -> tuple[ItemsAnswer, list[Entry]]:
    """Return the list with the new entries behind the old ones, and those it has no room for.

    One that stands under the heading of an old one without a text is that one's text; what the list
    has already is not added again.
    """
    before = old.entries if old else ()
    entries = list(before)
    left: list[Entry] = []
    for entry in new:
        if any(_is_same(each, entry) for each in before):
            continue
        empty = next((at for at, each in enumerate(entries) if _wants(each, entry, before)), None)
        if empty is not None:
            entries[empty] = replace(entries[empty], text=entry.text, inner=entry.inner)
        elif len(entries) >= shape.most:
            left.append(entry)
        else:
            entries.append(replace(entry, id=find_free_id(entries)))
    whole = all(map(is_whole, entries)) and len(entries) >= shape.least
    return ItemsAnswer(tuple(entries), closed=bool(entries) and whole), left


def say_entry(entry: Entry) -> str:
    """Return the entry as one text, in which nothing of it is missing."""
    inner = [say_entry(each) for each in entry.inner.entries] if entry.inner else []
    text = entry.text.text if entry.text else ""
    return "\n".join(filter(None, (entry.heading.text, text, *inner)))


def _build_nested(
    stack: Stack, question: Items, build: BuildPart, left: list[Stack]
) -> Entry | None:
    heading = stack.top.heading or ("" if stack.rest else stack.top.text)
    heading = _bare(heading, stack)
    if not heading.strip() or len(heading) > LONGEST_HEADING or "\n" in heading:
        return None
    inner, refused = build_entries(stack.split(), question, build, inner=True)
    if stack.top.heading and stack.top.text:
        refused.append(Stack(replace(stack.top, marker="", heading="")))
    left += refused
    shape = question.inner or question
    listed, over = join_entries(None, inner, shape)
    left += (Stack(replace(stack.top, marker="", heading="", text=say_entry(one))) for one in over)
    return Entry(build(heading), inner=listed, topic=_find_topic(question, heading))


def _bare(heading: str, stack: Stack) -> str:
    """Return the heading without the full stop that is printed behind it where text follows."""
    own_line = stack.top.layout == "own_line" and bool(stack.top.text or stack.rest)
    return heading if own_line else heading.removesuffix("。")


def _find_topic(shape: ListShape, heading: str) -> str | None:
    return next((each.id for each in shape.suggestions if each.heading == heading), None)


def _wants(old: Entry, new: Entry, before: Sequence[Entry]) -> bool:
    """Whether the old entry stands under the new one's heading and has nothing under it yet."""
    return old in before and old.heading.text == new.heading.text and not is_whole(old)


def _is_same(old: Entry, new: Entry) -> bool:
    return say_entry(old) == say_entry(new)
