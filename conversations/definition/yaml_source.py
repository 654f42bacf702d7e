"""A YAML file as plain values, with the line that each of them stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from conversations.definition.yaml_slips import find_slip

Loc: TypeAlias = Sequence[str | int]
"""The way to a value: keys and indexes, from the root."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where PyYAML has it
_INTEGER = re.compile("[-+]?[0-9]{1,18}")
_DEEPEST = 100  # lists within lists
_KEY = "[key]"  # what pydantic adds to the way to a mapping's key
_CURLY = re.compile("“[^“”]*[”\"]|‘[^‘’]*[’']")
_UNQUOTED = 'Put this phrase in quotes: "{{ … }}".'
_NAMELESS = "Write a name here, without brackets."
_TRUTHS = {"true": True, "false": False}


class SourceError(Exception):
    """What makes the file unreadable: the line, counted from 1, and a sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


class Source:
    """One YAML document.

    `repeated` holds the ways to keys that stand twice in their mapping, with the line of the
    second; `curly` those to texts in “ ”, which YAML takes for a part of the text.
    """

    def __init__(self, text: str) -> None:
        """Read the document; SourceError when it cannot be read."""
        self._seen: set[int] = set()
        self.repeated: list[tuple[tuple[str | int, ...], int]] = []
        self.curly: list[tuple[str | int, ...]] = []
        self._root = _compose(text)
        self.value = self._build(self._root, ())

    def find_line(self, loc: Loc, within: int = 1) -> int:
        """Return the line of the value there, or of the nearest one around it.

        In a text that is written line by line (|), it is that of its line `within`, from 1.
        """
        node, line = self._root, _line(self._root)
        for step in loc:
            key, child = _find_child(node, step)
            if child is None:
                return line
            node, line = child, _line(key or child)
        literal = isinstance(node, ScalarNode) and node.style == "|"
        return _line(node) + within if literal else line

    def name(self, loc: Loc) -> str:
        """Return the way as people read it: a mapping of a list goes by its id, else its number."""
        node: Node | None = self._root
        names = list[str]()
        for step in loc:
            node = _find_child(node, step)[1] if node else None
            named = _find_id(node) if node else ""
            names.append(step if isinstance(step, str) else named or str(step + 1))
        return ".".join(name for name in names if name != _KEY)

    def _build(self, node: Node, loc: tuple[str | int, ...]) -> Any:
        """Return the node's value, as YAML 1.2 has it: yes, no and dates are words like others."""
        if id(node) in self._seen:
            raise SourceError(_line(node), "Write this out each time; & and * are not read here.")
        self._seen.add(id(node))
        if isinstance(node, ScalarNode):
            if not node.style and _CURLY.fullmatch(node.value):
                self.curly.append(loc)
            return _build_scalar(node)
        if isinstance(node, MappingNode):
            return self._build_mapping(node, loc)
        return [self._build(each, (*loc, at)) for at, each in enumerate(node.value)]

    def _build_mapping(self, node: MappingNode, loc: tuple[str | int, ...]) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                phrase = isinstance(key, MappingNode) and key.flow_style
                raise SourceError(_line(key), _UNQUOTED if phrase else _NAMELESS)
            if key.value in built:
                self.repeated.append(((*loc, key.value), _line(key)))
            built[key.value] = self._build(value, (*loc, key.value))
        return built


def _compose(text: str) -> Node:
    try:
        _check_depth(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line, sentence = find_slip(text, error)
        raise SourceError(line + 1, sentence) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise SourceError(line, "Remove the character here that cannot be seen.") from error
    if root is None:
        raise SourceError(1, "The file is empty; write the template into it.")
    return root


def _check_depth(text: str) -> None:
    """Raise SourceError for lists within lists so deep that composing them ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise SourceError(line, "Write lists within lists less deep; nobody reads these.")


def _build_scalar(node: ScalarNode) -> str | int | bool | None:
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return _TRUTHS.get(node.value.lower(), node.value)
    if kind == "int" and _INTEGER.fullmatch(node.value):
        return int(node.value)
    return str(node.value)


def _find_child(node: Node, step: str | int) -> tuple[Node | None, Node | None]:
    """Return the key (none in a list) and the value there; neither if the step leads nowhere."""
    if isinstance(node, MappingNode):
        found = [pair for pair in node.value if pair[0].value == step]
        return found[-1] if found else (None, None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _find_id(node: Node) -> str:
    child = _find_child(node, "id")[1]
    return str(child.value) if isinstance(child, ScalarNode) else ""


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
