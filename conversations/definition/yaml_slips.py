"""What is probably wrong with a file that YAML cannot read: the line, and what to do there.

YAML's own sentences are about its parser, and often about the line after the slip. What people do
is rather like this: a colon of the Chinese keyboard, a space that is missing, a phrase or a comma
without quotes around it, a quote or bracket that is not closed, a line that stands too far right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

Slip = tuple[int, str]
"""A line, counted from 0, and a sentence."""

_QUOTED = re.compile(r"""(?<![^\s:,\[{(-])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_OPENED = re.compile(r'(?:^|[\s:,\[{-])"')
_ENDED_EARLY = re.compile(r""""[^"]*"[^\s"',:}\]#][^"]*"[^"]*"?""")
_FIELD = r"[A-Za-z_][A-Za-z0-9_.]*"

_SHAPES: Sequence[tuple[re.Pattern[str], str]] = (
    (
        re.compile(r"\s*[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]"),
        "Put ordinary spaces in place of the wide or hidden ones that this line begins with.",
    ),
    (
        re.compile(rf"\s*(?:-\s+)*({_FIELD})\s*："),
        "Put a colon of the English keyboard and a space behind {0}, in place of ：.",
    ),
    (re.compile(rf"\s*(?:-\s+)*({_FIELD}):[^\s:/]"), "Put a space behind the colon of {0}."),
    (re.compile(r"\s*-[A-Za-z_{\[]"), "Put a space behind the dash."),
)
"""Slips of a line by which YAML may stumble only in the next one."""

_HERE: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r".*\t"), "Put spaces in place of the tab in this line."),
    *_SHAPES,
    (
        re.compile(r".*(?:[:,\[-]\s+|[\[{])[｛【［]"),
        "Put brackets of the English keyboard, {{ }} and [ ], in place of the wide ones.",
    ),
    (
        re.compile(r".*(?:[:-]\s+)\{[{%#]"),
        'Put this phrase in quotes: "{{{{ … }}}}".',
    ),
    (
        re.compile(rf".*，\s*({_FIELD})\s*[:：]"),
        "Put a comma of the English keyboard before {0}, in place of ，.",
    ),
    (
        re.compile(rf".*[{{,]\s*({_FIELD})\s*："),
        "Put a colon of the English keyboard and a space behind {0}, in place of ：.",
    ),
)
"""Slips of the line in which YAML stumbles."""

_PROBLEMS = (
    ("block sequence entries", "Begin the list in the next line, with a dash for each entry."),
    ("undefined alias", "Put the text in quotes that begins with *."),
    ("alphabetic or numeric", "Put the text in quotes that begins with * or &."),
)

_BELOW = "Check where this line begins: the fields of one part stand exactly below one another."


def find_slip(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """Return the line that is to be corrected, from 0, and a sentence that says how."""
    return next(_find_slips(text.splitlines(), error))


def _find_slips(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Iterator[Slip]:
    at = min(_line(error.problem_mark), len(lines) - 1)
    begun = min(_line(error.context_mark), at) if error.context_mark else at
    problem = (error.problem or "").lower()
    if "another document" in problem:
        yield at, "Remove this line and what is below it; a file holds one template."
    if "quoted scalar" in (error.context or ""):
        yield from _find_in_quotes(begun, at, problem)
    opened = _find_opened(lines[:at])
    if opened is not None:
        yield opened, "Close the quote that is opened in this line, or remove it."
    earlier = [number for number in (begun, _before(lines, at)) if number < at]
    for number in dict.fromkeys(earlier):
        yield from _match(_SHAPES, number, lines[number])
    yield from _match(_HERE, at, lines[at])
    if "flow" in (error.context or ""):
        yield from _find_in_brackets(lines, begun, at, problem)
    column = error.problem_mark.column if error.problem_mark else 0
    yield from _tell_problem(lines, begun, at, column, problem)
    yield at, f"This cannot be read as YAML: {problem}. Check indentation and quotes."


def _find_in_quotes(begun: int, at: int, problem: str) -> Iterator[Slip]:
    if "end of stream" in problem or "document" in problem:
        yield begun, "Close the quote that is opened in this line."
    if "escape" in problem:
        yield at, "Write \\\\ for each backslash within these quotes."


def _find_in_brackets(lines: Sequence[str], begun: int, at: int, problem: str) -> Iterator[Slip]:
    closing = "}" if "}" in problem else "]"
    opening = "{" if closing == "}" else "["
    bare = _strip(lines[begun])
    if begun < at or bare.count(opening) > bare.count(closing):
        yield begun, f"Close {opening} with {closing} in this line."
    if closing in problem:
        yield at, "Put quotes around the text here; within brackets, : and , end one without them."


def _tell_problem(
    lines: Sequence[str], begun: int, at: int, column: int, problem: str
) -> Iterator[Slip]:
    line = lines[at]
    if "mapping values" in problem:
        field = re.match(rf"\s*(?:-\s+)*({_FIELD}):\s", line[:column])
        yield (
            at,
            f"Put the text behind {field[1]} in quotes; it has a colon in it." if field else _BELOW,
        )
    if "could not find expected ':'" in problem:
        yield begun, "Write a name, a colon and a value here; a text behind | is indented."
    if "cannot start any token" in problem and column < len(line):
        yield at, f"Put the text in quotes that begins with {line[column]}."
    for words, sentence in _PROBLEMS:
        if words in problem:
            yield at, sentence
    if "did not find expected" in problem or "expected <block end>" in problem:
        yield from _find_too_much(at, line)
        yield at, _BELOW


def _find_too_much(at: int, line: str) -> Iterator[Slip]:
    if _ENDED_EARLY.search(line):
        yield at, "Write “ and ” within a text in quotes; another straight quote ends it."
    bare = _strip(line)
    for opening, closing in ("{}", "[]"):
        if bare.count(closing) > bare.count(opening):
            yield at, f"Remove one {closing} in this line."


def _match(slips: Sequence[tuple[re.Pattern[str], str]], at: int, line: str) -> Iterator[Slip]:
    bare = _strip(line)
    for pattern, sentence in slips:
        if found := pattern.match(bare):
            yield at, sentence.format(*found.groups())


def _strip(line: str) -> str:
    """Return the line without what stands in quotes, and without a comment."""
    return _COMMENT.sub("", _QUOTED.sub('""', line))


def _find_opened(lines: Sequence[str]) -> int | None:
    """Return the last line with straight quotes, if it opens one that it does not close."""
    at = next((at for at in range(len(lines) - 1, -1, -1) if '"' in lines[at]), None)
    bare = _strip(lines[at]) if at is not None else ""
    return at if _OPENED.search(bare) and bare.count('"') % 2 else None


def _before(lines: Sequence[str], at: int) -> int:
    """Return the last line above that says something; the line itself when there is none."""
    return next((each for each in range(at - 1, -1, -1) if _strip(lines[each]).strip()), at)


def _line(mark: yaml.Mark | None) -> int:
    return int(mark.line) if mark else 0
