"""Settings from the environment, and errors that name the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bootstrap.connection import choose_rates, find_address
from bot.sending.rates import UNLIMITED, Rates
from bot.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_set_means_the_embedded_messenger_on_sqlite(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.token is None
    assert settings.database == f"sqlite:///{tmp_path}/data/huibao.sqlite3"
    assert choose_rates(settings) == UNLIMITED


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HUIBAO_RATE", "fast"),
        ("HUIBAO_RATE", "0"),
        ("HUIBAO_MESSENGER_PORT", "70000"),
        ("HUIBAO_WEB_PORT", "70000"),
        ("HUIBAO_LOG_LEVEL", "loud"),
        ("HUIBAO_WEBHOOK_URL", "https://huibao.example/updates"),
        ("HUIBAO_WEBHOOK_SECRET", "no spaces"),
        ("HUIBAO_API_URL", "http://127.0.0.1:8081/bot"),
        ("HUIBAO_DATABASE_URL", "mysql://secret@127.0.0.1/huibao"),
        ("HUIBAO_DATABASE_URL", "huibao.sqlite3"),
        ("HUIBAO_TEMPLATES", "nowhere"),
    ],
)
def test_a_wrong_setting_is_named(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=variable) as caught:
        load_settings()
    assert "secret@" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HUIBAO_WEBHOOK_URL", "huibao.example/updates"),
        ("HUIBAO_API_URL", "http://127.0.0.1:8081"),
        ("HUIBAO_FILE_URL", "127.0.0.1:8081/file/bot"),
        ("HUIBAO_PROXY", "127.0.0.1:3128"),
        ("HUIBAO_WEB_URL", "huibao.example"),
    ],
)
def test_an_address_that_is_none_is_named(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:secret")
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=variable):
        load_settings()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////var/lib/huibao/huibao.sqlite3",
        "postgresql://huibao@127.0.0.1/huibao",
        "postgresql+psycopg://huibao:secret@127.0.0.1:5432/huibao",
    ],
)
def test_a_database_is_one_of_two_kinds(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIBAO_DATABASE_URL", url)
    assert load_settings().database == url


def test_a_variable_left_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TOKEN", "API_URL", "WEBHOOK_SECRET", "DATABASE_URL", "RATE", "TEMPLATES"):
        monkeypatch.setenv(f"HUIBAO_{variable}", "")
    settings = load_settings()
    assert settings.token is None
    assert settings.database.startswith("sqlite:///")


def test_the_settings_of_a_file_are_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HUIBAO_MESSENGER_PORT=9001\n")
    assert load_settings().messenger_port == 9001


def test_telegram_has_its_own_rates_and_another_server_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:secret")
    assert choose_rates(load_settings()) == Rates(overall=30, chat=1, chat_burst=3)
    monkeypatch.setenv("HUIBAO_API_URL", "http://127.0.0.1:8081/bot")
    assert choose_rates(load_settings()) == UNLIMITED
    monkeypatch.setenv("HUIBAO_RATE", "100")
    assert choose_rates(load_settings()).overall == 100


def test_a_server_of_ones_own_has_its_files_beside_its_api(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:secret")
    monkeypatch.setenv("HUIBAO_API_URL", "http://127.0.0.1:8081/bot")
    address = find_address(load_settings(), "1:secret")
    assert address.file_url == "http://127.0.0.1:8081/file/bot"


@pytest.mark.parametrize(
    ("variables", "port", "public_url"),
    [
        ({}, None, None),
        ({"WEB_PORT": "9000"}, 9000, None),
        ({"WEB_URL": "https://huibao.example/"}, 8443, "https://huibao.example"),
        ({"WEB_URL": "https://a.example/huibao", "WEB_PORT": "9"}, 9, "https://a.example/huibao"),
        ({"WEBHOOK_URL": "https://a.example:88/x/hook"}, 8443, "https://a.example:88"),
        (
            {"WEBHOOK_URL": "https://a.example/hook", "WEB_URL": "https://b.example"},
            8443,
            "https://b.example",
        ),
    ],
)
def test_the_bot_listens_where_it_has_a_public_address_or_a_port(
    variables: dict[str, str],
    port: int | None,
    public_url: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:secret")
    for name, value in variables.items():
        monkeypatch.setenv(f"HUIBAO_{name}", value)
    settings = load_settings()
    assert (settings.listens_at, settings.public_url) == (port, public_url)


def test_secrets_do_not_show_and_are_listed_for_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:very-secret")
    settings = load_settings()
    assert "very-secret" not in repr(settings)
    assert "1:very-secret" in settings.list_secrets()
    assert settings.secret in settings.list_secrets()
