"""Parse mode HTML: the Bot API's few tags → text and entities, with its own error texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.messenger.entities import Entity, FormattedText, TextBuilder
from bot.messenger.links import parse_link
from bot.messenger.refusals import Refusal, bad_request

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
}
TAGS = {*SIMPLE_TAGS, "a", "span", "blockquote"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

MARK = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
END_TAG = re.compile(r"</([A-Za-z0-9-]*)\s*>")
START_TAG = re.compile(
    r"""<([A-Za-z0-9-]+)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)*)\s*>"""
)
ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")


@dataclass(frozen=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


def parse_html(source: str) -> FormattedText:
    """Return the text without its tags, and the entities they mark; refuse what is malformed."""
    return _Parser(source).parse()


def decode_references(words: str) -> str:
    """Return the words with the Bot API's character references replaced; others stay as typed."""
    return REFERENCE.sub(_decode, words)


def _decode(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return match.group()
    return chr(code)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.builder = TextBuilder()
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> FormattedText:
        while self.position < len(self.source):
            self._step()
        if self.open:
            raise _refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return FormattedText(self.builder.text, tuple(self.entities))

    def _step(self) -> None:
        if self.source.startswith("</", self.position):
            self._end_tag()
        elif self.source[self.position] == "<":
            self._start_tag()
        elif self.source[self.position] == "&":
            self._reference()
        else:
            self._plain()

    def _plain(self) -> None:
        following = MARK.search(self.source, self.position)
        end = following.start() if following else len(self.source)
        self.builder.add(self.source[self.position : end])
        self.position = end

    def _reference(self) -> None:
        match = REFERENCE.match(self.source, self.position)
        self.builder.add(_decode(match) if match else "&")
        self.position = match.end() if match else self.position + 1

    def _start_tag(self) -> None:
        match = START_TAG.match(self.source, self.position)
        if not match:
            raise _refuse(f"Unclosed start tag at byte offset {self._bytes()}")
        tag = match.group(1).lower()
        if tag not in TAGS:
            raise _refuse(f'Unsupported start tag "{tag}" at byte offset {self._bytes()}')
        attributes = _parse_attributes(match.group(2))
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes()}')
        self.open.append(_Open(tag, self.builder.units, attributes))
        self.position = match.end()

    def _end_tag(self) -> None:
        match = END_TAG.match(self.source, self.position)
        if not match:
            raise _refuse(f"Unclosed end tag at byte offset {self._bytes()}")
        if not self.open:
            raise _refuse(f"Unexpected end tag at byte offset {self._bytes()}")
        expected, found = self.open[-1].tag, match.group(1).lower()
        if found not in ("", expected):
            raise _refuse(
                f"Unmatched end tag at byte offset {self._bytes()}, "
                f'expected "</{expected}>", found "</{found}>"'
            )
        self._close(self.open.pop())
        self.position = match.end()

    def _close(self, opened: _Open) -> None:
        length = self.builder.units - opened.offset
        if not length:
            return
        inner = self.entities[-1] if self.entities else None
        entity = _build_entity(opened, length, self.builder.text)
        if entity.type == "pre" and inner and inner.type == "code" and inner.language:
            self.entities.pop()
            entity = Entity("pre", entity.offset, length, language=inner.language)
        if entity.type != "text_link" or entity.url:
            self.entities.append(entity)

    def _bytes(self) -> int:
        return len(self.source[: self.position].encode())


def _build_entity(opened: _Open, length: int, text: str) -> Entity:
    if opened.tag == "a":
        address = opened.attributes.get("href") or _last_units(text, length)
        return Entity("text_link", opened.offset, length, url=parse_link(address))
    if opened.tag == "blockquote":
        expandable = "expandable" in opened.attributes
        kind = "expandable_blockquote" if expandable else "blockquote"
        return Entity(kind, opened.offset, length)
    language = ""
    if opened.tag == "code":
        language = opened.attributes.get("class", "").removeprefix("language-")
    return Entity(SIMPLE_TAGS.get(opened.tag, "spoiler"), opened.offset, length, language=language)


def _last_units(text: str, units: int) -> str:
    return text.encode("utf-16-le")[-2 * units :].decode("utf-16-le")


def _parse_attributes(words: str) -> dict[str, str]:
    return {
        name.lower(): decode_references(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(words)
    }


def _refuse(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
