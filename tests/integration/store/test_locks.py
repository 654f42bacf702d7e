"""One service on a SQLite file, any number on PostgreSQL."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.database import open_database
from bot.store.locks import DatabaseInUse, hold_database

ROOT = Path(__file__).parents[3]
HOLD = (
    "import sys, time; from bot.store.locks import hold_database\n"
    "with hold_database({url!r}): print('held', flush=True); time.sleep(60)"
)


def test_a_second_service_is_refused_with_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "huibao.sqlite3"
    url = f"sqlite:///{file}"
    refused = pytest.raises(DatabaseInUse, match=re.escape(str(file)))
    with hold_database(url), refused, hold_database(url, seconds=0.1):
        pass
    with hold_database(url, seconds=0.1):
        pass


def test_a_lock_ends_with_its_process_however_that_dies(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'huibao.sqlite3'}"
    code = HOLD.format(url=url)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(DatabaseInUse), hold_database(url, seconds=0.1):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with hold_database(url, seconds=1):
            pass


def test_commands_work_beside_the_service(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'huibao.sqlite3'}"
    with hold_database(url):
        service, command = open_database(url), open_database(url)
        assert command.run_now(lambda _connection: 1) == 1
        service.close()
        command.close()


def test_postgresql_takes_any_number_of_services(postgres_url: str) -> None:
    with hold_database(postgres_url), hold_database(postgres_url, seconds=0.1):
        pass
