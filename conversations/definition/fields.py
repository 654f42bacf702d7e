"""Pydantic's way to a value of an interview, without its tags, and what may be at its end."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from conversations.definition.checks.flaws import Loc
from conversations.definition.interview import Interview


def follow(loc: Loc) -> tuple[Loc, type[BaseModel] | None]:
    """Return the way without what names the sort of a part, and the model that its end is in.

    Of several sorts of a question or a block, pydantic puts into the way which one it took.
    """
    steps = list(_walk(loc))
    return tuple(step for step, _ in steps), steps[-1][1] if steps else None


def list_around(loc: Loc) -> list[type[BaseModel]]:
    """Return the models that the part with the end of the way is within, the nearest first."""
    models = [model for _, model in _walk(loc) if model is not None]
    return models[-2::-1]


def _walk(loc: Loc) -> Iterator[tuple[str | int, type[BaseModel] | None]]:
    """Yield the steps, each with the model that it leads on from; None where that is a list."""
    kind: Any = Interview
    for step in loc:
        kind = _strip(kind)
        if get_origin(kind) in (Union, UnionType):
            kind = _choose(kind, step)
            continue
        yield step, kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
        kind = _step(kind, step)


def list_fields(model: type[BaseModel]) -> list[str]:
    """Return the names that the model's fields have in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _strip(kind: Any) -> Any:
    """Return the type without its annotations, and without None where that is allowed as well."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType) and type(None) in get_args(kind):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        return _strip(kind)
    return kind


def _choose(union: Any, tag: str | int) -> Any:
    """Return the member of a union that goes by that tag; None for one without fields."""
    return next((each for each in get_args(union) if tag in _list_tags(each)), None)


def _list_tags(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return [each.tag for each in get_args(kind) if isinstance(each, Tag)]
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return []
    field = kind.model_fields.get("kind")
    isliteral = field is not None and get_origin(field.annotation) is Literal
    return list(get_args(field.annotation)) if field is not None and isliteral else []


def _step(kind: Any, step: str | int) -> Any:
    """Return the type of what is found one step further; None where there is nothing known."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return next((each.annotation for name, each in fields if step in (name, each.alias)), None)
    return get_args(kind)[0] if get_origin(kind) is tuple else None
