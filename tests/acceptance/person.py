"""A person at the chat page, for tests: says things, presses buttons, waits for the bot's word.

Everything goes over the page's HTTP API; waiting is woken by the page's event stream.

    async with await Person.create(messenger.page_url, "王敏") as person:
        await person.open("huibao_bot")
        await person.say("/start")
        card = await person.wait_message(lambda message: "第 1 题" in message.text)
        toast = await person.press("下一题")
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, TypeVar

import httpx

WAIT_SECONDS = 15.0
QUIET_SECONDS = 0.3
RETRY_SECONDS = 0.05


@dataclass(eq=False)
class Bubble:
    """A message on the page; changes in place when it is edited."""

    id: int
    out: bool
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[list[str]] = field(default_factory=list)
    document: dict[str, Any] | None = None
    photo: dict[str, Any] | None = None
    edited: bool = False
    changed: int = 0  # counts up with everything that happens to the person
    shape: dict[str, Any] = field(default_factory=dict)  # as the page got it

    def show(self, shape: dict[str, Any]) -> None:
        """Take over what the server says of the message now."""
        self.shape = shape
        self.text = shape["text"]
        self.entities = shape["entities"]
        self.buttons = [[button["text"] for button in row] for row in shape["keyboard"] or []]
        self.document, self.photo = shape["document"], shape["photo"]
        self.edited = shape["edited"] is not None

    def find_button(self, label: str) -> tuple[int, int] | None:
        """Return (row, column) of the first button whose text contains the label."""
        for row, texts in enumerate(self.buttons):
            for column, text in enumerate(texts):
                if label in text:
                    return row, column
        return None


T = TypeVar("T")
Predicate = Callable[[Bubble], bool]


class Person:
    """One person in one chat; `messages` are its bubbles, oldest first, always up to date."""

    def __init__(self, page_url: str, signed_in: dict[str, Any]) -> None:
        self.id: int = signed_in["person"]["id"]
        self.name: str = signed_in["person"]["name"]
        self.token: str = signed_in["token"]
        self.chat: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.answer: dict[str, Any] = {}  # of the last press: answered, text, alert, url
        self._bubbles: dict[int, Bubble] = {}
        self._changes = 0
        self._mark = 0  # what had happened when the person last did something
        self._woken = asyncio.Event()
        self._last_event = ""
        self._http = httpx.AsyncClient(
            base_url=page_url,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=WAIT_SECONDS,
            trust_env=False,
            verify=False,  # plain http: the certificates need not be read
        )
        self._ready = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def create(cls, page_url: str, name: str, language: str = "zh") -> Person:
        """Make a new person on the page."""
        return await cls._arrive(page_url, "people", {"name": name, "language": language})

    @classmethod
    async def sign_in(cls, page_url: str, code: str) -> Person:
        """Open the page as the person whose one-time code it is (or whose link ends in it)."""
        return await cls._arrive(page_url, "sign-in", {"code": code.rpartition("=")[2]})

    @classmethod
    async def _arrive(cls, page_url: str, path: str, body: dict[str, str]) -> Person:
        async with httpx.AsyncClient(base_url=page_url, trust_env=False, verify=False) as http:
            response = await http.post(f"/page/{path}", json=body)
        response.raise_for_status()
        person = cls(page_url, response.json())
        await asyncio.wait_for(person._ready.wait(), WAIT_SECONDS)
        return person

    async def __aenter__(self) -> Person:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave the page."""
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._http.aclose()

    @property
    def messages(self) -> list[Bubble]:
        """The chat's bubbles, oldest first."""
        return [self._bubbles[number] for number in sorted(self._bubbles)]

    @property
    def newest(self) -> Bubble:
        """The bot's newest bubble."""
        return next(bubble for bubble in reversed(self.messages) if not bubble.out)

    async def open(self, username: str) -> dict[str, Any]:
        """Open the chat with a bot; the person is in that chat from now on."""
        return await self._enter("chats", {"bot_id": await self._find_bot(username)})

    async def found_group(self, title: str, username: str) -> dict[str, Any]:
        """Make a group with a bot and be in it from now on."""
        bot_id = await self._find_bot(username)
        return await self._enter("groups", {"title": title, "bot_id": bot_id})

    async def say(self, text: str) -> list[Bubble]:
        """Send a text; return its bubbles, more than one when it was too long for one message."""
        said = await self._act("POST", "/messages", json={"text": text})
        return [self._take(shape) for shape in said["messages"]]

    async def amend(self, message_id: int, text: str) -> Bubble:
        """Change one of the person's own messages."""
        said = await self._act("PATCH", f"/messages/{message_id}", json={"text": text})
        return self._take(said["message"])

    async def send_file(self, name: str, body: bytes, caption: str = "", album: str = "") -> Bubble:
        """Send a file; pictures sent at once share an `album`, a number."""
        files, data = {"file": (name, body)}, {"caption": caption, "album": album}
        said = await self._act("POST", "/files", files=files, data=data)
        return self._take(said["message"])

    async def forward(self, message_id: int) -> Bubble:
        """Send a message of the chat on to its own bot, saying whose it was."""
        body = {"to_chat_id": self.chat["id"]}
        said = await self._act("POST", f"/messages/{message_id}/forward", json=body)
        return self._take(said["message"])

    async def send_other(self, kind: str) -> Bubble:
        """Send a sticker, a voice or a location."""
        said = await self._act("POST", "/other", json={"kind": kind})
        return self._take(said["message"])

    async def press(self, label: str, message: Bubble | None = None) -> str | None:
        """Press the button whose text contains the label; return the toast, None when silent.

        It is looked for in `message`, or else in the newest message that has buttons.
        """
        bubble = message or self._find_keyboard()
        place = bubble.find_button(label)
        assert place, f"no button {label!r} among {bubble.buttons}"
        body = {"row": place[0], "column": place[1]}
        self.answer = await self._act("POST", f"/messages/{bubble.id}/press", json=body)
        toast: str | None = self.answer["text"]
        return toast

    async def block(self, blocked: bool = True) -> None:
        """Block the bot, or let it in again."""
        await self._act("POST", "/block", json={"blocked": blocked})

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file that was sent in one of the person's chats."""
        response = await self._http.get(f"/page/files/{file_id}")
        response.raise_for_status()
        return response.content

    async def wait_message(self, wanted: Predicate | int = 1) -> Bubble:
        """Wait for the bot's word on the person's last doing: new messages, and edited ones.

        `wanted` is how many of them, or what one of them is like; return the newest that counts.
        """

        def find() -> Bubble | None:
            heard = [b for b in self.messages if not b.out and b.changed > self._mark]
            if callable(wanted):
                return next((b for b in reversed(heard) if wanted(b)), None)
            newest = sorted(heard, key=lambda b: b.changed)
            return newest[-1] if len(newest) >= wanted else None

        return await self.wait(find)

    async def wait(self, find: Callable[[], T | None], seconds: float = WAIT_SECONDS) -> T:
        """Wait until `find` returns something true; it is asked again after every event."""
        async with asyncio.timeout(seconds):
            while not (found := find()):
                self._woken.clear()
                await self._woken.wait()
        return found

    async def wait_quiet(self, seconds: float = QUIET_SECONDS) -> None:
        """Wait until nothing has happened for so long."""
        while True:
            self._woken.clear()
            try:
                await asyncio.wait_for(self._woken.wait(), seconds)
            except TimeoutError:
                return

    def _find_keyboard(self) -> Bubble:
        bubble = next((b for b in reversed(self.messages) if b.buttons), None)
        assert bubble, "no message has buttons"
        return bubble

    async def _find_bot(self, username: str) -> int:
        bots = (await self._call("GET", "bots"))["bots"]
        return int(next(bot["id"] for bot in bots if bot["username"] == username))

    async def _enter(self, path: str, body: dict[str, object]) -> dict[str, Any]:
        self.chat = (await self._call("POST", path, json=body))["chat"]
        self._bubbles.clear()
        await self._load()
        self._mark = self._changes
        return self.chat

    async def _load(self) -> None:
        """Read the chat's history, of which events may have been missed."""
        path = f"chats/{self.chat['id']}/messages?limit=200"
        known = set(self._bubbles)  # what comes while we ask may be missing from the answer
        shapes = (await self._call("GET", path))["messages"]
        for gone in known - {shape["id"] for shape in shapes}:
            del self._bubbles[gone]
        for shape in shapes:
            self._take(shape)
        self._woken.set()

    async def _act(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        self._mark = self._changes
        return await self._call(method, f"chats/{self.chat['id']}{path}", **request)

    async def _call(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        response = await self._http.request(method, f"/page/{path}", **request)
        assert response.is_success, f"{response.status_code} {response.text}"
        result: dict[str, Any] = response.json()
        return result

    def _take(self, shape: dict[str, Any]) -> Bubble:
        bubble = self._bubbles.setdefault(shape["id"], Bubble(shape["id"], shape["out"]))
        if bubble.shape != shape:
            self._changes += 1
            bubble.changed = self._changes
            bubble.show(shape)
        return bubble

    async def _listen(self) -> None:
        """Follow the event stream; go on where it stopped when the server was away."""
        while True:
            try:
                async for event in self._read_events():
                    await self._happen(event)
            except httpx.HTTPError:
                pass  # the server is away; it is asked again
            await asyncio.sleep(RETRY_SECONDS)

    async def _read_events(self) -> AsyncIterator[dict[str, Any]]:
        headers = {"Last-Event-ID": self._last_event} if self._last_event else {}
        async with self._http.stream("GET", "/page/events", headers=headers, timeout=None) as lines:
            async for line in lines.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "id":
                    self._last_event = value
                elif name == "data":
                    yield json.loads(value)

    async def _happen(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        if event["type"] == "ready":
            self._ready.set()
        elif event["type"] == "reset" and self.chat:
            await self._load()
        elif event.get("chat_id") == self.chat.get("id"):
            self._show(event)
        self._woken.set()

    def _show(self, event: dict[str, Any]) -> None:
        if event["type"] in {"message", "edited"}:
            self._take(event["message"])
        elif event["type"] == "deleted":
            for number in event["ids"]:
                self._bubbles.pop(number, None)
