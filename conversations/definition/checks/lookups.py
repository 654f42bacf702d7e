"""What the phrases look up by name in a value: `clues.received`, `row.amount`, `period.year`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from conversations.definition.checks.flaws import suggest
from conversations.definition.checks.shapes import DAY, Shape, Sort
from conversations.definition.questions import MoneyUnit

if TYPE_CHECKING:
    from jinja2 import nodes

Scope: TypeAlias = dict[str, Shape | None]
"""The names known at a place of a phrase, with what they hold (None: anything)."""

_SAME = frozenset(("list", "reverse", "sort", "unique", "selectattr", "rejectattr"))
_ONE = frozenset(("first", "last", "random", "min", "max"))
_NAMING = frozenset(("selectattr", "rejectattr", "groupby", "map"))
"""Filters that take the name of a part as their first or `attribute` argument."""


_UNITS: tuple[str, ...] = get_args(MoneyUnit)
_DECLARED = ("none", "some", "covered")
_TAKEN: Mapping[str, tuple[Sort, ...]] = {
    "date_cn": ("day",),
    "change_cn": ("change",),
    "numeral_cn": ("number",),
    "amount_cn": ("amount", "number"),
    "share_cn": ("number", "amount"),
}
"""What our filters print of; of anything else they print nothing."""

_SORTS: Mapping[Sort, str] = {
    "day": "days",
    "change": "changes of figures",
    "number": "numbers",
    "amount": "amounts",
}


def find_wrong_lookups(
    tree: nodes.Template, names: Mapping[str, Shape | None]
) -> list[tuple[str, int]]:
    """Return a sentence and a line of the phrase for each look-up of what is not there."""
    lookups = _Lookups()
    lookups.see(tree, dict(names))
    return lookups.found


class _Lookups:
    """A walk through a phrase's syntax tree; `found` is what is wrong so far."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int]] = []

    def see(self, node: nodes.Node, scope: Scope) -> Shape | None:
        """Look at the node and all in it; return what it holds, None when that is not known."""
        look: Callable[[Any, Scope], Shape | None] = getattr(
            self, f"_see_{type(node).__name__.lower()}", self._see_inside
        )
        return look(node, scope)

    def _see_inside(self, node: nodes.Node, scope: Scope) -> Shape | None:
        for child in node.iter_child_nodes():
            self.see(child, scope)
        return None

    def _see_name(self, node: nodes.Name, scope: Scope) -> Shape | None:
        return scope.get(node.name)

    def _see_getattr(self, node: nodes.Getattr, scope: Scope) -> Shape | None:
        return self._take(self.see(node.node, scope), _render(node.node), node.attr, node.lineno)

    def _see_getitem(self, node: nodes.Getitem, scope: Scope) -> Shape | None:
        shape, key = self.see(node.node, scope), getattr(node.arg, "value", None)
        if isinstance(key, str):
            return self._take(shape, _render(node.node), key, node.lineno)
        self.see(node.arg, scope)
        if shape is None or type(node.arg).__name__ == "Slice":
            return shape
        return shape.each

    def _see_filter(self, node: nodes.Filter, scope: Scope) -> Shape | None:
        shape = self.see(node.node, scope) if node.node is not None else None
        for argument in (*node.args, *node.kwargs):
            self.see(argument, scope)
        self._check_sort(node, shape)
        if shape is None or shape.each is None:
            return None
        if node.name == "join" and (shape.each.ids or shape.each == DAY):
            said = "ids" if shape.each.ids else "2026-06-30"
            self.found.append(
                (f"Write list_cn in place of join, which prints {said}.", node.lineno)
            )
        named = _find_named_part(node)
        part = None
        if named is not None:
            part = self._take(shape.each, f"one of {_render(node.node)}", named, node.lineno)
        if node.name == "map":
            return Shape(shape.parts, part)
        return shape if node.name in _SAME else shape.each if node.name in _ONE else None

    def _check_sort(self, node: nodes.Filter, shape: Shape | None) -> None:
        """Note a filter of ours that prints nothing of such a value, and a unit that is none."""
        taken = _TAKEN.get(node.name)
        base = _render(node.node)
        if taken and shape and shape.sort not in taken and (shape.sort or shape.each):
            what = " or ".join(_SORTS[sort] for sort in taken)
            self.found.append((f"Remove {node.name}; it prints {what}, not {base}.", node.lineno))
        unit = getattr(node.args[0], "value", None) if node.args else None
        if node.name == "amount_cn" and isinstance(unit, str) and unit not in _UNITS:
            self.found.append((f"Write one of {', '.join(_UNITS)} for {unit}.", node.lineno))

    def _see_compare(self, node: nodes.Compare, scope: Scope) -> Shape | None:
        self._see_inside(node, scope)
        left = node.expr
        for operand in node.ops:
            if operand.op in ("eq", "ne"):
                self._check_compared(left, operand.expr, scope)
                self._check_compared(operand.expr, left, scope)
            elif operand.op in ("in", "notin"):
                self._check_compared(operand.expr, left, scope)
            left = operand.expr
        return None

    def _check_compared(self, value: nodes.Expr, text: nodes.Expr, scope: Scope) -> None:
        """Note a text with which a choice or a declaration is compared, and never equal to it."""
        shape, wanted = self.see(value, scope), getattr(text, "value", None)
        if shape is None or not isinstance(wanted, str):
            return
        ids, name = (shape.each or shape).ids, _render(value)
        if ids and wanted not in ids:
            near = suggest(wanted, ids)
            sentence = f"{name} is never {wanted}; write {' or '.join(ids)}{near}."
            self.found.append((sentence, value.lineno))
        elif "none" in shape.parts and wanted in _DECLARED:
            sentence = f"Write {name}.none or not {name}.none; {name} itself is what is printed."
            self.found.append((sentence, value.lineno))

    def _see_for(self, node: nodes.For, scope: Scope) -> Shape | None:
        shape = self.see(node.iter, scope)
        inner = scope | _bind(node.target, shape.each if shape is not None else None)
        for child in (*filter(None, [node.test]), *node.body):
            self.see(child, inner)
        for child in node.else_:
            self.see(child, scope)
        return None

    def _see_assign(self, node: nodes.Assign, scope: Scope) -> Shape | None:
        scope |= _bind(node.target, self.see(node.node, scope))
        return None

    def _see_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> Shape | None:
        self._see_inside(node, scope)
        scope |= _bind(node.target, None)
        return None

    def _see_with(self, node: nodes.With, scope: Scope) -> Shape | None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inner |= _bind(target, self.see(value, inner))
        for child in node.body:
            self.see(child, inner)
        return None

    def _see_macro(self, node: nodes.Macro, scope: Scope) -> Shape | None:
        inner = dict(scope)
        for argument in node.args:
            inner |= _bind(argument, None)
        return self._see_inside(node, inner)

    def _take(self, shape: Shape | None, base: str, name: str, line: int) -> Shape | None:
        """Return the part of that name, and note when there is none."""
        if shape is None:
            return None
        if name not in shape.parts:
            self.found.append((_say(shape, base, name), line))
        return shape.parts.get(name)


def _say(shape: Shape, base: str, name: str) -> str:
    if shape.each is not None and name in shape.each.parts:
        return f"Write a loop, or {base}[0].{name} for the first; {base} is a list."
    return f"Correct {name}; {base} has nothing called so{suggest(name, shape.parts)}."


def _bind(target: nodes.Node, shape: Shape | None) -> Scope:
    """Return the names that the target of a loop or a set gets, with what each of them holds."""
    name = getattr(target, "name", None)
    if isinstance(name, str):
        return {name: shape}
    inner = (_bind(each, None) for each in target.iter_child_nodes())
    return {name: shape for bound in inner for name, shape in bound.items()}


def _find_named_part(node: nodes.Filter) -> str | None:
    """Return the name of a part that the filter is given in quotes, if it is given one."""
    given: nodes.Node | None = None
    for keyword in node.kwargs:
        if keyword.key == "attribute":
            given = keyword.value
    if given is None and node.name in _NAMING - {"map"} and node.args:
        given = node.args[0]
    name = getattr(given, "value", None)
    return name if isinstance(name, str) and "." not in name else None


def _render(node: nodes.Node | None) -> str:
    """Return the words of a name such as `clues.received`; of anything else, "this"."""
    match type(node).__name__:
        case "Name":
            return str(getattr(node, "name", ""))
        case "Getattr":
            return f"{_render(getattr(node, 'node', None))}.{getattr(node, 'attr', '')}"
        case "Filter":
            return _render(getattr(node, "node", None))
    return "this"
