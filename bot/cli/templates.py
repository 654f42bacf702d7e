"""The commands for authors of report templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.failing import fail, load_settings

if TYPE_CHECKING:
    from bot.words.folders import Folders
    from conversations.definition.interview import Interview

templates = typer.Typer(
    help="Report templates: check, make and look at them.", no_args_is_help=True
)

_SKELETON = "new_report"


@templates.command()
def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A file, or a folder of templates; by default HUIBAO_TEMPLATES."),
    ] = None,
) -> None:
    """Say what is to be corrected, by file and line. Ends with 1 if there is anything."""
    from bot.authoring.checking import NothingToCheck, check_path

    folders = _find_folders()
    try:
        checked = check_path(path or folders.roots[0], folders.shipped)
    except NothingToCheck as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    for mistake in checked.mistakes:
        typer.echo(str(mistake))
    if checked.mistakes:
        typer.echo(f"To correct: {len(checked.mistakes)}. Files read: {checked.files}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"Nothing to correct. Files read: {checked.files}.")


@templates.command()
def new(
    name: Annotated[str, typer.Argument(help="The report's id: small letters, digits and _.")],
    folder: Annotated[
        Path | None, typer.Option(help="Of templates; by default HUIBAO_TEMPLATES.")
    ] = None,
) -> None:
    """Write a template to begin with; a shipped report's id gives a copy of that to change."""
    from bot.authoring.skeleton import build_skeleton

    _check_id(name)
    folders = _find_folders()
    if folder is None and not folders.own:
        fail("say where to, with --folder, or set HUIBAO_TEMPLATES to your folder of templates")
    target = (folder or folders.roots[0]) / "interviews" / f"{name}.yaml"
    _save(target, build_skeleton(name, folders))
    typer.echo(f"{target} is there to be changed; then run `huibao templates check {target}`.")


@templates.command("from")
def from_(
    file: Annotated[Path, typer.Argument(help="An old report, .docx or .txt.")],
    name: Annotated[str, typer.Option(help="The new report's id.")] = _SKELETON,
    output: Annotated[
        Path | None, typer.Option(help="Where to write it, in place of here.")
    ] = None,
) -> None:
    """Make the first draft of a template from an old report."""
    from bot.authoring.drafting import draft_template
    from bot.documents.reading.refusals import ReadingError

    _check_id(name)
    try:
        text = draft_template(file, name)
    except (OSError, ReadingError) as error:
        fail(f"{file}: {getattr(error, 'strerror', None) or error}")
    if output is None:
        typer.echo(text, nl=False)
    else:
        _save(output, text)
        typer.echo(f"{output} is there to be changed; then run `huibao templates check {output}`.")


@templates.command()
def preview(
    name: Annotated[str, typer.Argument(help="A report's id, or a template's file.")],
    output: Annotated[
        Path | None, typer.Option(help="Where the document goes; by default NAME.preview.docx.")
    ] = None,
) -> None:
    """Print a template as a script, and make its document with marked sample answers."""
    from bot.authoring.preview import build_sample, build_sample_docx
    from bot.authoring.script import render_script
    from bot.clock import tell_time
    from bot.documents.formats.page_format import PageFormatError, load_page_format
    from bot.sending.voice import Voice
    from bot.words.words import DEFAULT_LANGUAGE, Words
    from conversations.periods import find_period

    folders = _find_folders()
    interview = _find_interview(name, folders)
    now = tell_time()
    sample = build_sample(interview, find_period(interview.periods, now.date()))
    typer.echo(render_script(interview, sample, Voice(Words(folders), DEFAULT_LANGUAGE)))
    target = output or Path(f"{interview.id}.preview.docx")
    try:
        page = load_page_format(folders, interview.page or load_settings().page)
        target.write_bytes(build_sample_docx(interview, sample, page, now))
    except (PageFormatError, OSError) as error:
        fail(str(error))
    typer.echo(f"\nThe document with sample answers: {target}")


@templates.command()
def schema() -> None:
    """Print the JSON Schema of a template, for an editor."""
    import json

    from bot.authoring.schema import build_schema

    typer.echo(json.dumps(build_schema(_find_folders()), ensure_ascii=False, indent=2))


def _find_folders() -> Folders:
    from bot.words.folders import find_folders

    return find_folders(load_settings().templates)


def _check_id(name: str) -> None:
    from bot.authoring.skeleton import is_id

    if not is_id(name):
        fail(f"{name}: write at most 24 small letters, digits and underscores, a letter first")


def _save(path: Path, text: str) -> None:
    from bot.authoring.skeleton import save_new

    try:
        save_new(path, text)
    except FileExistsError:
        fail(f"{path} is there already and stays as it is; choose another name")
    except OSError as error:
        fail(f"{path}: {error.strerror}")


def _find_interview(name: str, folders: Folders) -> Interview:
    """Return the interview of that id or file; ends the command when it cannot be used."""
    from bot.authoring.finding import NoSuchReport, find_interview
    from conversations.definition.parsing import DefinitionError

    try:
        return find_interview(name, folders)
    except DefinitionError as error:
        fail(f"correct this first:\n{error}")
    except NoSuchReport as error:
        fail(str(error))
    except OSError as error:
        fail(f"{name}: {error.strerror}")
