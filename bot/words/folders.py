"""Where templates lie: an office's own folder over the shipped one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Folders:
    """Template folders, the first one that has a file wins."""

    roots: tuple[Path, ...]

    def find(self, relative: str) -> Path:
        """Return the file at `relative`; FileNotFoundError when no folder has it."""
        for root in self.roots:
            path = root / relative
            if path.is_file():
                return path
        raise FileNotFoundError(f"no template {relative} in {', '.join(map(str, self.roots))}")

    def collect(self, folder: str, ending: str) -> list[Path]:
        """Return the files of `folder` with that ending, each name once, sorted by name."""
        found: dict[str, Path] = {}
        for root in reversed(self.roots):
            found.update({path.name: path for path in (root / folder).glob(f"*{ending}")})
        return [found[name] for name in sorted(found)]


def find_folders(own: Path | None) -> Folders:
    """Return the shipped templates (in the wheel, or beside the source) under `own`, if given."""
    installed = _PACKAGE / "templates"
    shipped = installed if installed.is_dir() else _PACKAGE.parent / "templates"
    return Folders((own, shipped) if own else (shipped,))
