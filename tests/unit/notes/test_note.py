"""What of a text is noted."""

from __future__ import annotations

import pytest

from conversations.notes.note import has_words, is_small_talk, parse_noted


@pytest.mark.parametrize("text", ["?", "？？", "。。。", " ", "", "👍", "……", "__", "\u200b"])
def test_signs_alone_say_nothing(text: str) -> None:
    assert not has_words(text)


@pytest.mark.parametrize("text", ["好", "a", "3", "？好", "👍2"])
def test_a_letter_a_digit_or_a_character_says_something(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("/note 学习5次", "学习5次"),
        ("/note@huibao_bot 学习5次", "学习5次"),
        ("/NOTE\n学习\n5次", "学习\n5次"),
        ("/note", ""),
        ("/notebook", "/notebook"),
        ("学习 /note", "学习 /note"),
        (" 学习 ", "学习"),
    ],
)
def test_the_command_is_no_part_of_the_note(text: str, noted: str) -> None:
    assert parse_noted(text) == noted


@pytest.mark.parametrize("text", ["你好", "您好！", "Hello", "OK.", " 收到。 ", "谢谢～", "帮助"])
def test_a_greeting_is_not_to_be_remembered(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["收到捐款5万元", "你好，三月学习五次", "测试软件已更换", "好"])
def test_a_greeting_with_more_in_it_is(text: str) -> None:
    assert not is_small_talk(text)
