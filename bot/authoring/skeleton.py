"""A template to begin with."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.words.files import INTERVIEWS
from bot.words.folders import Folders, read_template
from conversations.definition.terms import Key

_PLACE = "skeletons/interview.yaml"
_ID = "id: new_report"
_keys: TypeAdapter[str] = TypeAdapter(Key)


def is_id(name: str) -> bool:
    """Whether a report can go by that id."""
    try:
        _keys.validate_python(name)
    except ValidationError:
        return False
    return True


def build_skeleton(name: str, folders: Folders) -> str:
    """Return the YAML to begin with: a shipped report of that id, to be changed, or a new one.

    A new one has comments, and shows each kind of question.
    """
    shipped = folders.shipped.roots[0] / INTERVIEWS / f"{name}.yaml"
    if shipped.is_file():
        return read_template(shipped)
    return read_template(folders.find(_PLACE)).replace(_ID, f"id: {name}", 1)


def save_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; FileExistsError when it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
