"""The page's own words: in both languages, all there, none left over."""

from __future__ import annotations

import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "templates" / "web"
ENTRY = re.compile(r"^  (\w+): \[\s*\"(.+?)\",\s*\"(.+?)\",?\s*\],", re.MULTILINE)
PLACES = re.compile(r"\{(\w+)\}")


def test_both_languages_have_the_same_places() -> None:
    entries = ENTRY.findall(read("words.js"))
    assert len(entries) > 80
    for key, chinese, english in entries:
        assert sorted(PLACES.findall(chinese)) == sorted(PLACES.findall(english)), key


def test_every_key_that_is_said_is_there_and_every_key_is_said() -> None:
    table = read("words.js").partition("const REFUSALS")[0]
    keys = {key for key, _, _ in ENTRY.findall(table)}
    scripts = "".join(read(file.name) for file in WEB.glob("*.js") if file.name != "words.js")
    said = set(re.findall(r"say\(\"(\w+)\"", scripts))
    mentioned = {key for key in keys if f'"{key}"' in scripts}
    built = {key for key in keys if key.startswith(("theme_", "other_"))}
    assert said <= keys
    assert keys == said | mentioned | built


def test_nothing_is_put_into_the_page_as_markup() -> None:
    for file in WEB.glob("*.js"):
        script = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", script), (
            file
        )


def read(name: str) -> str:
    """Return a file of the page."""
    return (WEB / name).read_text(encoding="utf-8")
