"""Templates of an office over the shipped ones, and words that never take typed text as markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import LANGUAGES, Words


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        (tmp_path / "chat" / language).mkdir(parents=True)
        (tmp_path / "chat" / language / "card.yaml").write_text('greeting: "<b>{{ name }}</b>"\n')
    return tmp_path


def test_an_office_replaces_a_shipped_file(own: Path) -> None:
    words = Words(find_folders(own))
    assert "greeting" in words.keys("en")
    assert "card.text" not in words.keys("en")
    assert "way.home" in words.keys("en")


def test_text_escapes_what_was_typed_and_labels_do_not(own: Path) -> None:
    words = Words(find_folders(own))
    typed = "<i>{{ 7 * 7 }}</i> & {% if %}"
    assert words.text("en", "greeting", name=typed) == (
        "<b>&lt;i&gt;{{ 7 * 7 }}&lt;/i&gt; &amp; {% if %}</b>"
    )
    assert words.label("en", "greeting", name=typed) == f"<b>{typed}</b>"


def test_a_missing_key_is_a_fault(own: Path) -> None:
    with pytest.raises(KeyError):
        Words(find_folders(own)).text("en", "nothing.here")


def test_the_shipped_interviews_are_sound() -> None:
    shipped = Interviews(find_folders(None)).all()
    assert [interview.id for interview in shipped] == ["half_year_responsibility"]


def test_an_office_adds_a_report_without_code(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    guide = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "interviews" / "safety_inspection.yaml").write_text(example)
    interviews = Interviews(find_folders(tmp_path))
    assert interviews.get("safety_inspection") is not None
    assert interviews.get("half_year_responsibility") is not None
