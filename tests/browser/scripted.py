"""A small bot that answers by a script, over plain HTTP, as any bot would."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import httpx

from tests.browser.pictures import build_png

Update = dict[str, Any]
COMMANDS = [
    {"command": "start", "description": "从头开始"},
    {"command": "rich", "description": "各种格式"},
    {"command": "file", "description": "发一个文件"},
    {"command": "photo", "description": "发一张图片"},
    {"command": "choose", "description": "快捷回复"},
]
KEYBOARD = [
    [{"text": "提示", "callback_data": "toast"}, {"text": "提醒", "callback_data": "alert"}],
    [{"text": "下一题", "callback_data": "next"}],
    [{"text": "网页", "url": "https://example.org/"}],
]
RICH = (
    "<b>粗<i>斜</i></b> <u>下划</u> <s>删除</s> <tg-spoiler>秘密</tg-spoiler> <code>代码</code> "
    '<a href="https://example.org/a?b=1&amp;c=2">链接</a> /start 😀<b>后</b>\n'
    "<blockquote>引用</blockquote>\n"
    "<blockquote expandable>一\n二\n三\n四\n五</blockquote>\n<pre>a &lt; b</pre>"
)
ANSWERS: dict[str, dict[str, Any]] = {
    "toast": {"text": "已经记下"},
    "alert": {"text": "请先填完本章", "show_alert": True},
    "next": {},
}


class ScriptedBot:
    """Fetches updates and answers each by the script below."""

    def __init__(self, address: str) -> None:
        self._http = httpx.AsyncClient(timeout=60, trust_env=False)
        self._address = address
        self._work: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Tell the commands and begin to answer."""
        await self.call("setMyCommands", commands=COMMANDS)
        await self.call("setMyShortDescription", short_description="问什么答什么。")
        self._work = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Answer no more."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        await self._http.aclose()

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the Bot API and return its result."""
        answer = await self._http.post(f"{self._address}/{method}", json=parameters)
        answer.raise_for_status()
        return answer.json()["result"]

    async def say(self, chat_id: int, text: str, **more: Any) -> Any:
        """Send a message."""
        return await self.call("sendMessage", chat_id=chat_id, text=text, **more)

    async def upload(self, method: str, chat_id: int, field: str, name: str, body: bytes) -> None:
        """Send a file or picture."""
        answer = await self._http.post(
            f"{self._address}/{method}",
            data={"chat_id": str(chat_id)},
            files={field: (name, body)},
        )
        answer.raise_for_status()

    async def _listen(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30):
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: Update) -> None:
        if "callback_query" in update:
            await self._answer_press(update["callback_query"])
        elif "edited_message" in update:
            message = update["edited_message"]
            await self.say(message["chat"]["id"], f"改为：{message['text']}")
        elif "message" in update:
            await self._answer_message(update["message"])

    async def _answer_press(self, press: Update) -> None:
        await self.call(
            "answerCallbackQuery", callback_query_id=press["id"], **ANSWERS[press["data"]]
        )
        if press["data"] == "next":
            message = press["message"]
            place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
            markup = {"inline_keyboard": KEYBOARD}
            await self.call("editMessageText", **place, text="第 2 题", reply_markup=markup)

    async def _answer_message(self, message: Update) -> None:
        chat_id, text = message["chat"]["id"], message.get("text", "")
        if "forward_origin" in message:
            origin = message["forward_origin"]["sender_user"]["first_name"]
            await self.say(chat_id, f"{origin} 写的：{text}")
        elif "document" in message:
            await self.say(chat_id, f"收到 {message['document']['file_name']}")
        elif "photo" in message:
            album = f" 相册{message['media_group_id']}" if "media_group_id" in message else ""
            await self.say(chat_id, f"收到图片 {message.get('caption', '')}{album}")
        elif text.startswith("/"):
            await self._obey(chat_id, text)
        elif text:
            await self.say(chat_id, f"回声：{text[:4000]}")

    async def _obey(self, chat_id: int, text: str) -> None:
        if text.startswith("/start "):
            await self.say(chat_id, f"邀请码 {text.removeprefix('/start ')}")
        elif text == "/start":
            await self.say(chat_id, "第 1 题", reply_markup={"inline_keyboard": KEYBOARD})
        elif text == "/rich":
            await self.say(chat_id, RICH, parse_mode="HTML")
        elif text == "/copy":
            keys = [[{"text": "复制旧文", "copy_text": {"text": "去年写的一段"}}]]
            await self.say(chat_id, "旧文", reply_markup={"inline_keyboard": keys})
        elif text == "/file":
            await self.upload("sendDocument", chat_id, "document", "报告.txt", "内容".encode())
        elif text == "/photo":
            await self.upload("sendPhoto", chat_id, "photo", "图.png", build_png(640, 400))
        elif text == "/choose":
            keys = {"keyboard": [[{"text": "是"}, {"text": "否"}]]}
            await self.say(chat_id, "请选", reply_markup=keys)
