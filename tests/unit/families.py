"""Families of linked numbers, as the tests of their arithmetic build them."""

from __future__ import annotations

from decimal import Decimal

from conversations.definition.questions import Figures
from conversations.drafts.figures import Numbers
from tests.unit.talks import ask


def build_members(*names: str, **fields: object) -> list[dict[str, object]]:
    return [
        {"id": name, "label": {"zh_CN": f"数{name}", "en": f"number {name}"}, **fields}
        for name in names
    ]


def build_family(*names: str, places: int = 0, **rules: object) -> Figures:
    members = build_members(*names, places=places)
    return Figures.model_validate(ask("family", "figures", members=members, **rules))


def read(**numbers: str) -> Numbers:
    return {name: Decimal(number) for name, number in numbers.items()}
