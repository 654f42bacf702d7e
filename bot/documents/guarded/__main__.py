"""The confined process: a file on standard input, what is read of it on standard output."""

from __future__ import annotations

import sys
from typing import cast

from bot.documents.guarded.framing import Reading, build_frames
from bot.documents.guarded.jobs import Job, Kind, load_job
from bot.documents.guarded.limits import confine
from bot.documents.pictures import PictureError
from bot.documents.reading.refusals import ReadingError


def main() -> None:
    """Read the file whose kind and name are the arguments."""
    kind, name = sys.argv[1:]
    job = load_job(cast("Kind", kind))
    confine()
    sys.stdout.buffer.write(build_frames(_read(job, name)))


def _read(job: Job, name: str) -> Reading:
    try:
        return Reading(parts=tuple(job(sys.stdin.buffer.read(), name)))
    except ReadingError as error:
        return Reading(error.reason)
    except PictureError as error:
        return Reading(error.flaw)
    except MemoryError:
        return Reading("unpacks_too_much")


if __name__ == "__main__":
    main()
