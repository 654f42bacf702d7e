"""Where templates lie: an office's own folder over the shipped one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Folders:
    """Template folders, the first one that has a file wins; the last one is the shipped one."""

    roots: tuple[Path, ...]

    @property
    def own(self) -> tuple[Path, ...]:
        """The folders of the office."""
        return self.roots[:-1]

    @property
    def shipped(self) -> Folders:
        """The shipped templates alone."""
        return Folders(self.roots[-1:])

    def find(self, relative: str) -> Path:
        """Return the file at `relative`; FileNotFoundError when no folder has it."""
        for root in self.roots:
            path = root / relative
            if path.is_file():
                return path
        raise FileNotFoundError(f"no template {relative} in {', '.join(map(str, self.roots))}")

    def collect(self, folder: str, ending: str) -> list[Path]:
        """Return the files of `folder` with that ending, each name once, sorted by name."""
        found = {path.name: path for path in self.collect_all(folder, ending)}
        return [found[name] for name in sorted(found)]

    def collect_all(self, folder: str, ending: str) -> list[Path]:
        """Return every such file, those of the first folder last: the later word counts.

        Hidden ones are an editor's or a system's own.
        """
        return [
            path
            for root in reversed(self.roots)
            for path in sorted((root / folder).glob(f"[!.]*{ending}"))
        ]


def find_folders(own: Path | None) -> Folders:
    """Return the shipped templates (in the wheel, or beside the source) under `own`, if given."""
    installed = _PACKAGE / "templates"
    shipped = installed if installed.is_dir() else _PACKAGE.parent / "templates"
    return Folders((own, shipped) if own else (shipped,))


def read_template(path: Path) -> str:
    """Return what the file says; ValueError, which names it, when it is not in UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path}: save this file in UTF-8") from None
