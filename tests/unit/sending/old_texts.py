"""Views of earlier reports and of hints, as large as they get."""

from __future__ import annotations

from dataclasses import replace

from conversations.beside import Beside
from conversations.definition.questions import BaseQuestion
from conversations.definition.terms import Words
from conversations.drafts.draft import (
    Answer,
    Entry,
    ItemsAnswer,
    Part,
    TextAnswer,
)
from conversations.past.aging import Aged
from conversations.past.comparing import Comparison, Piece, Revision
from conversations.past.offering import Offer, OldEntry
from conversations.past.views import EarlierView, HintView, OldTextView
from conversations.views import CardView, View

HUGE = "长<&>😀" * 800
NAME = Words(zh_CN=HUGE, en=HUGE)
AGED = tuple(Aged(at, at + 3, HUGE) for at in range(0, 9000, 4))
ENTRIES = tuple(OldEntry(at, HUGE, 99999, at % 2 == 0, at % 3 == 0) for at in range(50))
OLD_TEXT = TextAnswer((Part(HUGE),))
REVISION = Revision(
    NAME,
    Comparison(tuple(Piece(how, HUGE) for how in ("same", "gone", "new", "same")) * 20),
)


def list_besides(question: BaseQuestion) -> list[Beside]:
    """Return what may be beside a card, of an earlier report."""
    offer = Offer(NAME, question, OLD_TEXT, AGED, outdated=True, takable=True, editable=True)
    offers = [
        offer,
        replace(offer, answer=None),
        replace(offer, plan=True, aged=()),
        replace(offer, same=True),
        replace(offer, folded=True),
        replace(offer, answer=None, entries=ENTRIES, plans=ENTRIES),
        replace(offer, answer=None, entries=(OldEntry(0, HUGE, 9, True, True, True),)),
    ]
    besides = [Beside(past=each, revised=REVISION, hint=True, minutes=99) for each in offers]
    return [*besides, Beside(offered="2025H1", hint=True), Beside(hint=True)]


def list_old_texts(cards: list[CardView], answers: list[tuple[BaseQuestion, Answer]]) -> list[View]:
    """Return the views of all that an earlier report says, and of hints at the cards."""
    tag = cards[0].tag
    texts = [
        OldTextView(tag, NAME, question, answer, AGED, copying)
        for question, answer in answers
        for copying in (True, False)
    ]
    hints = [
        HintView(tag, card.card, at % 6, "2025H1" if at % 2 else "", at * 1000, at % 3 == 0)
        for at, card in enumerate(cards)
    ]
    earlier = [
        EarlierView(tag, cards[0].card, "2025H1", answer, at, 5)
        for at, (_, answer) in enumerate(answers)
    ]
    return [*texts, *hints, *earlier]


LIST = ItemsAnswer((Entry(Part(HUGE), OLD_TEXT),) * 2)
