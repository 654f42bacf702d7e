"""`python -m tests.benchmarks.long_report PAGES`: build a report once, and print its peak memory.

It prints JSON: `before` and `peak` are the process's largest resident size in bytes, null where the
system does not say; `traced` is the most that Python had allocated for the report at once.
"""

from __future__ import annotations

import json
import re
import sys
import tracemalloc
from pathlib import Path

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import load_page_format
from bot.words.folders import find_folders
from tests.benchmarks.reports import PROPERTIES, build_report

_STATUS = Path("/proc/self/status")


def measure_peak() -> int | None:
    """Return the largest size that the process had so far.

    Not getrusage: its figure begins with the size of the process that started this one.
    """
    if not _STATUS.exists():
        return None
    found = re.search(r"VmHWM:\s*(\d+)", _STATUS.read_text())
    return int(found[1]) * 1024 if found else None


def main(pages: int) -> None:
    """Build the report of so many pages, after one of one page."""
    page = load_page_format(find_folders(None))
    build_docx(build_report(1), PROPERTIES, page)
    outline = build_report(pages)
    before = measure_peak()
    build_docx(outline, PROPERTIES, page)
    peak = measure_peak()
    tracemalloc.start()
    build_docx(outline, PROPERTIES, page)
    traced = tracemalloc.get_traced_memory()[1]
    sys.stdout.write(json.dumps({"before": before, "peak": peak, "traced": traced}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
