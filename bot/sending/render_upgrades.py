"""A newer version of a report's template, and the answers that have no place in one."""

from __future__ import annotations

from bot.sending.asked import LONGEST_ASK, LONGEST_NAME
from bot.sending.keyboards import build_button, build_ways
from bot.sending.messages import LONGEST_TEXT, Message, clip, clip_line, split_paragraphs
from bot.sending.say_answers import say_answer
from bot.sending.tell_answers import tell_answer
from bot.sending.voice import Voice
from conversations.buttons import Press
from conversations.definition.questions import Question
from conversations.drafts.upgrading import Leftover
from conversations.views import LeftoversView, UpgradeView

_MOST_LINES = 12
_LONGEST_LINE = 60
_LEFTOVERS = LONGEST_TEXT - 2 * LONGEST_NAME - 200
"""Units of answers in one message: what the words around them leave."""


def render_upgrade(view: UpgradeView, voice: Voice) -> list[Message]:
    """Return what the newer version changes, and the choice to move over or not."""
    upgrade = view.upgrade
    changes = upgrade.to.changes
    text = voice.text(
        "upgrade.text",
        name=voice.name(view.tag),
        changes=clip(voice.say(changes), LONGEST_ASK) if changes else "",
        added=[_say_ask(question, voice) for question in upgrade.added[:_MOST_LINES]],
        more_added=max(0, len(upgrade.added) - _MOST_LINES),
        leftovers=[_say_leftover(each, voice) for each in upgrade.leftovers[:_MOST_LINES]],
        more_leftovers=max(0, len(upgrade.leftovers) - _MOST_LINES),
    )
    choices = (("takeover", "upgrade.take"), ("keep", "upgrade.keep"))
    rows = [
        [build_button(voice.label(key), Press(verb, view.tag.id, value=upgrade.to.version))]
        for verb, key in choices
    ]
    return [Message(text, rows)]


def render_leftovers(view: LeftoversView, voice: Voice) -> list[Message]:
    """Return the answers in full, in as many messages as they need; buttons under the last."""
    name = voice.name(view.tag)
    if not view.leftovers:
        ways = [build_ways(voice, ["open", "outline"], view.tag.id)]
        return [Message(voice.text("leftovers.none", name=name), ways)]
    told = [_tell_leftover(leftover, voice) for leftover in view.leftovers]
    texts = split_paragraphs(told, _LEFTOVERS)
    messages = [Message(voice.text("leftovers.more", text=text)) for text in texts]
    messages[0] = Message(voice.text("leftovers.text", name=name, text=texts[0]))
    # Answers in several messages stay as they are; what follows them is said below.
    back = "open" if len(texts) == 1 else "card"
    rows = [build_ways(voice, [back, "outline"], view.tag.id)]
    messages[-1] = Message(messages[-1].text, rows)
    return messages


def _say_ask(question: Question, voice: Voice) -> str:
    return clip_line(voice.say(question.ask), _LONGEST_LINE)


def _say_leftover(leftover: Leftover, voice: Voice) -> dict[str, str]:
    answer = say_answer(leftover.question, leftover.answer, voice)
    return {"ask": _name_leftover(leftover, voice), "answer": clip_line(answer, _LONGEST_LINE)}


def _tell_leftover(leftover: Leftover, voice: Voice) -> str:
    told = tell_answer(leftover.question, leftover.answer, voice)
    return voice.plain("leftovers.line", ask=_name_leftover(leftover, voice), answer=told)


def _name_leftover(leftover: Leftover, voice: Voice) -> str:
    """Return the question's words; its id where they are not known any more."""
    question = leftover.question
    return _say_ask(question, voice) if question else leftover.question_id
