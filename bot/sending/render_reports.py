"""A draft seen as a whole: 目录, the preview, what is missing, and the finished document."""

from __future__ import annotations

from bot.sending.asked import LONGEST_NAME
from bot.sending.keyboards import PAGE, build_button, build_pager, build_ways
from bot.sending.messages import LONGEST_TEXT, Button, Message, clip_line, split_paragraphs
from bot.sending.render_cards import render_bar
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.results import SectionLine, SectionState
from conversations.views import (
    DocumentsView,
    DocumentView,
    MissingView,
    OutlineView,
    PreviewView,
)

MOST_LINES = 30
"""Lines of a list within one message; the rest is said as a count."""

_LONGEST_LINE = 60
_PREVIEW = LONGEST_TEXT - 2 * LONGEST_NAME - 200
"""Units of the report's text in one message: what the words around it leave."""

_MARKS: dict[SectionState, str] = {"done": "✅", "here": "▶", "open": "○"}


def render_outline(view: OutlineView, voice: Voice) -> list[Message]:
    """Return 目录, a button for each section."""
    text = voice.text(
        "outline.text",
        name=voice.name(view.tag),
        bar=render_bar(view.overall.percent),
        percent=view.overall.percent,
        news=voice.news(view.news) if view.news else "",
    )
    rows: list[list[Button]] = [
        [build_button(_label_section(line, voice), Press("visit", view.tag.id, 0, line.first))]
        for line in view.lines[: 2 * MOST_LINES]
    ]
    rows.append(build_ways(voice, ["open", "finish"], view.tag.id))
    rows.append([*build_ways(voice, ["cancel"], view.tag.id), *build_ways(voice, ["home"])])
    return [Message(text, rows)]


def render_preview(view: PreviewView, voice: Voice) -> list[Message]:
    """Return the text, in as many messages as it needs; buttons under the last."""
    title = voice.say(view.section.title) if view.section else voice.label("preview.whole")
    title, name = clip_line(title, LONGEST_NAME), voice.name(view.tag)
    if not view.paragraphs:
        ways = [build_ways(voice, ["open", "outline"], view.tag.id)]
        return [Message(voice.text("preview.empty", name=name, section=title), ways)]
    texts = split_paragraphs(view.paragraphs, _PREVIEW)
    messages = [Message(voice.text("preview.more", text=text)) for text in texts]
    first = voice.text("preview.text", name=name, section=title, text=texts[0])
    # A preview of several messages stays as it is; what follows it is said below.
    back = "open" if len(texts) == 1 else "card"
    messages[0] = Message(first)
    rows = [build_ways(voice, [back, "outline"], view.tag.id)]
    messages[-1] = Message(messages[-1].text, rows)
    return messages


def render_missing(view: MissingView, voice: Voice) -> list[Message]:
    """Return what is still without an answer, a button for each question to fill it in."""
    shown = view.questions[:MOST_LINES]
    labels = [clip_line(voice.say(question.ask), _LONGEST_LINE) for _, question in shown]
    text = voice.text(
        "missing.text",
        name=voice.name(view.tag),
        count=len(view.questions),
        more=len(view.questions) - len(shown),
    )
    rows: list[list[Button]] = [
        [
            build_button(
                voice.label("missing.fill", ask=label),
                Press("visit", view.tag.id, 0, question.id),
            )
        ]
        for label, (_, question) in zip(labels, shown, strict=True)
    ]
    rows.append(build_ways(voice, ["make"], view.tag.id))
    rows.append(build_ways(voice, ["open", "outline"], view.tag.id))
    return [Message(text, rows)]


def render_document(view: DocumentView, voice: Voice) -> list[Message]:
    """Return the document as a file with its caption."""
    caption = voice.text(
        "document.caption",
        name=voice.name(view.tag),
        version=view.version,
        characters=view.characters,
        unanswered=view.unanswered,
    )
    rows = [
        build_ways(voice, ["card", "preview"], view.tag.id),
        build_ways(voice, ["documents", "home"]),
    ]
    return [Message(caption, rows, view.id)]


def render_documents(view: DocumentsView, voice: Voice) -> list[Message]:
    """Return a page of the finished documents; a tap sends one again."""
    if not view.lines:
        return [Message(voice.text("documents.none"), [build_ways(voice, ["drafts", "home"])])]
    start = view.page * PAGE + 1
    lines = [
        {"number": number, "file_name": line.file_name, "day": voice.day(line.made_on)}
        for number, line in enumerate(view.lines, start)
    ]
    buttons = [
        build_button(voice.label("documents.pick", number=number), Press("document", value=line.id))
        for number, line in enumerate(view.lines, start)
    ]
    rows = [buttons[at : at + 4] for at in range(0, len(buttons), 4)]
    rows += build_pager(voice, "documents", view.page, view.pages)
    rows.append(build_ways(voice, ["home"]))
    return [Message(voice.text("documents.text", lines=lines), rows)]


def _label_section(line: SectionLine, voice: Voice) -> str:
    return voice.label(
        "outline.line",
        mark=_MARKS[line.state],
        title=clip_line(voice.say(line.section.title), 40),
        answered=line.progress.answered,
        total=line.progress.total,
    )
