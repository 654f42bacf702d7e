"""An echo bot as the library's first example has it: stock settings, nothing stored."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say back what was typed."""
    message = update.message
    if message is not None and message.text is not None:
        await message.reply_text(message.text)


def serve(application: Application) -> None:  # type: ignore[type-arg]  # six parameters, none used
    """Run `application` as an echo bot until it is told to end."""
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


def main() -> None:
    """Serve the API address and token of the command line."""
    url, token = sys.argv[1:]
    serve(ApplicationBuilder().base_url(url).token(token).build())


if __name__ == "__main__":
    main()
