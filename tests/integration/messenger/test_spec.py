"""Every object and parameter of the messenger is one of the Bot API's, checked against its list."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.messenger.api import METHODS
from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.test_files import build_png, upload
from tests.integration.messenger.test_messages import YES_NO

ROOT = Path(__file__).parents[3]
SPEC = ROOT.parent / "shared" / "data" / "bot-api-spec.json"
PLAIN: dict[str, type | tuple[type, ...]] = {
    "String": str,
    "Integer": int,
    "Float": (int, float),
    "Boolean": bool,
    "True": bool,
}
OLD_NAMES = {"reply_to_message_id", "allow_sending_without_reply"}  # before Bot API 7.0


@pytest.fixture(scope="module")
def spec() -> Any:
    if not SPEC.exists():
        pytest.skip("missing here: the list of the Bot API's methods and types")
    return json.loads(SPEC.read_text(encoding="utf-8"))


def check(spec: Any, value: object, kinds: list[str], path: str = "") -> None:
    """Check that the value is of one of the kinds: known fields only, all required ones."""
    faults = [find_fault(spec, value, kind, path) for kind in kinds]
    assert "" in faults, "\n".join(faults)


def find_fault(spec: Any, value: object, kind: str, path: str) -> str:
    """Return what is wrong with the value as one of this kind, "" when nothing is."""
    if kind in PLAIN:
        right = isinstance(value, PLAIN[kind]) and isinstance(value, bool) == (PLAIN[kind] is bool)
        return "" if right else f"{path}: {value!r} is no {kind}"
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return f"{path}: no array"
        inner = kind.removeprefix("Array of ")
        found = (find_fault(spec, item, inner, f"{path}[]") for item in value)
        return next((fault for fault in found if fault), "")
    kind_spec = spec["types"][kind]
    if kind_spec["s"]:
        faults = [find_fault(spec, value, sub, path) for sub in kind_spec["s"]]
        return "" if "" in faults else f"{path}: none of {kind_spec['s']}: {faults}"
    return find_object_fault(spec, value, kind, kind_spec["f"], path)


def find_object_fault(spec: Any, value: object, kind: str, fields: Any, path: str) -> str:
    if not isinstance(value, dict):
        return f"{path}: {value!r} is no {kind}"
    missing = [name for name, (_, required) in fields.items() if required and name not in value]
    unknown = [name for name in value if name not in fields]
    if missing or unknown:
        return f"{path} {kind}: missing {missing}, unknown {unknown}"
    for name, inner in value.items():
        faults = [find_fault(spec, inner, sub, f"{path}.{name}") for sub in fields[name][0]]
        if "" not in faults:
            return " ".join(faults)
    return ""


def test_the_check_finds_faults(spec: Any) -> None:
    user = {"id": 1, "is_bot": False, "first_name": "x"}
    check(spec, user, ["User"])
    for wrong in ({**user, "id": "1"}, {**user, "id": True}, {**user, "extra": 1}, {"id": 1}, 5):
        assert find_fault(spec, wrong, "User", "")
    assert find_fault(spec, [user, 5], "Array of User", "")


def test_methods_and_parameters_are_known(spec: Any) -> None:
    assert set(METHODS) | {"getUpdates"} <= set(spec["methods"])
    known = {name for method in spec["methods"].values() for name in method["p"]}
    assert known >= find_parameter_names() - OLD_NAMES


def find_parameter_names() -> set[str]:
    """Return the names that our code reads from the parameters of a call."""
    readers = {"text", "integer", "boolean", "json", "file", "has"}
    names = set()
    files = [*(ROOT / "bot/messenger/methods").glob("*.py"), ROOT / "bot/messenger/call.py"]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in readers and node.args and isinstance(node.args[0], ast.Constant):
                names.add(str(node.args[0].value))
    assert {"callback_query_id", "commands"} <= names
    return names


async def test_every_update_conforms(spec: Any, bot: Caller, person: Person) -> None:
    sent = await bot.send("问", reply_markup=YES_NO)
    reply = {"message_id": sent["message_id"]}
    await bot.send("**", reply_parameters=reply, reply_markup=YES_NO)
    await person.wait(lambda: len(person.messages) == 2)
    said = (await person.say("/start https://a.example #标签 @somebody a@b.example"))[0]
    await person.amend(said.id, "改了")
    await person.send_file("a.txt", b"x", caption="说明")
    await person.send_file("a.png", build_png(3, 4), album="12")
    await person.forward(said.id)
    for kind in ("sticker", "voice", "location"):
        await person.send_other(kind)
    await person.block()
    await person.block(False)
    await person.found_group("组", "echo_bot")
    updates = await bot.updates()
    check(spec, updates, ["Array of Update"])
    assert len(updates) == 11
    assert updates[4]["message"]["forward_origin"]["sender_user"]["id"] == person.id
    assert updates[3]["message"]["media_group_id"] == "12"


async def test_a_query_conforms(
    spec: Any, bot: Caller, person: Person, http: httpx.AsyncClient
) -> None:
    await bot.send("问", reply_markup=YES_NO)
    await person.wait_message()
    page = bot.url.partition("/bot")[0]
    path = f"{page}/page/chats/{person.chat['id']}/messages/1/press"
    headers = {"Authorization": f"Bearer {person.token}"}
    with pytest.raises(httpx.ReadTimeout):  # nobody answers
        await http.post(path, json={"row": 0, "column": 0}, headers=headers, timeout=0.2)
    (update,) = await bot.updates()
    check(spec, update["callback_query"], ["CallbackQuery"])


async def test_every_result_conforms(
    spec: Any, bot: Caller, person: Person, messenger: Messenger
) -> None:
    document = await upload(bot, "sendDocument", "a.txt", b"hello", caption="<i>x</i>")
    photo = await upload(bot, "sendPhoto", "a.png", build_png(3, 4))
    text = await bot.send("<b>问</b><pre>x</pre>", parse_mode="HTML", reply_markup=YES_NO)
    for message in (document, photo, text):
        check(spec, message, ["Message"])
    chat = {"chat_id": bot.chat_id}
    edit = {**chat, "message_id": text["message_id"]}
    copy = {**edit, "from_chat_id": bot.chat_id}
    file: Any = document["document"]
    await bot.call("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    calls: list[tuple[str, dict[str, Any]]] = [
        ("getMe", {}),
        ("getWebhookInfo", {}),
        ("deleteWebhook", {}),
        ("editMessageText", {**edit, "text": "改"}),
        ("editMessageReplyMarkup", {**edit, "reply_markup": YES_NO}),
        ("editMessageCaption", {**chat, "message_id": document["message_id"], "caption": "y"}),
        ("forwardMessage", copy),
        ("copyMessage", copy),
        ("sendChatAction", {**chat, "action": "typing"}),
        ("getFile", {"file_id": file["file_id"]}),
        ("setMyCommands", {"commands": [{"command": "new", "description": "新"}]}),
        ("getMyCommands", {}),
        ("deleteMyCommands", {}),
        ("setMyName", {"name": "x"}),
        ("getMyName", {}),
        ("getMyDescription", {}),
        ("getMyShortDescription", {}),
        ("setChatMenuButton", {}),
        ("getChatMenuButton", {}),
        ("getChat", chat),
        ("getChatMember", {**chat, "user_id": person.id}),
        ("getChatMemberCount", chat),
        ("deleteMessage", edit),
        ("deleteMessages", {**chat, "message_ids": [1]}),
        ("getUpdates", {}),
        ("logOut", {}),
        ("close", {}),
    ]
    assert messenger
    for method, parameters in calls:
        check(spec, await bot.call(method, **parameters), spec["methods"][method]["r"], method)
