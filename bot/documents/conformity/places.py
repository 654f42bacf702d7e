"""Which part of an official document each paragraph is, by its text and its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import get_args

from bot.documents.conformity.effective import (
    OBJECT_SIGN,
    SPACES,
    Document,
    Paragraph,
    Section,
    Table,
)
from bot.documents.conformity.resolving import is_red
from bot.documents.writing.styles import PARAGRAPH_STYLES
from conversations.definition.blocks import Role
from conversations.kinds.items import LONGEST_LEAD
from conversations.recognition.frame import is_byline
from conversations.recognition.markers import find_marker
from conversations.recognition.recognising import recognise

_MOST_HEAD = 12
_MOST_IMPRINT = 8
_LONGEST_CAPTION = 40
_BIG = 22
_HEADS = (
    ("copy_number", re.compile(r"(?:№|No\.?)?\s*\d{1,8}")),
    ("secrecy", re.compile(r"(?:绝密|机密|秘密)\s*(?:[★☆].*)?")),
    ("urgency", re.compile(r"特急|加急|急件|特提|平急|紧急")),
    ("number", re.compile(r"[^。；，]{1,20}\d{4}[^。；，]{0,3}第?\s*[0-9XxＸ×]{0,5}\s*号.*")),
    ("issuer", re.compile(r"签\s*发\s*人\s*[：:].*")),
    ("organ", re.compile(r"[^。；，：]{2,40}文\s*件")),
)
_IMPRINTS = (
    ("copies", re.compile(r"(?:抄|主|分)\s*送\s*[：:].*", re.DOTALL)),
    ("issued", re.compile(r".{2,60}印\s*发", re.DOTALL)),
)
_ATTACHMENT = re.compile(r"附\s*件\s*(?:[0-9一二三四五六七八九十]{1,2})?\s*[：:]?")
_ATTACHMENTS = re.compile(r"附\s*件\s*[：:]\s*\S.*", re.DOTALL)
_ITEM = re.compile(r"\d{1,2}\s*[.．、].*", re.DOTALL)
_NOTE = re.compile(r"[（(].+[）)]。?", re.DOTALL)
_DATE = re.compile(r".{2,6}年.{0,4}月(?:.{0,4}日)?")
_STOPS = "。；！？"
_CAPTIONS = {"caption", "题注"}
_TITLES = {"title", "标题"}
_UNSAID = {"body", "heading", "byline"}
_STYLED = {
    label.lower(): role
    for role, (_, label) in PARAGRAPH_STYLES.items()
    if role in ("title", *get_args(Role)) and role != "body"
}
"""Parts by the names of their styles: Word's own, and ours where it has none."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and what it is: a role of conversations.definition.blocks, or one of its own.

    Those are title, byline, heading, caption, object, blank, appended (an attachment's text) and
    signed_number (发文字号 and 签发人 on one line).
    `at` is its index among the blocks, `level` its heading's, `lead` how many characters that has.
    """

    at: int
    paragraph: Paragraph
    role: str
    level: int = 0
    lead: int = 0

    @property
    def text(self) -> str:
        """The text without white space around it."""
        return self.paragraph.text.strip()


@dataclass(frozen=True)
class Report:
    """A document whose paragraphs are known for what they are."""

    document: Document
    placed: tuple[Placed, ...]
    imprint: tuple[Placed, ...] = field(default=())
    """Paragraphs of a table that are an imprint; others are among `placed`."""

    def list_role(self, *roles: str) -> list[Placed]:
        """Return the paragraphs of these roles, in order."""
        return [each for role in roles for each in self._by_role.get(role, ())]

    def list_tables(self) -> list[Table]:
        """Return the tables that hold rows of values, and not a part of the page's layout."""
        framed = {each.at for each in self.imprint}
        tables = [
            (at, block) for at, block in enumerate(self.document.blocks) if isinstance(block, Table)
        ]
        return [
            table
            for at, table in tables
            if at not in framed and any(len(row.cells) > 1 for row in table.rows)
        ]

    def find_section(self, placed: Placed) -> Section:
        """Return the section in which the paragraph stands."""
        return self.document.sections[placed.paragraph.section]

    @cached_property
    def _by_role(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = {}
        for each in self.placed:
            found.setdefault(each.role, []).append(each)
        return found


def place_paragraphs(document: Document) -> Report:
    """Return the document's paragraphs with their roles."""
    imprint = tuple(_find_framed_imprint(document))
    placed = {
        at: Placed(at, block, _tell_empty(block))
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
    }
    for each in list(_find_captions(document, placed, {each.at for each in imprint})):
        placed[each.at] = each
    said = [each for each in placed.values() if not each.role]
    for each in _place_said(said):
        placed[each.at] = each
    return Report(document, tuple(placed.values()), imprint)


def _tell_empty(paragraph: Paragraph) -> str:
    if paragraph.is_blank:
        return "blank"
    return "object" if not paragraph.text.replace(OBJECT_SIGN, "").strip() else ""


def _place_said(said: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the paragraphs with their roles, from the outside to the middle."""
    head = list(_match_head(said))
    rest = said[len(head) :]
    imprint = list(_match_imprint(rest))
    rest = rest[: len(rest) - len(imprint)]
    appended = list(_match_appended(rest))
    rest = rest[: len(rest) - len(appended)]
    note = _match_note(rest)
    main = _place_main(rest[: len(rest) - len(note)])
    yield from map(_hear_style, (*head, *imprint, *appended, *note, *main))


def _hear_style(each: Placed) -> Placed:
    """Return the paragraph as what its style says that it is, where its text does not say it."""
    role = _STYLED.get(each.paragraph.format.style_name.lower(), "")
    return replace(each, role=role, level=0, lead=0) if role and each.role in _UNSAID else each


def _match_head(said: Sequence[Placed]) -> list[Placed]:
    """Return the paragraphs of the head: those before the title, if the first is one of them."""
    found: list[Placed] = []
    for each in said[:_MOST_HEAD]:
        role = next((role for role, form in _HEADS if form.fullmatch(each.text)), "")
        look = each.paragraph.look
        if role == "number" and "签发人" in each.text:
            role = "signed_number"
        if not role and look.size >= _BIG and is_red(look.colour):
            role = "organ"
        if not role:
            break
        found.append(replace(each, role=role))
    # A date or a title that looks like a number: a head has more than that.
    return found if {each.role for each in found} - {"copy_number"} else []


def _match_imprint(said: Sequence[Placed]) -> list[Placed]:
    found: list[Placed] = []
    for each in reversed(said[-_MOST_IMPRINT:]):
        role = next((role for role, form in _IMPRINTS if form.fullmatch(each.text)), "")
        if not role:
            break
        found.insert(0, replace(each, role=role))
    return found


def _find_framed_imprint(document: Document) -> Iterator[Placed]:
    """Yield the paragraphs of a last table that is an imprint."""
    tables = [(at, each) for at, each in enumerate(document.blocks) if isinstance(each, Table)]
    for at, table in tables[-1:]:
        cells = [each for row in table.rows for cell in row.cells for each in cell]
        for paragraph in cells:
            role = next(
                (role for role, form in _IMPRINTS if form.fullmatch(paragraph.text.strip())), ""
            )
            if role:
                yield Placed(at, paragraph, role)


def _match_appended(said: Sequence[Placed]) -> list[Placed]:
    """Return the pages of attachments: from the first mark behind the date on."""
    dated = next((n for n, each in enumerate(said) if _DATE.fullmatch(each.text)), None)
    marks = {n for n, each in enumerate(said) if _is_mark(each, n, dated)}
    first = min(marks, default=len(said))
    found = []
    for n, each in enumerate(said[first:], start=first):
        role = "appended"
        if n in marks:
            role = "attachment"
        elif n - 1 in marks and each.text[-1:] not in _STOPS:
            role = "attachment_title"
        found.append(replace(each, role=role))
    return found


def _is_mark(each: Placed, at: int, dated: int | None) -> bool:
    behind = (dated is not None and at > dated) or each.paragraph.format.page_before
    return bool(behind and _ATTACHMENT.fullmatch(each.text))


def _match_note(said: Sequence[Placed]) -> list[Placed]:
    if len(said) < 2 or not _NOTE.fullmatch(said[-1].text) or not _DATE.fullmatch(said[-2].text):
        return []
    return [replace(said[-1], role="note")]


def _place_main(said: Sequence[Placed]) -> Iterator[Placed]:
    """Yield title, addressee, text and signature, as `recognise` finds them."""
    found = recognise([each.paragraph.text.replace("\n", "").replace("\f", "") for each in said])
    title = _find_title([said[each.line] for each in found.title])
    roles = {each.line: "signature" for each in found.signature}
    if found.addressee:
        roles[found.addressee.line] = "addressee"
    if found.date:
        roles[found.date.line] = "date"
    roles |= {passage.line: "byline" for passage in found.title}
    stated = False
    for line, each in enumerate(said):
        role = roles.get(line, "")
        stated = not role and (
            bool(_ATTACHMENTS.fullmatch(each.text))
            or (stated and _ITEM.fullmatch(each.text) is not None)
        )
        if each in title:
            yield replace(each, role="title")
        elif role or stated:
            yield replace(each, role=role or "attachments")
        else:
            yield _place_text(each)


def _find_title(lines: Sequence[Placed]) -> Sequence[Placed]:
    """Return the lines before the text that are the title: not who wrote it, nor when."""
    styled = [each for each in lines if _is_title_style(each.paragraph)]
    if styled:
        return styled
    own = [each for each in lines if not is_byline(each.text)]
    size = max((each.paragraph.look.size for each in own), default=0)
    return [each for each in own if each.paragraph.look.size == size]


def _is_title_style(paragraph: Paragraph) -> bool:
    return paragraph.format.style_name.lower() in _TITLES


def _place_text(each: Placed) -> Placed:
    """Return the paragraph as a heading, or as text, which may begin with one."""
    text = each.paragraph.text
    marker = find_marker(text.lstrip(SPACES))
    before = len(text) - len(text.lstrip(SPACES))
    if marker is None:
        level = each.paragraph.format.level
        plain = level and len(each.text) <= LONGEST_LEAD and each.text[-1:] not in _STOPS
        role = "heading" if plain else "body"
        return replace(each, role=role, level=min(level, 4) if plain else 0, lead=len(text))
    stop = text.find("。", before + marker.end)
    if stop < 0 and len(each.text) <= LONGEST_LEAD:
        stop = len(text) - 1
    lead = stop + 1 if 0 <= stop <= before + LONGEST_LEAD else 0
    alone = lead and not text[lead:].strip()
    return replace(each, role="heading" if alone else "body", level=marker.level, lead=lead)


def _find_captions(
    document: Document, placed: Mapping[int, Placed], framed: Collection[int]
) -> Iterator[Placed]:
    """Yield the paragraphs over a table or beside a picture that say what it is.

    They are not those over a table of the indexes `framed`, which is an imprint.
    """
    first = next((each.at for each in placed.values() if not each.role), 0)
    for each in placed.values():
        if each.role or each.at == first:
            continue
        over = each.at + 1 < len(document.blocks) and each.at + 1 not in framed
        over = over and isinstance(document.blocks[each.at + 1], Table)
        beside = any(
            at in placed and placed[at].role == "object" for at in (each.at - 1, each.at + 1)
        )
        styled = each.paragraph.format.style_name.lower() in _CAPTIONS
        if styled or ((over or beside) and _may_be_caption(each.text)):
            yield replace(each, role="caption")


def _may_be_caption(text: str) -> bool:
    """Whether it is short, and neither a sentence, a heading nor a date."""
    stopped = text[-1:] in (*_STOPS, "：")
    short = len(text) <= _LONGEST_CAPTION and not stopped
    return short and find_marker(text) is None and not _DATE.fullmatch(text)
