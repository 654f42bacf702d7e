"""What a person does in the chat, as steps of a test: each returns the bot's answer."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from tests.acceptance.person import Bubble, Person
from tests.acceptance.sample import Sample


async def say(person: Person, text: str) -> Bubble:
    """Type `text`; return the card below it."""
    await person.say(text)
    return await person.wait_message(lambda bubble: not bubble.edited)


async def press(person: Person, label: str) -> Bubble:
    """Press a button of the newest message; return the message that changed or came."""
    await person.press(label)
    return await person.wait_message()


async def start_report(person: Person, period: str = "2026年上半年") -> Bubble:
    """Start the half-year report by buttons alone, as somebody who never types a slash."""
    await say(person, "/start")
    await press(person, "新报告")
    await press(person, "上半年履行")
    return await press(person, period)


async def answer_basics(person: Person, opening: str) -> Bubble:
    """Answer the first section: a team's report, standard title, no addressee."""
    await say(person, "市委政法委")
    await press(person, "领导班子")
    await press(person, "跳过")
    await press(person, "跳过")
    return await say(person, opening)


async def answer_list(person: Person, entries: list[tuple[str, str]]) -> Bubble:
    """Enter a whole list: suggested headings by their button, others typed; then 写完了."""
    for heading, text in entries:
        if person.newest.find_button(f"+ {heading}"):
            await press(person, f"+ {heading}")
        else:
            await say(person, heading)
        await say(person, text)
    return await press(person, "写完了")


async def answer_report(person: Person, report: Sample) -> Bubble:
    """Chat a whole report through, without a signature; return the card that says all is done."""
    await answer_basics(person, report.opening)
    for entries in report.sections.values():
        await answer_list(person, entries)
    return await press(person, "不要" if person.newest.find_button("不要") else "否")


async def read_document(person: Person, bubble: Bubble) -> list[str]:
    """Download the document of a message and return its paragraphs."""
    assert bubble.document, bubble.text
    body = await person.download(bubble.document["file_id"])
    return [paragraph.text for paragraph in Document(BytesIO(body)).paragraphs]
