"""Zip archives that depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_files(files: Mapping[str, bytes], onto: bytes = b"") -> bytes:
    """Return a zip archive of `files` behind those of the archive `onto`.

    It depends on nothing else: no clock, no order, no system.
    """
    stream = io.BytesIO(onto)
    with zipfile.ZipFile(stream, "a" if onto else "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return stream.getvalue()


def unzip_files(archive: bytes) -> dict[str, bytes]:
    """Return the files of an archive of our own by their names; one from outside is an Archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
