"""A draft seen as a whole: 目录, what is missing, and the finished documents."""

from __future__ import annotations

from bot.sending.keyboards import PAGE, build_button, build_pager, build_ways
from bot.sending.messages import Button, Message, clip_line
from bot.sending.render_cards import render_bar
from bot.sending.render_unplaced import build_unplaced_rows
from bot.sending.render_versions import build_copies, say_changes
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.drafts.results import SectionLine, SectionState
from conversations.views import (
    DocumentsView,
    DocumentView,
    OutlineView,
)

MOST_LINES = 30
"""Lines of a list within one message; the rest is said as a count."""

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
    if view.leftovers:
        label = voice.label("outline.leftovers", count=view.leftovers)
        rows.append([build_button(label, Press("leftovers", view.tag.id))])
    if view.attachments:
        label = voice.label("outline.attachments", count=view.attachments)
        rows.append([build_button(label, Press("attachments", view.tag.id))])
    rows += build_unplaced_rows(view, voice)
    if view.earlier:
        label = voice.label("past.beside", period=voice.period(view.earlier))
        rows.append([build_button(label, Press("past_use", view.tag.id))])
    rows += [build_ways(voice, ["upgrade"], view.tag.id)] * view.upgrade
    rows.append(build_ways(voice, ["open", "review", "finish"], view.tag.id))
    links = build_button(voice.label("link.way"), Press("links", view.tag.id))
    rows.append([links, *build_ways(voice, ["cancel"], view.tag.id), *build_ways(voice, ["home"])])
    return [Message(text, rows)]


def render_document(view: DocumentView, voice: Voice) -> list[Message]:
    """Return the document as a file with its caption."""
    caption = voice.text(
        "document.caption",
        name=voice.name(view.tag),
        version=view.version,
        characters=view.characters,
        unanswered=view.unanswered,
        findings=view.findings,
        changes=say_changes(view, voice),
    )
    check = build_button(voice.label("finding.check"), Press("check", view.tag.id))
    hand_in = build_button(voice.label("duty.hand_in"), Press("handin", value=view.deadline))
    rows = [
        *([[hand_in]] if view.deadline else []),
        *([[check]] if view.unanswered or view.findings else []),
        build_ways(voice, ["card", "preview"], view.tag.id),
        [
            build_button(voice.label("pages.way"), Press("pages", value=view.id)),
            build_button(voice.label("pages.pdf_way"), Press("pdf", value=view.id)),
        ],
        build_copies(view, voice),
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
