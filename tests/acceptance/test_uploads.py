"""Hostile files through the whole service: each gets a sentence, and the bot goes on."""

from __future__ import annotations

from tests.acceptance.chatting import press, say, start_report
from tests.acceptance.person import Person
from tests.integration.chat.old_reports import build_docx
from tests.integration.files.hostile import HOSTILE

SAID = {
    "大.docx": "打开以后太大",
    "一万.docx": "零件多得不正常",
    "laughs.docx": "XML 声明",
    "outside.docx": "XML 声明",
    "加密.docx": "文件有密码",
    "宏.docx": "文件里有宏",
    "模板.docx": "从别处取模板",
    "名0.docx": "名字有问题",
    "名5.docx": "名字有问题",
    "gif.docx": "不是一回事",
    "压.pdf": "不是一回事",
    "万页.pdf": "页数太多",
    "洪.png": "像素太多",
    "断.docx": "文件损坏了",
}
"""What is said of each."""


async def test_each_hostile_file_gets_a_sentence_and_the_question_stays(member: Person) -> None:
    files = {file.name: file for file in HOSTILE}
    await start_report(member)
    for name, said in SAID.items():
        await member.send_file(name, files[name].build())
        card = await member.wait_message()
        assert said in card.text, name
        assert "这份报告是哪个单位的？" in card.text
    await say(member, "市委政法委")
    card = await press(member, "领导班子")
    assert "标题要自己写吗" in card.text


async def test_a_name_leads_nowhere(member: Person) -> None:
    await member.send_file("../../etc/\u202ecod.报告.docx", build_docx())
    card = await member.wait_message()
    assert "读完了《cod.报告.docx》" in card.text
