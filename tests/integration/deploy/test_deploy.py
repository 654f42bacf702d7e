"""deploy/: the unit, the proxy, the image and the compose file say what they must."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings
from tests.conftest import need

DEPLOY = Path(__file__).parents[3] / "deploy"
MOST_EXPOSED = 2.0
"""What `systemd-analyze security` may say of the unit; 10 is no protection at all."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with a command that is there."""
    need("systemd-analyze", shutil.which("systemd-analyze"))
    file = tmp_path / "huibao.service"
    text = (DEPLOY / "huibao.service").read_text()
    file.write_text(text.replace("/opt/huibao/bin/huibao", shutil.which("true") or ""))
    return file


def test_systemd_takes_the_unit(unit: Path) -> None:
    verified = run("systemd-analyze", "verify", str(unit))
    assert (verified.returncode, verified.stderr) == (0, "")


def test_the_unit_is_hardened(unit: Path) -> None:
    judged = run("systemd-analyze", "security", "--offline=true", "--no-pager", str(unit))
    found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", judged.stdout)
    assert found, judged.stderr
    assert float(found[1]) <= MOST_EXPOSED


@pytest.fixture
def proxy(tmp_path: Path) -> str:
    """The site within a whole configuration, with a certificate that is there."""
    need("nginx", shutil.which("nginx"))
    need("openssl", shutil.which("openssl"))
    key, certificate = str(tmp_path / "privkey.pem"), str(tmp_path / "fullchain.pem")
    made = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=huibao.example.org"]
    done = run("openssl", "req", "-x509", *made, "-keyout", key, "-out", certificate)
    assert done.returncode == 0, done.stderr
    site = (DEPLOY / "nginx.conf").read_text().replace("/etc/ssl/huibao", str(tmp_path))
    whole = tmp_path / "nginx.conf"
    logs = f"pid {tmp_path}/pid; error_log stderr; events {{}}"
    whole.write_text(f"{logs}\nhttp {{ access_log off;\n{site}\n}}\n")
    return str(whole)


def test_nginx_takes_the_site(proxy: str) -> None:
    tested = run("nginx", "-t", "-c", proxy)
    assert tested.returncode == 0, tested.stderr


def test_the_proxy_passes_on_the_webhook_and_the_calendars_alone() -> None:
    site = (DEPLOY / "nginx.conf").read_text()
    passed = re.findall(r"location (\S+ ?\S*) \{(?:[^{}]*)proxy_pass", site)
    assert passed == ["= /updates", "/calendar/"]
    assert re.search(r"location / \{\s*return 404;", site)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return loaded


def test_only_the_bot_is_published_and_only_to_this_machine(compose: dict[str, Any]) -> None:
    published = {name: each.get("ports", []) for name, each in compose["services"].items()}
    assert published.pop("bot") == ["127.0.0.1:8443:8443"]
    assert not any(published.values())


def test_every_volume_of_compose_is_kept(compose: dict[str, Any]) -> None:
    named = {
        volume.partition(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
    }
    assert named == set(compose["volumes"])


def test_compose_holds_no_secret_and_starts_the_database_first(compose: dict[str, Any]) -> None:
    bot = compose["services"]["bot"]
    assert bot["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert "${POSTGRES_PASSWORD:?" in bot["environment"]["HUIBAO_DATABASE_URL"]
    assert bot["read_only"]
    assert bot["cap_drop"] == ["ALL"]


def read_dockerfile() -> list[tuple[str, str]]:
    """Return the instructions of the image's last stage, continued lines joined."""
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    last = max(at for at, line in enumerate(lines) if line.startswith("FROM"))
    return [(line.split()[0], line.partition(" ")[2]) for line in lines[last:]]


def test_the_image_runs_as_nobody_special_and_says_how_it_is() -> None:
    told = read_dockerfile()
    assert ("USER", "huibao") in told
    check = next(rest for word, rest in told if word == "HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    assert command[:2] == ["python", "-c"]
    compile(command[2], "healthcheck", "exec")
    assert "/healthz" in command[2]
    assert told[-2:] == [("ENTRYPOINT", '["huibao"]'), ("CMD", '["run"]')]


def test_only_what_is_named_gets_into_the_image() -> None:
    ignored = (DEPLOY.parent / ".dockerignore").read_text().split()
    assert ignored[0] == "*"
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text(), re.M)
    sources = [name for names in copied for name in names.split()]
    assert sorted(f"!{name}" for name in sources) == sorted(ignored[1:-1])
    assert all((DEPLOY.parent / name).exists() for name in sources)


def test_the_example_names_every_setting_and_nothing_else() -> None:
    named = set(re.findall(r"^#?(HUIBAO_[A-Z_]+)=", (DEPLOY / "example.env").read_text(), re.M))
    assert named == {f"HUIBAO_{name.upper()}" for name in Settings.model_fields}
