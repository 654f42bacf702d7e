"""Text with its marked stretches (bold, links, commands, …), measured in UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.messenger.refusals import bad_request

MARKED_TYPES = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"}
QUOTE_TYPES = {"blockquote", "expandable_blockquote"}
PLAIN_TYPES = {"mention", "hashtag", "bot_command", "url", "email"}
KNOWN_TYPES = {*MARKED_TYPES, *QUOTE_TYPES, *PLAIN_TYPES, "text_link"}
VERBATIM = {"code", "pre"}
CONTROLS = {code: " " for code in range(32) if code != 10} | {127: " "}

# Found by the messenger itself, as the real one does: a library knows commands only by them.
FOUND_TYPES = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])")),
    (
        "url",
        re.compile(r"(?<!\w)https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"，。；：、（）《》“”]*)?"),
    ),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}(?!\w)", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\d*[^\W\d])\w{1,256}")),
)


@dataclass(frozen=True)
class Entity:
    """One marked stretch; `offset` and `length` count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""

    @property
    def end(self) -> int:
        """The first unit after the stretch."""
        return self.offset + self.length

    def as_json(self) -> dict[str, object]:
        """Return the Bot API's MessageEntity."""
        plain: dict[str, object] = {
            "type": self.type,
            "offset": self.offset,
            "length": self.length,
        }
        if self.url:
            plain["url"] = self.url
        if self.language:
            plain["language"] = self.language
        return plain


@dataclass(frozen=True)
class FormattedText:
    """A text and its entities, sorted."""

    text: str
    entities: tuple[Entity, ...] = ()

    def as_json(self, text_key: str = "text", entities_key: str = "entities") -> dict[str, object]:
        """Return the fields of a Message; no entities, no field."""
        fields: dict[str, object] = {text_key: self.text}
        if self.entities:
            fields[entities_key] = [entity.as_json() for entity in self.entities]
        return fields


class TextBuilder:
    """Collects a text piece by piece and knows its length in UTF-16 units."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.units = 0

    def add(self, piece: str) -> None:
        """Append a piece."""
        if piece:
            self._pieces.append(piece)
            self.units += count_units(piece)

    @property
    def at_line_start(self) -> bool:
        """Whether the next character opens a line."""
        return not self._pieces or self._pieces[-1].endswith("\n")

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._pieces)


def count_units(text: str) -> int:
    """Return the length in UTF-16 units, in which the Bot API measures."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def tidy(formatted: FormattedText) -> FormattedText:
    """Return the text as a messenger shows it: trimmed, no control characters, entities found.

    Marked stretches are cut to the text; those left empty, or inside code, are dropped.
    """
    text = formatted.text.translate(CONTROLS)
    kept = text.lstrip()
    shift = len(text) - len(kept)  # white space is one unit a character
    kept = kept.rstrip()
    marked = _clip(formatted.entities, shift, count_units(kept))
    entities = (*marked, *_find_entities(kept, marked))
    return FormattedText(kept, tuple(sorted(entities, key=_order)))


def parse_entities(value: object) -> tuple[Entity, ...]:
    """Return a call's `entities`; unknown types are ignored, wrong shapes refused."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return tuple(entity for entry in value if (entity := _parse_entity(entry)))


def split_text(text: str, most: int) -> Iterator[str]:
    """Yield the text in pieces of at most `most` UTF-16 units, never through a character.

    Nor beside white space where that can be helped: the ends of a message are trimmed.
    """
    while count_units(text) > most:
        cut = _find_cut(text, len(_take_units(text, most)))
        yield text[:cut]
        text = text[cut:]
    yield text


def _take_units(text: str, most: int) -> str:
    return text[:most].encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")


def _find_cut(text: str, last: int) -> int:
    """Return the last place up to `last`, and not far before it, with no white space around."""
    for cut in range(last, max(last - 64, 1), -1):
        if not (text[cut - 1].isspace() or text[cut].isspace()):
            return cut
    return last


def _order(entity: Entity) -> tuple[int, int]:
    return entity.offset, -entity.length


def _clip(entities: Sequence[Entity], shift: int, length: int) -> list[Entity]:
    clipped: list[Entity] = []
    for entity in sorted(entities, key=_order):
        start = max(entity.offset - shift, 0)
        end = min(entity.end - shift, length)
        if end > start and not _covered(start, end, clipped):
            clipped.append(replace(entity, offset=start, length=end - start))
    return clipped


def _covered(start: int, end: int, entities: Iterable[Entity]) -> bool:
    return any(e.type in VERBATIM and e.offset < end and start < e.end for e in entities)


def _find_entities(text: str, marked: Sequence[Entity]) -> list[Entity]:
    """Return what is a command, link, address or tag outside of code, links and each other."""
    taken = [e for e in marked if e.type in VERBATIM or e.type == "text_link"]
    found: list[Entity] = []
    for kind, pattern in FOUND_TYPES:
        for match in pattern.finditer(text):
            offset = count_units(text[: match.start()])
            entity = Entity(kind, offset, count_units(match.group().rstrip(".,:;!?)'")))
            if not any(e.offset < entity.end and entity.offset < e.end for e in (*taken, *found)):
                found.append(entity)
    return found


def _parse_entity(entry: object) -> Entity | None:
    if not isinstance(entry, dict):
        raise bad_request("can't parse entities: expected an Object")
    kind, offset, length = entry.get("type"), entry.get("offset"), entry.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse entities: Can\'t find field "offset" or "length"')
    if kind not in KNOWN_TYPES or offset < 0:
        return None
    return Entity(kind, offset, length, str(entry.get("url", "")), str(entry.get("language", "")))
