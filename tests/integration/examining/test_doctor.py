"""The whole command: settings that can be used or not, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.store.addresses import find_file
from bot.store.database import open_database


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, without a setting but a free port."""
    for name in [name for name in os.environ if name.startswith("HUIBAO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUIBAO_MESSENGER_PORT", "0")
    monkeypatch.setenv("HUIBAO_OFFICE", "off")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run() -> Result:
    return CliRunner().invoke(app, ["doctor"])


def test_a_new_installation_is_well_and_stays_untouched(folder: Path) -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert "✓ Settings: the embedded messenger, SQLite." in done.output
    assert "! There is no database yet" in done.output
    assert "✗" not in done.output
    assert list(folder.iterdir()) == []


def test_a_database_in_use_is_well(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(database_url).close()
    monkeypatch.setenv("HUIBAO_DATABASE_URL", database_url)
    done = run()
    assert done.exit_code == 0, done.output
    kind = "SQLite" if find_file(database_url) else "PostgreSQL"
    assert f"✓ Settings: the embedded messenger, {kind}." in done.output
    assert "✓ The database answers, revision " in done.output


def test_settings_that_cannot_be_used_are_all_named_and_the_machine_still_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_RATE", "fast")
    monkeypatch.setenv("HUIBAO_WEB_PORT", "70000")
    done = run()
    assert done.exit_code == 1
    assert "✗ HUIBAO_RATE: " in done.output
    assert "✗ HUIBAO_WEB_PORT: " in done.output
    assert "Time zones" in done.output
    assert "database" not in done.output


def test_a_name_that_is_no_setting_and_an_open_file_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUIBAO_TOKNE", "1:secret")
    (folder / ".env").write_text("HUIBAO_WEBHOOK_PORT=1\nOTHER=2\n")
    (folder / ".env").chmod(0o644)
    done = run()
    assert done.exit_code == 0
    assert "! HUIBAO_TOKNE is no setting." in done.output
    assert "! HUIBAO_WEBHOOK_PORT is no setting." in done.output
    assert "OTHER" not in done.output
    assert "chmod 600 .env" in done.output
    (folder / ".env").chmod(0o600)
    assert "chmod" not in run().output


def test_a_messenger_that_is_away_is_bad_and_its_token_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:very-secret")
    monkeypatch.setenv("HUIBAO_API_URL", "http://127.0.0.1:9/bot")
    done = run()
    assert done.exit_code == 1
    assert "✗ The messenger cannot be reached (ClientConnectorError)." in done.output
    assert "very-secret" not in done.output


def test_a_webhook_without_a_certificate_is_refused_before_telegram_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUIBAO_TOKEN", "1:very-secret")
    monkeypatch.setenv("HUIBAO_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HUIBAO_WEBHOOK_URL", "http://huibao.example/updates")
    done = run()
    assert done.exit_code == 1
    assert "✗ HUIBAO_WEBHOOK_URL: " in done.output
