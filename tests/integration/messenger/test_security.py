"""Who is let in: this machine, our own page, and each person to their own chats only."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bot.messenger.server import Messenger
from tests.acceptance.person import Person
from tests.integration.messenger.caller import Caller
from tests.integration.messenger.page import Page


@pytest.fixture
def page(http: httpx.AsyncClient, messenger: Messenger, person: Person) -> Page:
    return Page(http, messenger.page_url, person.token)


async def make_stranger(page: Page) -> str:
    response = await page.ask("POST", "people", json={"name": "外人"})
    return str(response.json()["token"])


def read_all(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("*.sqlite3*"))


async def test_foreign_hosts_are_refused(page: Page) -> None:
    port = urlsplit(page.url).port
    names = (f"evil.example:{port}", f"x@localhost:{port}", "127.0.0.1:1", "localhost", "")
    for host in names:
        for path in ("", "static/app.js", "page/me", "bot1:x/getMe"):
            response = await page.http.get(page.url + path, headers={"Host": host})
            assert response.status_code == 403, (host, path)


async def test_our_own_names_are_welcome(page: Page) -> None:
    port = urlsplit(page.url).port
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", f"127.0.0.5:{port}"):
        assert (await page.ask("GET", "me", headers={"Host": host})).status_code == 200


async def test_foreign_origins_are_refused(page: Page) -> None:
    port = urlsplit(page.url).port
    names = (
        "https://evil.example",
        "null",
        f"https://127.0.0.1:{port}",
        f"http://localhost:{port}",
    )
    for origin in names:
        request = {"json": {"name": "x"}, "headers": {"Origin": origin}}
        assert await page.error("POST", "people", **request) == (403, "forbidden")
        assert await page.error("GET", "me", headers={"Origin": origin}) == (403, "forbidden")
    own = {"Origin": page.url.rstrip("/")}
    assert (await page.ask("GET", "me", headers=own)).status_code == 200


async def test_no_other_site_is_told_that_it_may_ask(page: Page) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    response = await page.ask("OPTIONS", "people", headers=headers)
    assert response.status_code == 403
    assert not [name for name in response.headers if name.startswith("access-control")]


async def test_every_answer_carries_the_safety_headers(page: Page) -> None:
    for path in ("", "static/app.js", "page/me", "page/nothing", "bot1:x/getMe"):
        headers = (await page.http.get(page.url + path)).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
            "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "set-cookie" not in headers


async def test_a_page_needs_its_token(page: Page) -> None:
    for token in ("x", "x y", page.token[:-1], page.token + "x", "é"):
        nobody = Page(page.http, page.url)
        headers = {"Authorization": f"Bearer {token}".encode()}
        for path in ("me", "bots", "chats", "events", "files/x", "chats/1/messages"):
            assert await nobody.error("GET", path, headers=headers) == (401, "signed_out")


async def test_somebody_elses_chat_is_not_there(page: Page, person: Person, bot: Caller) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    sent = await bot.send("秘密", reply_markup=keyboard)
    own = await person.send_file("a.txt", b"secret")
    assert own.document
    stranger = Page(page.http, page.url, await make_stranger(page))
    chat = f"chats/{person.chat['id']}"
    missing = (404, "not_found")
    assert await stranger.error("GET", f"{chat}/messages") == missing
    assert await stranger.error("POST", f"{chat}/messages", json={"text": "x"}) == missing
    assert await stranger.error("POST", f"{chat}/other", json={"kind": "voice"}) == missing
    assert await stranger.error("POST", f"{chat}/read", json={"message_id": 1}) == missing
    assert await stranger.error("POST", f"{chat}/block", json={"blocked": True}) == missing
    assert await stranger.error("PATCH", f"{chat}/messages/{own.id}", json={"text": "x"}) == missing
    press = f"{chat}/messages/{sent['message_id']}/press"
    assert await stranger.error("POST", press, json={"row": 0, "column": 0}) == missing
    assert await stranger.error("GET", f"files/{own.document['file_id']}") == missing
    assert (await stranger.get("chats"))["chats"] == []


async def test_files_are_never_shown_in_place(page: Page, person: Person) -> None:
    body = b"<script>alert(1)</script>"
    bubble = await person.send_file('x"\r\n.html', body)
    assert bubble.document
    response = await page.ask("GET", f"files/{bubble.document['file_id']}")
    assert response.content == body
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment; filename*=UTF-8''x")


async def test_only_the_pages_files_are_served(page: Page) -> None:
    assert "<script" in (await page.http.get(page.url)).text
    served = await page.http.get(f"{page.url}static/app.js")
    assert served.headers["content-type"] == "text/javascript; charset=utf-8"
    names = ("..%2f..%2fpyproject.toml", "%2e%2e/x", "nothing.js", ".hidden.js", "a.py", "x%00.js")
    for name in names:
        assert (await page.http.get(f"{page.url}static/{name}")).status_code == 404, name


async def test_secrets_are_stored_as_hashes(
    messenger: Messenger, person: Person, tmp_path: Path
) -> None:
    code = await messenger.make_sign_in_code(person.id)
    stored = read_all(tmp_path)
    assert person.name.encode() in stored
    assert person.token.encode() not in stored
    assert code.encode() not in stored


async def test_nothing_secret_is_logged(
    bot: Caller,
    person: Person,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("DEBUG", logger="uvicorn")
    await person.say("机密内容")
    await bot.updates()
    await bot.http.get(f"{bot.url}/nothing")
    said = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if record.name.startswith("uvicorn")
    )
    for secret in ("机密内容", person.token, bot.url.rpartition(":")[2]):
        assert secret not in said


async def test_it_listens_on_this_machine_only(messenger: Messenger) -> None:
    other = Messenger(messenger._database, [])
    for host in ("0.0.0.0", "192.168.1.5", "example.com"):
        with pytest.raises(ValueError, match="loopback only"):
            await other.start(host=host, port=0)
