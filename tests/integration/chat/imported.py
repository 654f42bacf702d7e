"""What an import makes of drafts, as tests look at it."""

from __future__ import annotations

from sqlalchemy import Table, func, select

from bot.store.tables import drafts, imports
from conversations.buttons import Press, encode
from conversations.drafts.draft import Draft, ItemsAnswer, load_draft
from tests.integration.chat.driver import Chat

KIND = "half_year_responsibility"
PERIOD = encode(Press("period", question=KIND, value=20261))


def load(chat: Chat, draft_id: int = 1) -> Draft:
    """Return the draft as it is stored."""
    query = select(drafts.c.state).where(drafts.c.id == draft_id)
    return load_draft(chat.town.do(lambda conn: conn.execute(query).scalar_one()))


def count(chat: Chat, table: Table) -> int:
    """Return how many rows the table has."""
    found: int = chat.town.do(
        lambda conn: conn.execute(select(func.count()).select_from(table)).scalar_one()
    )
    return found


def list_open(chat: Chat) -> list[int]:
    """Return the imports that wait."""
    query = select(imports.c.id).where(imports.c.closed_at.is_(None))
    found: list[int] = chat.town.do(lambda conn: list(conn.execute(query).scalars()))
    return found


def tell_entries(draft: Draft, question: str) -> dict[str, str]:
    """Return the list's texts by their headings."""
    answer = draft.answers[question]
    assert isinstance(answer, ItemsAnswer)
    return {each.heading.text: each.text.text if each.text else "" for each in answer.entries}


def find_number(chat: Chat, start: str) -> str:
    """Return the number under which a piece is listed that begins so."""
    line = next(each for each in chat.text.splitlines() if start in each)
    return line.split(".")[0]


def find_button(chat: Chat, label: str) -> str:
    """Return the data of the button of the last message that says `label`."""
    assert chat.last is not None
    return chat.last.find(label)


def list_data(chat: Chat) -> list[str]:
    """Return the data of all buttons of the last message."""
    assert chat.last is not None
    return [button["callback_data"] for button in chat.last.buttons]
