"""Parse mode MarkdownV2 → text and entities, with the Bot API's own error texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from bot.messenger.entities import Entity, FormattedText, TextBuilder
from bot.messenger.links import parse_link
from bot.messenger.refusals import Refusal, bad_request

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
SIGNS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
TITLES = {"text_link": "TextUrl"}


@dataclass(frozen=True)
class _Open:
    kind: str
    offset: int
    byte: int


def parse_markdown(source: str) -> FormattedText:
    """Return the text without its signs, and the entities they mark; refuse what is malformed."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.builder = TextBuilder()
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.quote: int | None = None  # the offset where the running quotation began

    def parse(self) -> FormattedText:
        while self.position < len(self.source):
            self._step()
        if self.open:
            self._refuse_open(self.open[-1])
        self._end_quote("blockquote")
        return FormattedText(self.builder.text, tuple(self.entities))

    def _step(self) -> None:
        sign = self.source[self.position]
        if sign == "\\" and self._escapes():
            self._take(self.source[self.position + 1], 2)
        elif sign == "\n":
            self._line_end()
        elif sign not in RESERVED:
            self._take(sign, 1)
        else:
            self._reserved(sign)

    def _reserved(self, sign: str) -> None:
        if sign == ">" and self.builder.at_line_start:
            self._start_quote()
        elif sign == "`":
            self._code()
        elif sign == "[":
            self._start("text_link", 1)
        elif sign == "]" and self.open and self.open[-1].kind == "text_link":
            self._end_link()
        else:
            self._sign()

    def _sign(self) -> None:
        pair = self.source[self.position : self.position + 2]
        sign = pair if pair in SIGNS else pair[:1]
        if sign not in SIGNS:
            raise _refuse(
                f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
            )
        if sign == "||" and self._ends_quote():
            self._end_quote("expandable_blockquote")
            self.position += 2
        elif self.open and self.open[-1].kind == SIGNS[sign]:
            self.position += len(sign)
            self._close(self.open.pop())
        else:
            self._start(SIGNS[sign], len(sign))

    def _escapes(self) -> bool:
        follower = self.source[self.position + 1 : self.position + 2]
        return bool(follower) and 0 < ord(follower) < 127

    def _take(self, text: str, width: int) -> None:
        self.builder.add(text)
        self.position += width

    def _start(self, kind: str, width: int) -> None:
        self.open.append(_Open(kind, self.builder.units, self._bytes()))
        self.position += width

    def _close(self, opened: _Open, url: str = "") -> None:
        length = self.builder.units - opened.offset
        if length and (url or opened.kind != "text_link"):
            self.entities.append(Entity(opened.kind, opened.offset, length, url=url))

    def _end_link(self) -> None:
        opened = self.open.pop()
        self.position += 1
        units = self.builder.units - opened.offset
        address = self.builder.text.encode("utf-16-le")[-2 * units :].decode("utf-16-le")
        if self.source.startswith("(", self.position):
            address = self._address()
        self._close(opened, parse_link(address))

    def _address(self) -> str:
        start = self._bytes()
        characters: list[str] = []
        self.position += 1
        while self.position < len(self.source):
            sign = self.source[self.position]
            if sign == ")":
                self.position += 1
                return "".join(characters)
            if sign == "\\" and self._escapes():
                self.position += 1
            characters.append(self.source[self.position])
            self.position += 1
        raise _refuse(f"Can't find end of a URL at byte offset {start}")

    def _code(self) -> None:
        kind, fence = ("pre", "```") if self._fenced() else ("code", "`")
        opened = _Open(kind, self.builder.units, self._bytes())
        self.position += len(fence)
        language = self._language() if kind == "pre" else ""
        while not self.source.startswith(fence, self.position):
            if self.position >= len(self.source):
                self._refuse_open(opened)
            self.position += 1 if self.source[self.position] == "\\" and self._escapes() else 0
            self._take(self.source[self.position], 1)
        self.position += len(fence)
        length = self.builder.units - opened.offset
        if length:
            self.entities.append(Entity(kind, opened.offset, length, language=language))

    def _fenced(self) -> bool:
        return self.source.startswith("```", self.position)

    def _language(self) -> str:
        """Take the word behind the fence when its line ends there, and that line's end."""
        line, separator, _ = self.source[self.position :].partition("\n")
        if not separator or "`" in line or any(sign.isspace() for sign in line):
            return ""
        self.position += len(line) + 1
        return line

    def _start_quote(self) -> None:
        if self.quote is None:
            self.quote = self.builder.units
        self.position += 1

    def _line_end(self) -> None:
        if self.quote is not None and not self.source.startswith("\n>", self.position):
            self._end_quote("blockquote")
        self._take("\n", 1)

    def _ends_quote(self) -> bool:
        rest = self.source[self.position + 2 :]
        open_spoiler = any(opened.kind == "spoiler" for opened in self.open)
        at_end = not rest or (rest.startswith("\n") and not rest.startswith("\n>"))
        return self.quote is not None and at_end and not open_spoiler

    def _end_quote(self, kind: str) -> None:
        if self.quote is None:
            return
        if self.open:
            self._refuse_open(self.open[-1])
        self._close(_Open(kind, self.quote, 0))
        self.quote = None

    def _refuse_open(self, opened: _Open) -> NoReturn:
        title = TITLES.get(opened.kind, opened.kind.capitalize())
        raise _refuse(f"Can't find end of {title} entity at byte offset {opened.byte}")

    def _bytes(self) -> int:
        return len(self.source[: self.position].encode())


def _refuse(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
