"""Two client libraries run an echo-and-button bot on the messenger, unchanged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.messenger.server import Messenger
from tests.acceptance.person import Person

Context = ContextTypes.DEFAULT_TYPE


async def chat_through(person: Person) -> None:
    """Say and press what both bots answer alike."""
    await person.say("/start AbC")
    card = await person.wait_message(lambda bubble: "欢迎 AbC" in bubble.text)
    assert card.entities[0]["type"] == "bold"
    assert card.buttons == [["按我"]]

    await person.say("你好 <&>")
    assert (await person.wait_message()).text == "你好 <&>"

    assert await person.press("按我", card) == "按过了"
    await person.wait(lambda: card.text == "已按" and not card.buttons)

    body = bytes(range(256)) * 500
    await person.send_file("数据.bin", body, caption="原样返回")
    back = await person.wait_message(lambda bubble: bubble.document is not None)
    assert back.document
    assert (back.document["name"], back.text) == ("数据.bin", "原样返回")
    assert await person.download(back.document["file_id"]) == body

    said = (await person.say("错字"))[0]
    await person.wait_message()
    await person.amend(said.id, "正字")
    assert (await person.wait_message(lambda bubble: "改" in bubble.text)).text == "改为：正字"


async def ptb_start(update: telegram.Update, context: Context) -> None:
    assert update.message
    assert context.args
    button = telegram.InlineKeyboardButton("按我", callback_data="press")
    await update.message.reply_html(
        f"<b>欢迎</b> {context.args[0]}", reply_markup=telegram.InlineKeyboardMarkup([[button]])
    )


async def ptb_echo(update: telegram.Update, _context: Context) -> None:
    assert update.effective_message
    changed = "改为：" if update.edited_message else ""
    await update.effective_message.reply_text(changed + (update.effective_message.text or ""))


async def ptb_press(update: telegram.Update, _context: Context) -> None:
    assert update.callback_query
    assert update.callback_query.data == "press"
    await update.callback_query.answer("按过了")
    await update.callback_query.edit_message_text("已按")


async def ptb_file(update: telegram.Update, _context: Context) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    await update.message.reply_document(
        bytes(await file.download_as_bytearray()),
        caption=update.message.caption,
        filename=update.message.document.file_name,
    )


@pytest.fixture
async def ptb_bot(messenger: Messenger, token: str) -> AsyncIterator[None]:
    builder = Application.builder().token(token)
    app = builder.base_url(messenger.api_url).base_file_url(messenger.file_url).build()
    app.add_handler(CommandHandler("start", ptb_start))
    app.add_handler(MessageHandler(filters.Document.ALL, ptb_file))
    app.add_handler(MessageHandler(filters.TEXT, ptb_echo))
    app.add_handler(CallbackQueryHandler(ptb_press))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(timeout=5)
        yield
        await app.updater.stop()
        await app.stop()


@pytest.mark.usefixtures("ptb_bot")
async def test_python_telegram_bot(person: Person) -> None:
    await chat_through(person)


async def aiogram_start(message: aiogram.types.Message) -> None:
    button = aiogram.types.InlineKeyboardButton(text="按我", callback_data="press")
    await message.answer(
        f"<b>欢迎</b> {(message.text or '').partition(' ')[2]}",
        parse_mode="HTML",
        reply_markup=aiogram.types.InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


async def aiogram_echo(message: aiogram.types.Message) -> None:
    await message.answer(message.text or "")


async def aiogram_edited(message: aiogram.types.Message) -> None:
    await message.answer(f"改为：{message.text}")


async def aiogram_press(query: aiogram.types.CallbackQuery) -> None:
    assert query.data == "press"
    await query.answer("按过了")
    assert isinstance(query.message, aiogram.types.Message)
    await query.message.edit_text("已按")


async def aiogram_file(message: aiogram.types.Message, bot: aiogram.Bot) -> None:
    assert message.document
    body = await bot.download(message.document)
    assert body
    file = BufferedInputFile(body.read(), message.document.file_name or "")
    await message.answer_document(file, caption=message.caption)


@pytest.fixture
async def aiogram_bot(messenger: Messenger, token: str) -> AsyncIterator[None]:
    server = TelegramAPIServer(
        base=messenger.api_url + "{token}/{method}", file=messenger.file_url + "{token}/{path}"
    )
    bot = aiogram.Bot(token, session=AiohttpSession(api=server))
    dispatcher = aiogram.Dispatcher()
    dispatcher.message.register(aiogram_start, aiogram.filters.CommandStart())
    dispatcher.message.register(aiogram_file, aiogram.F.document)
    dispatcher.message.register(aiogram_echo, aiogram.F.text)
    dispatcher.edited_message.register(aiogram_edited, aiogram.F.text)
    dispatcher.callback_query.register(aiogram_press)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, polling_timeout=5, handle_signals=False)
    )
    yield
    await dispatcher.stop_polling()
    await polling


@pytest.mark.usefixtures("aiogram_bot")
async def test_aiogram(person: Person) -> None:
    await chat_through(person)
