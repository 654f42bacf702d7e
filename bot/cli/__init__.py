"""The command line: the service, its members, the messenger, templates, obligations, documents.

Each command imports what it needs when it is called, so that the service starts fast.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.backups import backup, restore
from bot.cli.doctor import doctor
from bot.cli.documents import documents
from bot.cli.failing import fail, load_settings
from bot.cli.obligations import obligations
from bot.cli.opening import open_database
from bot.cli.templates import templates

app = typer.Typer(
    help="汇报助手: interviews a person in chat and returns the report as .docx.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
messenger = typer.Typer(help="The embedded messenger on its own.", no_args_is_help=True)
app.add_typer(messenger, name="messenger")
app.add_typer(templates, name="templates")
app.add_typer(obligations, name="obligations")
app.add_typer(documents, name="documents")
app.command()(backup)
app.command()(restore)
app.command()(doctor)

Folder = Annotated[Path, typer.Option(help="Where the messenger keeps its history.")]
Port = Annotated[int, typer.Option(help="Where it listens on 127.0.0.1; 0 chooses a free port.")]


def main() -> None:
    """Run the command line."""
    app()


@app.command()
def run() -> None:
    """Serve the bot: on Telegram or another server with HUIBAO_TOKEN, else on its own messenger."""
    import uvloop
    from telegram.error import InvalidToken

    from bot.bootstrap.checking import TemplateError
    from bot.bootstrap.service import run_service
    from bot.logs import set_up_logs
    from bot.settings import SettingsError
    from bot.store.addresses import DatabaseUnreachable
    from bot.store.locks import DatabaseInUse

    settings = load_settings()
    set_up_logs(settings.log_level, settings.list_secrets())
    try:
        uvloop.run(run_service(settings, typer.echo))
    except InvalidToken:
        fail("HUIBAO_TOKEN: the messenger does not know this bot")
    except (
        DatabaseInUse,
        DatabaseUnreachable,
        SettingsError,
        TemplateError,
        OSError,
    ) as error:
        fail(str(error))


@app.command()
def invite(
    admin: Annotated[bool, typer.Option("--admin", help="For an administrator.")] = False,
) -> None:
    """Make a one-time code that lets one person in, within 72 hours."""
    from bot.bootstrap.links import find_link
    from bot.clock import tell_time
    from bot.usecases.invites import make_invite
    from bot.usecases.people import ADMINISTRATOR, MEMBER

    role = ADMINISTRATOR if admin else MEMBER
    settings = load_settings()
    with open_database(settings) as database:
        code = database.run_now(lambda conn: make_invite(conn, role, None, tell_time()))
    typer.echo(f"Send this code to the bot within 72 hours ({role}):\n  {code}")
    if link := asyncio.run(find_link(settings, code)):
        typer.echo(f"or open {link}")


@app.command()
def members() -> None:
    """List who may use the bot: id, role, name."""
    from bot.usecases.people import list_members

    with open_database(load_settings()) as database:
        for person in database.run_now(list_members):
            typer.echo(f"{person.id}\t{person.role}\t{person.name}")


@app.command()
def revoke(person_id: Annotated[int, typer.Argument(help="The id that `members` shows.")]) -> None:
    """Take a person's access away at once; their drafts stay for a later invitation."""
    from bot.usecases.people import revoke as revoke_person

    with open_database(load_settings()) as database:
        found = database.run_now(lambda conn: revoke_person(conn, person_id))
    if not found:
        fail(f"nobody with the id {person_id} has access; see `huibao members`")
    typer.echo(f"{person_id} has no access any more.")


@messenger.command()
def serve(folder: Folder = Path("messenger"), port: Port = 8765) -> None:
    """Serve the embedded messenger for any bot, until interrupted."""
    import uvloop

    from bot.bootstrap.embedded import serve_alone
    from bot.logs import set_up_logs
    from bot.store.locks import DatabaseInUse

    set_up_logs("warning")
    try:
        uvloop.run(serve_alone(folder, port, typer.echo))
    except (DatabaseInUse, OSError) as error:
        fail(str(error))


@messenger.command()
def client(folder: Folder = Path("messenger")) -> None:
    """Print, as JSON, what a bot of your own needs: API and file address, token, chat id."""
    import json

    from bot.messenger.client import NotServing, describe_client

    try:
        typer.echo(json.dumps(describe_client(folder), indent=2))
    except NotServing as error:
        fail(f"{error}; start it with `huibao messenger serve --folder {folder}`")
