"""A person who chats reports through whatever happens: patient, not misled by repeated cards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType

from tests.acceptance.chatting import read_document
from tests.acceptance.person import Bubble, Person
from tests.acceptance.reports import SUGGESTED, Entries, Report, build_report, find_mark

PATIENCE_SECONDS = 60.0
"""For one answer of the bot: it may be killed again and again meanwhile."""

CORRECTED = "（待改）"


class Drafter:
    """Writes reports one after the other, and remembers what the bot has acknowledged.

    `typed` are the messages that hold answers, `answers` the ids of these and of what they were
    cut into, `acknowledged` the texts whose following card was seen, `reports` those begun so far.
    """

    def __init__(self, person: Person, number: int) -> None:
        self.person = person
        self.number = number
        self.reports: list[Report] = []
        self.acknowledged: list[str] = []
        self.typed: list[str] = []
        self.answers: list[int] = []
        self._progress = asyncio.Event()
        self._card: Bubble | None = None
        self._seen = 0
        self._presses: set[asyncio.Task[str | None]] = set()

    @classmethod
    async def arrive(cls, page_url: str, number: int, username: str) -> Drafter:
        """Make a new person and open their chat with the bot."""
        person = await Person.create(page_url, f"员{number}")
        await person.open(username)
        return cls(person, number)

    async def __aenter__(self) -> Drafter:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for press in self._presses:
            press.cancel()  # the toast of a press whose bot was killed never comes
        await self.person.close()

    @property
    def heard(self) -> list[str]:
        """The bot's messages as they were when they came, repeats and all."""
        came = [event["message"] for event in self.person.events if event["type"] == "message"]
        return [message["text"] for message in came if not message["out"]]

    async def join(self, code: str) -> None:
        """Be let in by an invite."""
        await self._say(code, "您已经加入")

    async def wait_progress(self) -> None:
        """Wait until the bot has answered once more."""
        self._progress.clear()
        await self._progress.wait()

    async def write_reports(self, enough: Callable[[int], bool]) -> None:
        """Write one report after the other until `enough` says that so many are."""
        while not enough(len(self.reports)):
            await self.write_report()

    async def write_report(self) -> list[str]:
        """Write one more report; return the paragraphs of its document, which are as answered."""
        report = build_report(self.number, len(self.reports) + 1)
        self.reports.append(report)
        period = await self._start()
        await self._answer_basics(report)
        await self._answer_with_buttons(report.lists[0], "还存在哪些主要问题")
        await self._answer_at_once(report.lists[1], "下一步有什么打算")
        await self._answer_by_pasting(report.lists[2], "结尾要署名和日期吗")
        await self._press("否", "都答完了")
        paragraphs = await self._finish()
        assert paragraphs == [report.title.format(period), *report.lines]
        return paragraphs

    async def _start(self) -> str:
        """Start a report; return its period."""
        await self._say("/new", "写哪一种报告")
        card = await self._press("上半年履行", "写哪一个时期")
        period = card.buttons[0][0]
        if len(self.reports) == 1:
            await self._press(period, "这份报告是哪个单位的")
        else:
            await self._press(period, "您已经有一份草稿")
            await self._press("另起一份", "这份报告是哪个单位的")
        return period

    async def _answer_basics(self, report: Report) -> None:
        await self._answer(report.unit, "以谁的名义")
        await self._press("领导班子", "标题要自己写吗")
        await self._press("跳过", "主送机关是谁")
        await self._press("跳过", "请写开头一段")
        await self._answer(report.opening, "上半年做了哪几方面工作", said=False)

    async def _answer_with_buttons(self, entries: Entries, following: str) -> None:
        """Enter a list card by card: a suggested heading by its button, a text put right."""
        assert entries[0][0] == SUGGESTED
        await self._press(f"+ {SUGGESTED}", f"请写“（一）{SUGGESTED}”")
        message = await self._answer_wrongly(entries[0][1], f"✅ （一）{SUGGESTED}")
        await self._correct(message, entries[0][1])
        for mark, (heading, text) in zip("二三", entries[1:], strict=False):
            await self._answer(heading, f"请写“（{mark}）{heading}”")
            await self._answer(text, f"✅ （{mark}）{heading}")
        await self._press("写完了", following)

    async def _answer_at_once(self, entries: Entries, following: str) -> None:
        """Type a whole list without waiting for any card."""
        texts = [text for entry in entries for text in entry]
        self._look()
        for text in texts:
            await self._send(text)
        await self._wait_card(*_show_entries(entries), _excerpt(texts[-1]))
        self.acknowledged += texts
        await self._press("写完了", following)

    async def _answer_by_pasting(self, entries: Entries, following: str) -> None:
        """Enter a list that answers another, heading and text of an entry in one message."""
        for at, (heading, text) in enumerate(entries):
            self._look()
            await self._send(f"{heading}。{text}")
            answering = [f"→ {each}" for each, _ in entries[: at + 1]]
            await self._wait_card(*answering, _excerpt(heading))
            self.acknowledged += [heading, text]
        await self._press("写完了", following)

    async def _finish(self) -> list[str]:
        self._look()
        self._start_press("生成文档")
        sent = await self._wait(_is_made_or_checked, "a document")
        if sent.document is None:
            self._card = sent
            self._look()
            self._start_press("生成正式稿")
            sent = await self._wait(lambda bubble: bubble.document is not None, "a document")
        return await read_document(self.person, sent)

    async def _answer(self, text: str, following: str, *, said: bool = True) -> None:
        """Type an answer and wait for the card below it, which says that it is stored."""
        self._look()
        await self._send(text)
        await self._wait_card(following, *[_excerpt(text)] * said)
        self.acknowledged.append(text)

    async def _answer_wrongly(self, text: str, following: str) -> int:
        self._look()
        message = await self._send(text + CORRECTED)
        await self._wait_card(following, _excerpt(text))
        return message

    async def _correct(self, message: int, text: str) -> None:
        self._look()
        await self.person.amend(message, text)
        await self._wait_card("已按您修改的内容更新", find_mark(text))
        self.acknowledged.append(text)

    async def _say(self, text: str, following: str) -> Bubble:
        """Type something that is no answer."""
        self._look()
        await self.person.say(text)
        return await self._wait_card(following)

    async def _send(self, text: str) -> int:
        """Type (part of) an answer; return the id of its first message."""
        bubbles = await self.person.say(text)
        self.typed.append(text)
        self.answers += (bubble.id for bubble in bubbles)
        return bubbles[0].id

    async def _press(self, label: str, following: str) -> Bubble:
        self._look()
        self._start_press(label)
        return await self._wait_card(following)

    def _start_press(self, label: str) -> None:
        """Press a button of the present card, without waiting for the toast: a kill swallows it."""
        assert self._card
        assert self._card.find_button(label), f"no {label!r} among {self._card.buttons}"
        self._presses.add(asyncio.create_task(self.person.press(label, self._card)))

    def _look(self) -> None:
        """Take in all that is on the page, so that only what comes after it is waited for."""
        self._seen = max((bubble.changed for bubble in self.person.messages), default=0)

    async def _wait_card(self, *fragments: str) -> Bubble:
        """Wait for a new card, or a changed one, with all of this in it."""

        def fits(bubble: Bubble) -> bool:
            return all(fragment in bubble.text for fragment in fragments)

        self._card = await self._wait(fits, " and ".join(fragments))
        self._progress.set()
        return self._card

    async def _wait(self, wanted: Callable[[Bubble], bool], what: str) -> Bubble:
        def find() -> Bubble | None:
            fresh = [b for b in self.person.messages if not b.out and b.changed > self._seen]
            return next((bubble for bubble in reversed(fresh) if wanted(bubble)), None)

        try:
            return await self.person.wait(find, PATIENCE_SECONDS)
        except TimeoutError:
            raise AssertionError(self._describe(what)) from None

    def _describe(self, what: str) -> str:
        last = "\n".join(
            f"  {'person' if bubble.out else 'bot'} {bubble.id}: {bubble.text[:90]!r}"
            for bubble in self.person.messages[-8:]
        )
        return f"{self.person.name} waited in vain for {what}; the chat ends with\n{last}"


def _is_made_or_checked(bubble: Bubble) -> bool:
    """Whether it brings the document, or what is to be looked at before it."""
    return bubble.document is not None or bubble.find_button("生成正式稿") is not None


def _show_entries(entries: Entries) -> list[str]:
    """Return how a list's card shows entries that are written."""
    return [
        f"✅ （{mark}）{heading}" for mark, (heading, _) in zip("一二三", entries, strict=False)
    ]


def _excerpt(text: str) -> str:
    return f"已保存：{find_mark(text)}"
