"""The same outline with other words in it."""

from conversations.report.outline import Outline, Paragraph
from conversations.report.rewording import reword_outline

TITLE = "云河市XX馆上半年工作情况报告"


def put_in(text: str) -> str:
    return text.replace("XX", "地方档案")


def test_a_title_may_be_broken_where_it_could_be_before() -> None:
    changed = reword_outline(Outline(TITLE, (Paragraph("XX馆"),), (3, 6, 9)), put_in)
    lines = [changed.title[:at] for at in changed.breaks]
    assert lines == ["云河市", "云河市地方档案馆", "云河市地方档案馆上半年"]
    assert changed.blocks == (Paragraph("地方档案馆"),)


def test_a_place_within_what_is_changed_is_lost() -> None:
    changed = reword_outline(Outline(TITLE, (), (4,)), put_in)
    assert changed.breaks == ()
