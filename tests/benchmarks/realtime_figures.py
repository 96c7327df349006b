"""What the realtime core must reach, and how it did: medians of ratios, each ratio of one round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.benchmarks.missed_targets import Bound, Target, missed, verdict

Ratios = Mapping[str, Sequence[float]]
"""What was measured for each key, one figure a round."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one ratio: what it must reach, and what would be better still."""

    key: str
    says: str
    bound: Bound
    must: float
    goal: float


ASKED = (
    Asked("fanout_wall_vs_broadcast", "one change to all, time, of broadcast()'s", "at most", 1.0, 0.8),
    Asked("fanout_cpu_vs_broadcast", "one change to all, processor, of broadcast()'s", "at most", 1.0, 0.8),
    Asked("fanout_wall_vs_floor", "one change to all, time, of bare sockets'", "at most", 1.8, 1.3),
    Asked("naive_wall_over_ours", "a naive loop's time over ours", "at least", 2.0, 3.0),
    Asked("naive_cpu_over_ours", "a naive loop's processor over ours", "at least", 2.5, 3.0),
    Asked("burst_vs_broadcast", "messages a second in bursts, of broadcast()'s", "at least", 4.0, 6.0),
    Asked("memory_vs_naive", "memory a screen, of a naive loop's", "at most", 0.25, 0.1),
    Asked("stalled_vs_none", "one change to all while one screen is deaf, of without", "at most", 1.2, 1.05),
    Asked("tap_vs_floor", "a tap to the last of 50 screens, of the floor's", "at most", 1.3, 1.0),
    Asked("taps_vs_session", "taps a second, of a session a request", "at least", 5.0, 8.0),
    Asked("board_vs_response_model", "boards a second, of a response_model route", "at least", 4.0, 6.0),
    Asked("history_vs_empty", "boards with ten years behind them, of empty ones", "at most", 2.0, 1.2),
    Asked("postgres_three_vs_one", "taps a second of three processes, of one", "at least", 1.0, 1.5),
)


def report_of(measured: Ratios) -> dict[str, Any]:
    """Return the median of each ratio under its key, with its spread, what is asked, and what was missed."""
    asked = [each for each in ASKED if each.key in measured]
    medians = {each.key: round(median(measured[each.key]), 4) for each in asked}
    misses = missed(_targets(asked, medians, "must"))
    return medians | {
        "spread": {each.key: _spread(measured[each.key]) for each in asked},
        "targets": {each.key: {"bound": each.bound, "must": each.must, "goal": each.goal} for each in asked},
        "goals_missed": [each["target"] for each in missed(_targets(asked, medians, "goal"))],
        "met": not misses,
        "missed": misses,
    }


def as_table(report: Mapping[str, Any]) -> str:
    """Return the report for people."""
    heading = f"{'median of the rounds (lowest, highest)':62}{'must':>16}{'goal':>8}"
    rows = [_row(each, report) for each in ASKED if each.key in report]
    return "\n".join([heading, *rows, "", verdict(dict(report))])


def _row(asked: Asked, report: Mapping[str, Any]) -> str:
    low, high = report["spread"][asked.key]
    figure = f"{report[asked.key]:.2f} ({low:.2f}, {high:.2f})"
    return f"{asked.says:42}{figure:>20}{asked.bound:>12}{asked.must:6g}{asked.goal:8g}"


def _targets(asked: Sequence[Asked], medians: Mapping[str, float], which: str) -> list[Target]:
    return [Target(each.key, medians[each.key], each.bound, getattr(each, which)) for each in asked]


def _spread(figures: Sequence[float]) -> list[float]:
    return [round(min(figures), 4), round(max(figures), 4)]
