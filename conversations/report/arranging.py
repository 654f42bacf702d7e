"""Numbers and layouts: a tree of parts becomes headings and paragraphs.

Parts are numbered without a gap among those they stand beside: each marker counts on, and anew
under a part of a higher level, and within each part. An enumeration of 一是 begins anew behind a
paragraph too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from conversations.report.content import Content, NumberedPart
from conversations.report.numbering import LEVELS, Marker, render_marker
from conversations.report.outline import Heading, Joined, OutlineBlock, Paragraph, RunIn
from conversations.report.sentences import close_sentence


def arrange(content: Content) -> list[OutlineBlock]:
    """Return the content as blocks of the report, in order."""
    counts: Counter[Marker] = Counter()
    blocks: list[OutlineBlock] = []
    before: NumberedPart | None = None
    for each in content:
        if isinstance(each, NumberedPart):
            made = _arrange_part(each, _count(each.marker, counts))
            _extend(blocks, made, together=before is not None and _run_together(before, each))
            before = each
        else:
            blocks.append(each)
            counts["一是"] = 0
            before = None
    return blocks


def _count(marker: Marker, counts: Counter[Marker]) -> str:
    """Return the part's number; what stands under it is counted anew."""
    counts[marker] += 1
    for other in counts:
        if LEVELS[other] > LEVELS[marker]:
            counts[other] = 0
    return render_marker(marker, counts[marker])


def _run_together(one: NumberedPart, other: NumberedPart) -> bool:
    return one.layout == other.layout == "joined"


def _extend(blocks: list[OutlineBlock], made: list[OutlineBlock], *, together: bool) -> None:
    """Add what was made of a part: to the paragraph of the part before it, if they go together."""
    last, first = blocks[-1] if blocks else None, made[0]
    if together and isinstance(last, Joined) and isinstance(first, Joined):
        *parts, end = last.parts
        closed = replace(end, text=close_sentence(end.text))
        blocks[-1:] = [Joined((*parts, closed, *first.parts)), *made[1:]]
    else:
        blocks += made


def _arrange_part(part: NumberedPart, number: str) -> list[OutlineBlock]:
    level, body = LEVELS[part.marker], arrange(part.body)
    if part.layout == "own_line" and part.heading:
        return [Heading(level, number + part.heading), *body]
    if part.layout == "joined":
        first, *others = _run_in(level, number, part.heading, _fuse(body))
        return [Joined((first,)) if isinstance(first, RunIn) else first, *others]
    return _run_in(level, number, part.heading, body)


def _run_in(level: int, number: str, heading: str, body: list[OutlineBlock]) -> list[OutlineBlock]:
    """Return the body with the heading before its first words, in the same paragraph.

    Before a table or another heading it stands on a line of its own.
    """
    head = RunIn(level, number + close_sentence(heading), "")
    if not body:
        return [head]
    first, *others = body
    if isinstance(first, Paragraph) and first.role == "body":
        return [replace(head, text=first.text.lstrip()), *others]
    running = _get_enumeration(first)
    if running:
        return [Joined((head, *running)), *others]
    return [Heading(level, number + heading) if heading else head, *body]


def _get_enumeration(block: OutlineBlock) -> tuple[RunIn, ...]:
    """Return the parts of a paragraph that begins with 一是; none of any other."""
    parts = block.parts if isinstance(block, Joined) else (block,)
    runs = tuple(part for part in parts if isinstance(part, RunIn))
    return runs if runs and runs[0].level == LEVELS["一是"] else ()


def _fuse(body: list[OutlineBlock]) -> list[OutlineBlock]:
    """Return the body with the paragraphs that it begins with as one."""
    texts: list[str] = []
    for block in body:
        if not isinstance(block, Paragraph) or block.role != "body":
            break
        texts.append(block.text.strip())
    if not texts:
        return body
    fused = "".join(map(close_sentence, texts[:-1])) + texts[-1]
    return [Paragraph(fused), *body[len(texts) :]]
