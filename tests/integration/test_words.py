"""Templates of an office over the shipped ones, and words that never take typed text as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.words.folders import find_folders
from bot.words.interviews import Interviews
from bot.words.words import LANGUAGES, Words
from conversations.definition import DefinitionError


@pytest.fixture
def own(tmp_path: Path) -> Path:
    for language in LANGUAGES:
        (tmp_path / "chat" / language).mkdir(parents=True)
        (tmp_path / "chat" / language / "card.yaml").write_text('greeting: "<b>{{ name }}</b>"\n')
    return tmp_path


def test_an_office_replaces_a_word_and_keeps_the_others(own: Path) -> None:
    (own / "chat" / "en" / "card.yaml").write_text('card.yes: "Yes, indeed"\n')
    words, shipped = Words(find_folders(own)), Words(find_folders(None))
    assert words.label("en", "card.yes") == "Yes, indeed"
    assert words.keys("en") == shipped.keys("en")
    assert words.label("en", "card.no") == shipped.label("en", "card.no")
    words.check()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("card.yes: {{ name", "card.yaml"),
        ("card.yes: yes", "card.yaml"),
        ("- card.yes", "card.yaml"),
        ('card.yes: "{{ name"', "chat/en: card.yes: unexpected end of template"),
        ("card.yes: 是".encode("gbk"), "card.yaml: save this file in UTF-8"),
    ],
)
def test_a_word_that_cannot_be_read_is_named(own: Path, written: str | bytes, said: str) -> None:
    body = written if isinstance(written, bytes) else written.encode()
    (own / "chat" / "en" / "card.yaml").write_bytes(body)
    with pytest.raises(ValueError, match=re.escape(said)):
        Words(find_folders(own)).check()


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


def test_two_files_cannot_describe_one_report(tmp_path: Path) -> None:
    shipped = find_folders(None).find("interviews/half_year_responsibility.yaml")
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "ours.yaml").write_text(f"# Ours\n{shipped.read_text('utf-8')}")
    with pytest.raises(DefinitionError, match=r"ours\.yaml:5: id: Choose another id"):
        Interviews(find_folders(tmp_path)).all()
