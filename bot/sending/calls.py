"""One call of the Bot API, made from a row of the outbox."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Bot, InputFile

from bot.store.outbox import Outgoing

_FILE_PARAMETERS = {"sendDocument": "document", "sendPhoto": "photo"}


async def send_call(bot: Bot, outgoing: Outgoing, file: tuple[str, bytes] | None) -> None:
    """Make the call, with the name and bytes of its file if it has one; raises what went wrong."""
    parameters: dict[str, object] = {"chat_id": outgoing.chat_id, **outgoing.payload}
    if file is not None:
        parameters.update(_build_file(outgoing.method, *file))
    await bot.do_api_request(outgoing.method, api_kwargs=parameters)


def _build_file(method: str, name: str, body: bytes) -> Mapping[str, InputFile]:
    return {_FILE_PARAMETERS[method]: InputFile(body, filename=name)}
