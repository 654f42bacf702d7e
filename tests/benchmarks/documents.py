"""Documents: this bot's beside other ways to the same file, long ones beside short, and checks."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from statistics import median

import docx

from bot.documents.docx import build_docx
from bot.documents.formats.page_format import PageFormat, load_page_format
from bot.words.folders import find_folders
from conversations.report.outline import Outline
from tests.benchmarks.bench import Bench
from tests.benchmarks.checked import Checked
from tests.benchmarks.peers.assembled import assemble
from tests.benchmarks.peers.templated import Templated, prepare_lean, prepare_usual
from tests.benchmarks.processes import ROOT, RunError
from tests.benchmarks.reports import PROPERTIES, build_report, build_table
from tests.benchmarks.requirements import Plan, Requirement

SHORT = 10
"""Pages of a usual report."""

FEW, MANY = 10, 300
"""Rows of tables."""

OWN = ("word/document.xml", "docProps/core.xml")
"""The parts that each report has of its own."""

TURN = 0.01
"""Seconds that a job runs, at least, when it is its turn."""

PATIENCE = 120.0  # seconds for the longest report

Job = Callable[[], object]


def measure_documents(bench: Bench, plan: Plan) -> list[Requirement]:
    """Each pair is built in turn; what counts is the time of the processor."""
    page = load_page_format(find_folders(None))
    return [
        *_measure_ways(bench, plan, page),
        _measure_length(bench, plan, page),
        _measure_rows(bench, plan, page),
        _measure_checks(bench, plan),
        _measure_memory(bench, plan),
    ]


def _measure_ways(bench: Bench, plan: Plan, page: PageFormat) -> list[Requirement]:
    outline = build_report(SHORT)
    content = _build(outline, page)
    ready, finished = _split(content)
    usual, lean = Templated(prepare_usual()), Templated(prepare_lean(PROPERTIES, page))
    for each in (usual, lean):
        _check_alike(content, each.render(outline))
    ours, theirs, leaner, zipped, assembled = _time_in_turn(
        plan.builds,
        lambda: _build(outline, page),
        lambda: usual.render(outline),
        lambda: lean.render(outline),
        lambda: _write(ready, finished),
        lambda: assemble(outline),
    )
    bench.tell(
        f"a report of {SHORT} pages: ours {ours * 1000:.2f} ms, docxtpl {theirs * 1000:.1f} ms "
        f"({leaner * 1000:.1f} from a template in our styles), finished XML into a ready zip "
        f"{zipped * 1000:.2f} ms, python-docx {assembled * 1000:.1f} ms"
    )
    name = f"{SHORT} pages, ours / finished XML into a ready zip"
    return [
        Requirement(f"{SHORT} pages, docxtpl / ours", theirs / ours, 15),
        Requirement(f"{SHORT} pages, docxtpl in our styles / ours", leaner / ours, None),
        Requirement(name, ours / zipped, 3, at_most=True),
    ]


def _measure_length(bench: Bench, plan: Plan, page: PageFormat) -> Requirement:
    short, long = build_report(SHORT), build_report(plan.pages)
    one, other = _time_in_turn(plan.builds, lambda: _build(short, page), lambda: _build(long, page))
    each, every = one / SHORT, other / plan.pages
    bench.tell(
        f"a page of {SHORT} takes {each * 1000:.3f} ms, of {plan.pages:,} {every * 1000:.3f} ms"
    )
    return Requirement(f"a page of {plan.pages:,} / of {SHORT}", every / each, 1.5, at_most=True)


def _measure_rows(bench: Bench, plan: Plan, page: PageFormat) -> Requirement:
    few, many = build_table(FEW), build_table(MANY)
    empty = build_table(0)
    none, one, other = _time_in_turn(
        plan.builds, *(lambda table=each: _build(table, page) for each in (empty, few, many))
    )
    # Without what a document costs that has no rows: the more rows, the less of that is each one's.
    each, every = (one - none) / FEW, (other - none) / MANY
    bench.tell(
        f"a row of {FEW} takes {one / FEW * 1e6:.0f} µs ({each * 1e6:.0f} without the document), "
        f"of {MANY} {other / MANY * 1e6:.0f} µs ({every * 1e6:.0f})"
    )
    ratio = (other / MANY) / (one / FEW)
    return Requirement(f"a row of {MANY} / of {FEW}", ratio, 1, at_most=True)


def _measure_checks(bench: Bench, plan: Plan) -> Requirement:
    checked = Checked(SHORT)
    found = checked.run()
    checks, assembled = _time_in_turn(plan.builds, checked.run, lambda: assemble(checked.outline))
    bench.tell(
        f"all checks of {SHORT} pages: {checks * 1000:.1f} ms for {found} findings; "
        f"python-docx assembles them in {assembled * 1000:.1f} ms"
    )
    name = f"all checks of {SHORT} pages / their assembly with python-docx"
    return Requirement(name, checks / assembled, 2, at_most=True)


def _measure_memory(bench: Bench, plan: Plan) -> Requirement:
    command = [sys.executable, "-m", "tests.benchmarks.long_report", str(plan.pages)]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if run.returncode:
        raise RunError(f"a report of {plan.pages} pages: {run.stderr[-3000:]}")
    measured = json.loads(run.stdout)
    peak, before = ((measured[key] or 0) / 1e6 for key in ("peak", "before"))
    bench.tell(
        f"a process that builds {plan.pages:,} pages: at most {peak:.1f} MB, {before:.1f} before; "
        f"{measured['traced'] / 1e6:.1f} MB of Python's for it"
    )
    return Requirement(f"MB of memory at {plan.pages:,} pages, peak", peak or None, None)


def _build(outline: Outline, page: PageFormat) -> bytes:
    return build_docx(outline, PROPERTIES, page)


def _time_in_turn(rounds: int, *jobs: Job) -> list[float]:
    """Return the median seconds of each job; all run once before, and then by turns."""
    with _calm():
        repeats = [_count_repeats(job) for job in jobs]
        turns = list(zip(jobs, repeats, strict=True))
        times = [[_time(job, repeat) for job, repeat in turns] for _ in range(rounds)]
    return [median(each) for each in zip(*times, strict=True)]


def _count_repeats(job: Job) -> int:
    """Return how often a job is to run for its time to be well above the clock's grain."""
    job()
    return ceil(TURN / max(_time(job, 1), TURN / 100))


def _time(job: Job, repeat: int) -> float:
    """Return the seconds that the processor spends on it: others at work do not count."""
    gc.collect()
    begun_at = time.process_time()
    for _ in range(repeat):
        job()
    return (time.process_time() - begun_at) / repeat


@contextmanager
def _calm() -> Iterator[None]:
    """Have no garbage of the one be collected in the time of the other."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _split(content: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return a .docx without what each report has of its own, and that."""
    file, finished = io.BytesIO(), {}
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as ready,
    ):
        for name in archive.namelist():
            if name in OWN:
                finished[name] = archive.read(name)
            else:
                ready.writestr(name, archive.read(name))
    return file.getvalue(), finished


def _write(ready: bytes, finished: dict[str, bytes]) -> bytes:
    """Return the .docx with its finished parts put into what was ready."""
    file = io.BytesIO()
    file.write(ready)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in finished.items():
            archive.writestr(name, part)
    return file.getvalue()


def _check_alike(ours: bytes, theirs: bytes) -> None:
    """RunError when the two do not say the same: then it would not be the same work."""
    one, other = (
        [line.text for line in docx.Document(io.BytesIO(each)).paragraphs]
        for each in (ours, theirs)
    )
    if one != other:
        raise RunError("docxtpl made another text of the report")
