"""The numbers as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.meter import SECONDS, Durations, Meter
from bot.status.backlog import Backlog


@dataclass(frozen=True, slots=True, eq=False)
class _Reading(Collector):
    """The numbers at one moment."""

    meter: Meter
    backlog: Backlog | None

    def collect(self) -> Iterator[Metric]:
        """Yield each number with its name and its words."""
        yield from _build_counts(self.meter)
        yield _build_documents(self.meter)
        yield GaugeMetricFamily(
            "huibao_database_up", "Whether the database answered.", self.backlog is not None
        )
        silence = self.meter.silence
        if silence is not None:
            yield GaugeMetricFamily(
                "huibao_messenger_silence_seconds", "Since the messenger last answered.", silence
            )
        if self.backlog is not None:
            yield from _build_backlog(self.backlog)


def render_metrics(meter: Meter, backlog: Backlog | None) -> bytes:
    """Return the numbers as text; those of the database are left out when there is no `backlog`."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Reading(meter, backlog))
    return generate_latest(registry)


def _build_counts(meter: Meter) -> Iterator[Metric]:
    yield CounterMetricFamily("huibao_answers", "Changes to drafts, stored.", meter.answers)
    yield CounterMetricFamily("huibao_reminded", "Chats reminded.", meter.reminded)
    updates = CounterMetricFamily("huibao_updates", "Updates received.", labels=["kind"])
    for kind, count in meter.updates.copy().items():
        updates.add_metric([kind], count)
    yield updates
    faults = CounterMetricFamily("huibao_errors", "Lines logged as errors.", labels=["place"])
    for place, count in meter.faults.copy().items():
        faults.add_metric([place], count)
    yield faults


def _build_documents(meter: Meter) -> Metric:
    made = HistogramMetricFamily(
        "huibao_document_seconds", "Making a report or another file.", labels=["kind"]
    )
    for kind, durations in meter.documents.copy().items():
        made.add_metric([kind], _build_buckets(durations), durations.total)
    return made


def _build_buckets(durations: Durations) -> list[tuple[str, float]]:
    bounds = [*(str(each) for each in SECONDS), "+Inf"]
    return list(zip(bounds, accumulate(durations.counts), strict=True))


def _build_backlog(backlog: Backlog) -> Iterator[Metric]:
    for name, words, value in (
        ("outbox_messages", "Messages that wait to be said.", backlog.messages),
        ("outbox_late_seconds", "Since the first of them was due.", backlog.late_seconds),
        ("outbox_given_up", "Messages given up in the last weeks.", backlog.given_up),
        ("errands", "Files asked for and not yet made.", backlog.errands),
        ("reminders_due", "Steps due that are not taken up.", backlog.reminders),
        ("pushes_due", "Reminders due that are not said.", backlog.pushes),
    ):
        yield GaugeMetricFamily(f"huibao_{name}", words, value)
