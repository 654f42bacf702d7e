"""Attachments of the draft as the last pages of its report, and where the text names them all.

GB/T 9704—2012: 7.3.4 for the names under the text, 7.3.7 for their pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from conversations.attachments.albums import Album, is_scan, list_albums
from conversations.attachments.names import PHOTOS, build_title, find_title_caption
from conversations.definition.interview import Interview
from conversations.drafts.draft import Attachment, Draft
from conversations.drafts.path import build_path
from conversations.report.outline import ATTACHMENT, OutlineBlock, Paragraph, Picture

_BEHIND_TEXT = ("signature", "date", "note", "copies", "issued")
"""What stands below the names of attachments."""

_NUMBERED = re.compile(r"(?:附\s*件\s*[：:])?\s*(?:\d{1,3}\s*[.．、])?\s*")


def list_printed(interview: Interview, draft: Draft) -> tuple[Album, ...]:
    """Return the albums that reach the report: not those of a question that does not apply."""
    albums = list_albums(draft.attachments)
    if all(album[0].question is None for album in albums):
        return albums
    path = {question.id for _, question in build_path(interview, draft)}
    return tuple(album for album in albums if _is_printed(album, interview, path))


def _is_printed(album: Album, interview: Interview, path: Collection[str]) -> bool:
    """Whether its question applies; one that no version has any more leaves it to the report."""
    question = album[0].question
    return question is None or question in path or question not in interview.by_id


def compose_attached(interview: Interview, draft: Draft) -> tuple[OutlineBlock, ...]:
    """Return a page with its mark and its title for each album, then its pictures."""
    albums = list_printed(interview, draft)
    return tuple(block for album in albums for block in _compose_album(album))


def _compose_album(album: Album) -> Iterator[OutlineBlock]:
    yield Paragraph(ATTACHMENT, "attachment")
    yield Paragraph(build_title(album), "attachment_title")
    titled = bool(find_title_caption(album))
    for each in album:
        yield from _compose_pictures(each, "" if titled or not each.caption else each.caption.text)


def _compose_pictures(attachment: Attachment, caption: str) -> Iterator[Picture]:
    """Yield a photo with its caption; of a PDF its pages, the caption under the first."""
    whole = is_scan(attachment)
    for at, picture in enumerate(attachment.pictures):
        yield Picture(picture, "" if at else caption, whole=whole)


def name_attached(
    parts: Sequence[Sequence[OutlineBlock]], attached: Sequence[OutlineBlock]
) -> list[tuple[OutlineBlock, ...]]:
    """Return the parts of the text with every 附件 named under it; as they are without `attached`.

    What the template says of its own attachments is kept, those of the draft are named behind it.
    """
    named = [tuple(part) for part in parts]
    if not attached:
        return named
    places = [(at, n) for at, part in enumerate(named) for n, each in enumerate(part)]
    told = [place for place in places if _is_statement(_get(named, place))]
    own = [_strip(_get(named, place)) for place in told]
    titles = own or list(_list_titles(block for part in named for block in part))
    lines = _render_statement([*titles, *_list_titles(attached)])
    at, n = told[0] if told else _find_foot(named)
    kept = [tuple(each for each in part if not _is_statement(each)) for part in named]
    kept[at] = (*kept[at][:n], *lines, *kept[at][n:])
    return kept


def _render_statement(titles: Sequence[str]) -> list[Paragraph]:
    """Return 附件：1. … a line each; without numbers where there is only one (7.3.4)."""
    numbers = [f"{number}. " if len(titles) > 1 else "" for number in range(1, len(titles) + 1)]
    lead = [f"{ATTACHMENT}："] + [""] * (len(titles) - 1)
    lines = map("".join, zip(lead, numbers, titles, strict=True))
    return [Paragraph(line, "attachments") for line in lines]


def _list_titles(blocks: Iterable[OutlineBlock]) -> Iterator[str]:
    """Yield the title of each attachment's page; photos without one are just photos."""
    for block, following in pairwise((*blocks, None)):
        if block is not None and _tell_role(block) == "attachment":
            yield _tell_title(following)


def _tell_title(following: OutlineBlock | None) -> str:
    """Return the title that stands behind an attachment's mark."""
    if isinstance(following, Paragraph) and following.role == "attachment_title":
        return following.text.replace("\n", "")
    return PHOTOS


def _find_foot(parts: Sequence[Sequence[OutlineBlock]]) -> tuple[int, int]:
    """Return the part and the place in it behind the text, before what it is signed with."""
    flat = [(at, n) for at, part in enumerate(parts) for n in range(len(part))]
    marks = [i for i, place in enumerate(flat) if _tell_role(_get(parts, place)) == "attachment"]
    end = marks[0] if marks else len(flat)
    while end and _tell_role(_get(parts, flat[end - 1])) in _BEHIND_TEXT:
        end -= 1
    if end < len(flat):
        return flat[end]
    return len(parts) - 1, len(parts[-1])


def _get(parts: Sequence[Sequence[OutlineBlock]], place: tuple[int, int]) -> OutlineBlock:
    return parts[place[0]][place[1]]


def _strip(block: OutlineBlock) -> str:
    text = block.text if isinstance(block, Paragraph) else ""
    return _NUMBERED.sub("", text, count=1)


def _is_statement(block: OutlineBlock) -> bool:
    return _tell_role(block) == "attachments"


def _tell_role(block: OutlineBlock) -> str:
    return block.role if isinstance(block, Paragraph) else ""
