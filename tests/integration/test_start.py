"""What a start leaves for later, so that the first updates are asked for soon."""

from __future__ import annotations

import subprocess
import sys

LATER = ("sqlalchemy", "alembic", "jinja2", "docx", "apscheduler", "cn2an", "starlette")


def test_the_service_asks_for_updates_before_it_loads_the_rest() -> None:
    script = (
        "import sys, bot.cli, bot.logs, bot.settings, bot.store.locks, bot.bootstrap.service;"
        f"print([name for name in {LATER!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
