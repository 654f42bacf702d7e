"""A template to begin with."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.words.folders import Folders
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
    """Return the commented YAML of a template of that id, which shows each kind of question."""
    text = folders.find(_PLACE).read_text("utf-8")
    return text.replace(_ID, f"id: {name}", 1)


def save_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; FileExistsError when it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
