"""Templates of an office over the shipped ones, and words that never take typed text as markup."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.words.files import MOST_BYTES, TemplateFile, read_own_files, read_shipped_interviews
from bot.words.folders import find_folders
from bot.words.interviews import read_interview
from bot.words.own_words import read_words
from bot.words.words import Words
from conversations.definition.parsing import DefinitionError

OWN = {"en": {"greeting": "<b>{{ name }}</b>"}}


@pytest.fixture(scope="module")
def shipped() -> Words:
    return Words(find_folders(None))


def build_file(body: bytes, folder: str = "chat/en") -> TemplateFile:
    return TemplateFile(folder, "card.yaml", own=True, body=body)


def test_the_shipped_words_are_sound(shipped: Words) -> None:
    assert len(list(shipped.check())) == len(shipped.keys("zh_CN")) + len(shipped.keys("en"))


def test_an_office_replaces_a_word_and_keeps_the_others(shipped: Words) -> None:
    words = Words(find_folders(None), {"en": {"card.yes": "Yes, indeed"}})
    assert words.label("en", "card.yes") == "Yes, indeed"
    assert words.keys("en") == shipped.keys("en")
    assert words.label("en", "card.no") == shipped.label("en", "card.no")
    assert words.label("zh_CN", "card.yes") == shipped.label("zh_CN", "card.yes")


def test_an_offices_words_are_read_by_key(shipped: Words) -> None:
    file = build_file(b"# Ours\ncard.yes: yes\ncard.no: 'Not at all'\n")
    assert read_words(file, shipped) == {"card.yes": "yes", "card.no": "Not at all"}


@pytest.mark.parametrize("body", [b"", b"\n\n", b"# nothing yet\n"])
def test_a_file_without_words_is_none_to_refuse(shipped: Words, body: bytes) -> None:
    assert read_words(build_file(body), shipped) == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('# Ours\ncard.yes: "{{ name"', "chat/en/card.yaml:2: card.yes: Correct this template:"),
        ("card.yes: {{ name", "chat/en/card.yaml:1: Put this phrase in quotes"),
        ("card.yes: true", "chat/en/card.yaml:1: card.yes: Put this text in quotes."),
        ("- card.yes", "chat/en/card.yaml:1: Write a key, a colon and a text"),
        ("card.no: no\ncard.yes: '{{ nobody }}'", ":2: card.yes: Remove nobody; this word knows"),
        ("card.yes: 是".encode("gbk"), "chat/en/card.yaml:1: Save this file in UTF-8."),
        ("card.yes: '<b>Yes'", "card.yes: Put </b> behind what <b> begins."),
        ("card.yes: 'Yes</b>'", "card.yes: Remove </b>, or put <b> before it."),
        ("card.yes: 'Yes <ours>'", "card.yes: Write &lt;ours&gt; for <ours>; there is no such"),
        ("card.yes: '1 < 2'", "card.yes: Write &lt; for <."),
        ("a: " + "[" * 60_000, "chat/en/card.yaml:1: Write lists within lists less deep"),
        ("a:\n" + "- " * 60_000, "chat/en/card.yaml:2: Write lists within lists less deep"),
        (f"card.yes: '{{{{ {'(' * 300}1{')' * 300} }}}}'", "reading it ended with RecursionError."),
    ],
)
def test_a_word_that_cannot_be_said_is_named(shipped: Words, body: str | bytes, said: str) -> None:
    with pytest.raises(DefinitionError, match=re.escape(said)):
        read_words(build_file(body if isinstance(body, bytes) else body.encode()), shipped)


def test_of_a_file_of_another_sort_not_every_line_is_a_mistake(shipped: Words) -> None:
    with pytest.raises(DefinitionError) as refused:
        read_words(build_file(b"".join(b"key%d: [1]\n" % at for at in range(5_000))), shipped)
    assert len(refused.value.problems) == 100


def test_a_word_with_tags_around_what_is_said_sometimes_is_sound(shipped: Words) -> None:
    word = "<a href='{{ name }}'>x</a> {% if name %}<b>{% endif %}y{% if name %}</b>{% endif %}"
    assert shipped.find_fault("en", "ours", word) is None


def test_the_shipped_word_is_said_for_one_of_an_office_that_fails(
    shipped: Words,
) -> None:
    words = Words(find_folders(None), {"en": {"command.unknown": "{{ name.first.letter }}"}})
    for say, say_shipped in ((words.label, shipped.label), (words.text, shipped.text)):
        with capture_logs() as logs:
            assert say("en", "command.unknown", name="quux") == say_shipped(
                "en", "command.unknown", name="quux"
            )
        assert [(each["event"], each["key"]) for each in logs] == [
            ("word not said", "command.unknown")
        ]
        assert "quux" not in str(logs)


def test_text_escapes_what_was_typed_and_labels_do_not() -> None:
    words = Words(find_folders(None), OWN)
    typed = "<i>{{ 7 * 7 }}</i> & {% if %}"
    assert words.text("en", "greeting", name=typed) == (
        "<b>&lt;i&gt;{{ 7 * 7 }}&lt;/i&gt; &amp; {% if %}</b>"
    )
    assert words.label("en", "greeting", name=typed) == f"<b>{typed}</b>"


def test_a_missing_key_is_a_fault(shipped: Words) -> None:
    with pytest.raises(KeyError):
        shipped.label("en", "nothing.here")


def test_the_shipped_interviews_are_sound() -> None:
    read = [read_interview(file) for file in read_shipped_interviews(find_folders(None))]
    assert read
    assert [mistake for each in read for mistake in each.mistakes] == []


def test_an_office_adds_a_report_without_code(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    guide = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "interviews" / "safety_inspection.yaml").write_text(example, "utf-8")
    [file] = read_own_files(find_folders(tmp_path))
    assert read_interview(file).mistakes == ()


def test_files_that_are_not_an_offices_templates_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    for name in (".ours.yaml", "._ours.yaml", "ours.yaml~", "ours.yaml.swp", "ours.txt"):
        (tmp_path / "interviews" / name).write_bytes(b"\x00")
    assert read_own_files(find_folders(tmp_path)) == ()


def find_mistake(folder: Path) -> str:
    """Return what is wrong with the one file of an office."""
    [file] = read_own_files(find_folders(folder))
    [mistake] = read_interview(file).mistakes
    return str(mistake)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    file = tmp_path / "interviews" / "ours.yaml"
    file.parent.mkdir()
    file.symlink_to(file.name)
    assert find_mistake(tmp_path).startswith("ours.yaml:1: This file cannot be read: Too many ")
    file.unlink()
    file.mkdir()
    assert find_mistake(tmp_path) == "ours.yaml:1: Put a file here; this is none."


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    os.mkfifo(tmp_path / "interviews" / "ours.yaml")
    assert find_mistake(tmp_path) == "ours.yaml:1: Put a file here; this is none."


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "interviews" / "ours.yaml"
    file.parent.mkdir()
    with file.open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    assert find_mistake(tmp_path) == (
        "ours.yaml:1: Make this file smaller; 500,000 bytes are read at most."
    )


@pytest.mark.parametrize("name", ["模板.yaml".encode("gbk"), b"a" * 200 + b".yaml"])
def test_a_name_that_cannot_be_stored_is_to_be_another(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "interviews"
    folder.mkdir()
    (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_text("id: ours")
    said = find_mistake(tmp_path)
    assert said.encode().endswith(
        b":1: Give this file another name: in UTF-8, at most 100 characters."
    )
