"""Plain values as the YAML that a person would write."""

from __future__ import annotations

from textwrap import indent
from typing import Any, TypeAlias

import yaml

Fields: TypeAlias = dict[str, object]


class Inline(dict[str, object]):
    """Fields that stand on one line: {zh_CN: …, en: …}."""


def render_yaml(value: object) -> str:
    """Return the value as YAML in blocks, fields in their order, a text of lines as one block."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, indent=2
    )


def render_comment(*lines: str) -> str:
    """Return the lines as comments."""
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def indent_yaml(text: str) -> str:
    """Return the text as it stands one level deeper."""
    return indent(text, "  ")


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Begin a level; a list within fields is indented too."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write everything out: templates are read without anchors."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if text.startswith(("“", "‘")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _represent_inline(dumper: _Dumper, fields: Inline) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(Inline, _represent_inline)
