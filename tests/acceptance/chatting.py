"""What a person does in the chat, as steps of a test: each returns the bot's answer."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Docx

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


async def start_report(
    person: Person, period: str = "2026年上半年", kind: str = "上半年履行"
) -> Bubble:
    """Start a report by buttons alone, as somebody who never types a slash."""
    await say(person, "/start")
    await press(person, "新报告")
    await press(person, kind)
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


async def make_document(person: Person) -> list[str]:
    """Make the document of a report without a gap; return its paragraphs."""
    return await read_document(person, await press_make(person))


async def press_make(person: Person) -> Bubble:
    """Have the document made, whatever there is to be checked; return its message."""
    card = await press(person, "生成文档")
    if card.document is None and card.find_button("📄 生成"):
        await press(person, "📄 生成")
    return await wait_document(person)


async def wait_document(person: Person) -> Bubble:
    """Return the message with the document, once it has come."""
    return await person.wait_message(lambda bubble: bubble.document is not None)


async def change_layouts(person: Person, changes: dict[str, list[str]]) -> None:
    """Turn the layout of these markers of sections, in their previews; end at 目录."""
    await say(person, "/outline")
    for section, markers in changes.items():
        await press(person, section)
        await press(person, "预览")
        for marker in markers:
            await press(person, f"改为：{marker}")
        await press(person, "目录")


async def read_document(person: Person, bubble: Bubble) -> list[str]:
    """Download the document of a message and return its paragraphs, a broken title as one line."""
    paragraphs = (await _download(person, bubble)).paragraphs
    return [paragraph.text.replace("\n", "") for paragraph in paragraphs]


async def read_tables(person: Person, bubble: Bubble) -> list[list[list[str]]]:
    """Download the document of a message and return its tables: their rows of cells."""
    tables = (await _download(person, bubble)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


async def _download(person: Person, bubble: Bubble) -> Docx:
    assert bubble.document, bubble.text
    return Document(BytesIO(await person.download(bubble.document["file_id"])))
