"""Small templates for tests, and the files they are in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.words.files import TemplateFile


def ask(question_id: str, kind: str = "short_text", text: str = "哪个", **more: Any) -> Any:
    """Return a question."""
    words = {"zh_CN": f"{text}？", "en": f"{text}?"}
    return {"id": question_id, "kind": kind, "ask": words, **more}


UNIT = ask("unit")
COUNT = ask("count", "integer")


def build_source(
    *questions: Mapping[str, Any], version: int = 1, interview_id: str = "ours", **more: Any
) -> str:
    """Return the YAML of an interview that asks these questions, by default for the unit alone."""
    asked = questions or (UNIT,)
    said = "，".join(f"{{{{ {each['id']} }}}}" for each in asked)
    section = {
        "id": "all",
        "title": {"zh_CN": "全部", "en": "All"},
        "heading": "全部",
        "questions": list(asked),
        "body": [{"text": said}],
    }
    interview = {
        "id": interview_id,
        "version": version,
        "name": {"zh_CN": "自定报告", "en": "Report of ours"},
        "about": {"zh_CN": "试写。", "en": "For a try."},
        "periods": "year",
        "unit": "unit",
        "title": "{{ unit }}报告",
        "sections": [section],
    }
    if version > 1:
        interview["changes"] = {"zh_CN": "改过。", "en": "Changed."}
    return yaml.safe_dump(interview | more, allow_unicode=True, sort_keys=False)


def build_file(source: str, name: str = "ours.yaml", *, own: bool = True) -> TemplateFile:
    """Return the file of an interview."""
    return TemplateFile("interviews", name, own, source.encode())


def write_interview(folder: Path, source: str, name: str = "ours.yaml") -> Path:
    """Put the interview into an office's folder of templates."""
    file = folder / "interviews" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, "utf-8")
    return file
