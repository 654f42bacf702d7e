"""The phrases of a template: Jinja2 over answers, sandboxed, compiled once.

A phrase is written by whoever wrote the template. What a person types reaches it only as the value
of a name, so it can hold any braces and comes out as typed. How values print, and the filters a
phrase has beside Jinja2's own, are filters.py's; `family.member` is a member of a `Family`.

Jinja2 is imported by the first phrase and not by this module: a bot must be up before it needs one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from conversations.report.filters import FILTERS, print_value

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.nodes import Node
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_PRINTED = " printed"
"""A filter that no phrase can name."""


class PhraseError(ValueError):
    """A phrase that cannot be read or printed.

    `line` counts from 1 within the phrase, `reason` is Jinja2's own (English) sentence.
    """

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


MARK = "\uffff"
"""Where a line of a title may be broken: a character that no text a person types can hold."""


def render_marked(phrase: str, values: Mapping[str, object]) -> str:
    """Return the phrase as `render_phrase` does, with `MARK` for each | of its own text."""
    return _render(_compile(phrase, marked=True), values)


def render_phrase(phrase: str, values: Mapping[str, object]) -> str:
    """Return the phrase with `values` in place of its names.

    A name without a value prints as nothing. PhraseError when the phrase cannot be read, or does
    with a value what that value does not allow (adding a text to a number).
    """
    return _render(_compile(phrase), values)


def _render(template: Template, values: Mapping[str, object]) -> str:
    try:
        return template.render(values)
    except Exception as fault:  # whatever a phrase does wrong is the phrase's error
        raise PhraseError(str(fault), _find_line(fault)) from fault


def parse_phrase(phrase: str) -> nodes.Template:
    """Return the phrase's syntax tree; PhraseError when it cannot be read."""
    _compile(phrase)
    return _environment().parse(phrase)


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import ChainableUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=ChainableUndefined,
        finalize=print_value,
        autoescape=False,  # the result is plain text; its writers escape it
    )
    environment.globals.clear()  # so that every name in a phrase is an answer's
    environment.filters.update({**FILTERS, _PRINTED: print_value})
    return environment


@lru_cache(maxsize=1024)
def _compile(phrase: str, marked: bool = False) -> Template:
    from jinja2 import TemplateSyntaxError

    try:
        tree = _environment().parse(phrase)
        _check_names(tree)
        _print_joined(tree)
        if marked:
            _mark(tree)
        return _environment().from_string(tree)
    except TemplateSyntaxError as error:
        raise PhraseError(error.message or "syntax error", error.lineno) from error
    except (RecursionError, SyntaxError) as error:  # the latter is of what Jinja2 makes of it
        raise PhraseError("brackets, filters or blocks stand too deep within others", 1) from error


def _check_names(tree: Node) -> None:
    """Raise for an unknown filter or test: Jinja2 may say so only when the phrase comes to it."""
    from jinja2 import nodes

    for node in tree.find_all((nodes.Filter, nodes.Test)):
        isfilter = isinstance(node, nodes.Filter)
        if node.name not in (_environment().filters if isfilter else _environment().tests):
            raise PhraseError(f"no {'filter' if isfilter else 'test'} {node.name!r}", node.lineno)


def _print_joined(tree: Node) -> None:
    """Have what ~ joins print as it does alone: Jinja2 would join a number with its exponent."""
    from jinja2.nodes import Concat, Filter

    for joined in list(tree.find_all(Concat)):
        joined.nodes = [
            Filter(node, _PRINTED, [], [], None, None, lineno=node.lineno) for node in joined.nodes
        ]


def _mark(tree: Node) -> None:
    """Have each | that stands outside of braces come out as `MARK`."""
    from jinja2.nodes import TemplateData

    for text in tree.find_all(TemplateData):
        text.data = text.data.replace("|", MARK)


def _find_line(fault: BaseException) -> int:
    """Return the phrase's line in which `fault` was raised; 1 when the traceback does not say."""
    line, frame = 1, fault.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
