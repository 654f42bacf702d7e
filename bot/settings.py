"""The settings: HUIBAO_* variables, or the same lines in a file named .env."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urljoin

from pydantic import (
    DirectoryPath,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

Url = Annotated[str, Field(pattern=r"^https?://\S+$")]
Port = Annotated[int, Field(ge=0, le=65535)]

_SECRET = re.compile("[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
_DATABASE = re.compile(r"sqlite:///.+|postgresql(\+psycopg)?://.*")
WEB_PORT = 8443
"""Where the bot listens when it has a public address and no port is set."""

ZONE = "Asia/Shanghai"
"""The time zone of a person who has not chosen another."""


class SettingsError(Exception):
    """A setting is wrong; the message names its variable and says what is wrong with it."""


class Settings(BaseSettings):
    """Everything an administrator may set; the README's table says it in words.

    Rates are in messages a second. A rate of None means the messenger's own: Telegram's on
    Telegram, none on the embedded messenger or on a server named by `api_url`. `office` is the path
    or name of LibreOffice: None looks for it, "off" does without.
    """

    model_config = SettingsConfigDict(
        env_prefix="HUIBAO_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    token: SecretStr | None = None
    api_url: Annotated[str | None, Field(pattern=r"^https?://\S+/bot$")] = None
    file_url: Url | None = None
    proxy: Url | None = None
    webhook_url: Url | None = None
    webhook_secret: SecretStr | None = None
    web_url: Url | None = None
    web_host: str = "127.0.0.1"
    web_port: Port | None = None
    database_url: SecretStr | None = None
    folder: Path = Path("data")
    templates: DirectoryPath | None = None
    page: str = "official"
    office: str | None = None
    messenger_port: Port = 8765
    rate: Annotated[float | None, Field(gt=0)] = None
    chat_rate: Annotated[float | None, Field(gt=0)] = None
    chat_burst: Annotated[int, Field(ge=1)] = 3
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"

    @field_validator("webhook_secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("write 1 to 256 letters, digits, hyphens and underscores")
        return secret

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not _DATABASE.fullmatch(url.get_secret_value()):
            raise ValueError("write postgresql://user@host/database, or sqlite:///file")
        return url

    @model_validator(mode="after")
    def _check_together(self) -> Settings:
        if self.webhook_url and not self.token:
            raise ValueError("HUIBAO_WEBHOOK_URL needs HUIBAO_TOKEN")
        if self.api_url and not self.token:
            raise ValueError("HUIBAO_API_URL needs HUIBAO_TOKEN")
        return self

    @property
    def database(self) -> str:
        """The database's URL; by default a SQLite file in the folder."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return build_sqlite_url(self.folder / "huibao.sqlite3")

    @property
    def on_telegram(self) -> bool:
        """Whether the messenger is Telegram itself, whose rates are known."""
        return self.token is not None and self.api_url is None

    @property
    def public_url(self) -> str | None:
        """The address of the bot's own web pages, without a / at its end; None if it has none."""
        if self.web_url:
            return self.web_url.rstrip("/")
        return urljoin(self.webhook_url, "/").rstrip("/") if self.webhook_url else None

    @property
    def listens_at(self) -> int | None:
        """The port of the bot's own web pages and of the webhook; None if it listens at none."""
        return WEB_PORT if self.web_port is None and self.public_url else self.web_port

    @property
    def secret(self) -> str:
        """The webhook's secret: the one set, or one that follows from the token."""
        if self.webhook_secret:
            return self.webhook_secret.get_secret_value()
        token = self.token.get_secret_value() if self.token else ""
        return hashlib.sha256(f"huibao webhook {token}".encode()).hexdigest()

    def list_secrets(self) -> list[str]:
        """Return what must not stand in any log line."""
        secrets = (self.token, self.webhook_secret)
        told = [secret.get_secret_value() for secret in secrets if secret]
        return [*told, self.secret] if self.token else told


def build_sqlite_url(file: Path) -> str:
    """Return the SQLAlchemy address of a SQLite file."""
    return f"sqlite:///{file.resolve()}"


def load_settings() -> Settings:
    """Return the settings of this process; SettingsError names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(map(_say, error.errors()))) from None


def _say(problem: ErrorDetails) -> str:
    name = ".".join(str(part) for part in problem["loc"])
    message = problem["msg"].removeprefix("Value error, ")
    return f"HUIBAO_{name.upper()}: {message}" if name else message
