"""From a .docx to a PDF, with the LibreOffice of this machine."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

SECONDS = 45.0
"""How long one conversion may take: less than an errand has."""

PROGRAMS = ("soffice", "libreoffice")
OFF = ("", "off")
"""Set as the program's name: do without."""

_KEPT = ("PATH", "HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
"""What the program sees of this process's environment: where programs and fonts are."""

_running: set[subprocess.Popen[bytes]] = set()


class ConversionError(Exception):
    """LibreOffice made no PDF; the message says how it ended, and nothing of the document."""


def find_office(setting: str | None) -> str | None:
    """Return the path of LibreOffice; None where there is none, or the setting is "" or "off".

    `setting` is its path or name; None looks for the usual names.
    """
    if setting is None:
        return next(filter(None, map(shutil.which, PROGRAMS)), None)
    return None if setting.lower() in OFF else shutil.which(setting)


def convert_to_pdf(docx: bytes, program: str, seconds: float = SECONDS) -> bytes:
    """Return the document as a PDF; ConversionError when that fails or takes too long.

    Each run has a folder and a user profile of its own, in which nothing is executed or fetched,
    and leaves neither files nor processes behind.
    """
    with tempfile.TemporaryDirectory(prefix="huibao-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source, profile = folder / "paper.docx", folder / "profile"
        source.write_bytes(docx)
        _write_profile(profile)
        with _run(_build_command(program, profile, source), folder) as process:
            _wait(process, seconds)
        with suppress(FileNotFoundError):
            pdf = source.with_suffix(".pdf").read_bytes()
            if pdf.startswith(b"%PDF-"):
                return pdf
    raise ConversionError(f"no PDF was made; it ended with {process.returncode}")


def _build_command(program: str, profile: Path, source: Path) -> list[str]:
    quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    target = ("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(source.parent))
    return [program, f"-env:UserInstallation={profile.as_uri()}", *quiet, *target, str(source)]


def _write_profile(profile: Path) -> None:
    """Have a fresh profile run no macro, and load nothing that a document links to."""
    registry = profile / "user" / "registrymodifications.xcu"
    registry.parent.mkdir(parents=True)
    items = "".join(
        '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _SAFE.items()
    )
    registry.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items'
        ' xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        "utf-8",
    )


_SAFE = {
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
}


@contextmanager
def _run(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command in a process group of its own, of which nothing outlives the block."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 (the administrator's program, no shell)
        command,
        cwd=folder,
        env=kept | {"TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _running.add(process)
    _watch_exit()
    try:
        yield process
    finally:
        _kill(process)
        process.wait()
        _running.discard(process)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ConversionError(f"not done after {seconds:g} s") from None


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):  # the whole group has ended
        os.killpg(process.pid, signal.SIGKILL)


@cache
def _watch_exit() -> None:
    """Have what still runs when this process ends end with it: its threads are not waited for."""
    atexit.register(_kill_all)


def _kill_all() -> None:
    for process in list(_running):
        _kill(process)
