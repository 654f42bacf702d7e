"""From the figures in an old report's text to questions for the next one's."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.drafted_title import quote_text
from bot.authoring.drafted_words import MASKED, Ids, clean_line
from bot.authoring.yaml_text import Fields, Inline
from conversations.recognition.figures import FoundFigure, find_figures

_PRINTED = ("money", "percentage")
"""Kinds whose value is printed with its unit."""


def draft_figures(ids: Ids, texts: Iterable[str]) -> tuple[list[Fields], list[Fields]]:
    """Return a question for each figure, none required, and a block that prints those given.

    Their sentences are short ones for the author to move to where they belong. What is counted
    twice in the same words is asked for once.
    """
    figures = {(each.label, each.unit): each for text in texts for each in find_figures(text)}
    named = [(ids.make("number"), figure) for figure in figures.values()]
    lines = [_build_sentence(name, figure) for name, figure in named]
    blocks: list[Fields] = [{"text": "\n".join(lines)}] if lines else []
    return [_build_question(*each) for each in named], blocks


def _build_question(name: str, figure: FoundFigure) -> Fields:
    label, unit = _find_label(figure), figure.unit
    share = figure.kind == "percentage"
    question: Fields = {
        "id": name,
        "kind": figure.kind,
        "required": False,
        "ask": Inline(
            zh_CN=f"{label}：百分之多少？" if share else f"{label}：多少{unit}？",
            en=f"How many ({unit}): {label}?",
        ),
    }
    return {**question, "unit": unit} if figure.kind == "money" else question


def _build_sentence(name: str, figure: FoundFigure) -> str:
    end = "。" if figure.kind in _PRINTED else f"{figure.unit}。"
    label = quote_text(_find_label(figure))
    return f"{{{{ {label} ~ {name} ~ {quote_text(end)} if {name} is defined -}}}}"


def _find_label(figure: FoundFigure) -> str:
    return MASKED.split(clean_line(figure.label))[-1] or "数字"
