"""A simulated month at the gate: who is greeted, and who by a wrong plate."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from recognition.engine import Engine
from server.domain.arrival import GateThresholds
from server.domain.plate_region import Numbering
from server.settings import load_settings
from tests.benchmarks.gate_month import Arrival, draw_month
from tests.benchmarks.gate_passing import Gate, Outcome, pass_gate
from tests.benchmarks.gate_views import is_readable
from tests.benchmarks.missed_targets import Target, missed, verdict
from tests.benchmarks.proportions import lower_bound, upper_bound

LEAST_GREETED = 0.97
MOST_FALSE_PER_1000 = 1.0


@dataclass(frozen=True, slots=True)
class GateBench:
    """What is to be measured."""

    arrivals: int
    seed: int
    engine: str
    scenes: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """One arrival and what became of it."""

    arrival: Arrival
    outcome: Outcome

    @property
    def readable(self) -> bool:
        """Whether the plate could be read, by how it was drawn."""
        return is_readable(self.arrival.view)

    @property
    def right(self) -> bool:
        """Whether the car was greeted by its plate."""
        return self.outcome.greeted == self.arrival.car.plate

    @property
    def wrong(self) -> bool:
        """Whether it was greeted by another one."""
        return self.outcome.greeted is not None and not self.right


def run_gate_bench(order: GateBench, engine: Engine, numbering: Numbering) -> dict[str, Any]:
    """Let the month pass; return the report as JSON has it."""
    month = draw_month(order.seed, order.arrivals)
    gate = Gate(engine, numbering, _thresholds(), month.on_record, order.scenes)
    started = perf_counter()
    trials = [Trial(arrival, pass_gate(arrival, gate)) for arrival in month.arrivals]
    report = report_of(trials, gate.thresholds)
    seconds = round(perf_counter() - started, 1)
    frames = "scenes" if order.scenes else "plates, with the corners of a detector that errs a little"
    return (
        {"benchmark": "gate", "seed": order.seed, "engine": order.engine, "frames": frames}
        | report
        | {"seconds": seconds}
    )


def report_of(trials: Sequence[Trial], thresholds: GateThresholds) -> dict[str, Any]:
    """Count; rates are from 0 to 1, bounds hold with 95 %."""
    readable = [trial for trial in trials if trial.readable]
    greeted = sum(trial.right for trial in readable)
    wrong = [trial for trial in trials if trial.wrong]
    abstained = [trial for trial in trials if trial.outcome.greeted is None]
    greeted_rate = greeted / max(1, len(readable))
    false_per_1000 = 1000 * len(wrong) / max(1, len(trials))
    misses = missed(_targets(greeted_rate, false_per_1000))
    return {
        "arrivals": len(trials),
        "readable": {
            "arrivals": len(readable),
            "share": round(len(readable) / max(1, len(trials)), 4),
            "greeted": greeted,
            "rate": round(greeted_rate, 4),
            "low_95": round(lower_bound(greeted, len(readable)), 4),
        },
        "false_greetings": {
            "count": len(wrong),
            "per_1000": round(false_per_1000, 3),
            "high_95_per_1000": round(1000 * upper_bound(len(wrong), len(trials)), 3),
            "which": [_told(trial) for trial in wrong],
        },
        "abstained": {
            "count": len(abstained),
            "rate": round(len(abstained) / max(1, len(trials)), 4),
            "reasons": dict(Counter(trial.outcome.reason for trial in abstained).most_common()),
            "reasons_of_readable": dict(
                Counter(trial.outcome.reason for trial in abstained if trial.readable).most_common()
            ),
        },
        "by_kind": _split(trials, lambda trial: f"{trial.arrival.car.kind}{_rows(trial)}"),
        "by_condition": _split(trials, lambda trial: str(trial.arrival.view.weather)),
        "by_guest": _split(trials, lambda trial: trial.arrival.guest),
        "thresholds": asdict(thresholds),
        "targets": {"greeted_rate": LEAST_GREETED, "false_per_1000": MOST_FALSE_PER_1000},
        "met": not misses,
        "missed": misses,
    }


def _targets(greeted_rate: float, false_per_1000: float) -> list[Target]:
    return [
        Target("greeted of the readable", greeted_rate, "at least", LEAST_GREETED),
        Target("false greetings in 1,000 arrivals", false_per_1000, "less than", MOST_FALSE_PER_1000),
    ]


def as_table(report: dict[str, Any]) -> str:
    """Return the report for people."""
    readable, wrong, abstained = report["readable"], report["false_greetings"], report["abstained"]
    greeted = f"greeted {readable['rate']:.2%} (at least {readable['low_95']:.2%})"
    false = f"{wrong['per_1000']:.2f} in 1,000 (at most {wrong['high_95_per_1000']:.2f})"
    lines = [
        f"{report['arrivals']} arrivals, {report['engine']}, seed {report['seed']}, {report['seconds']} s",
        f"readable   {readable['arrivals']:5}   {greeted}",
        f"false      {wrong['count']:5}   {false}",
        f"not greeted{abstained['count']:5}   {abstained['rate']:.2%}",
        "",
        f"{'':24}arrivals  readable  greeted of them   false",
    ]
    for part in ("by_kind", "by_condition", "by_guest"):
        lines += [_line(name, counts) for name, counts in report[part].items()] + [""]
    return "\n".join([*lines, verdict(report)])


def _line(name: str, counts: dict[str, Any]) -> str:
    rate = f"{counts['rate']:.2%}" if counts["readable"] else "-"
    return f"{name:24}{counts['arrivals']:8}{counts['readable']:10}{rate:>17}{counts['false']:8}"


def _split(trials: Sequence[Trial], part: Callable[[Trial], str]) -> dict[str, dict[str, Any]]:
    return {
        name: _counts([trial for trial in trials if part(trial) == name])
        for name in sorted({part(trial) for trial in trials})
    }


def _counts(trials: Sequence[Trial]) -> dict[str, Any]:
    readable = [trial for trial in trials if trial.readable]
    greeted = sum(trial.right for trial in readable)
    return {
        "arrivals": len(trials),
        "readable": len(readable),
        "rate": round(greeted / max(1, len(readable)), 4),
        "false": sum(trial.wrong for trial in trials),
    }


def _rows(trial: Trial) -> str:
    return ", two rows" if trial.arrival.car.design.rows == 2 else ""


def _told(trial: Trial) -> dict[str, Any]:
    arrival = trial.arrival
    return {
        "plate": arrival.car.plate,
        "greeted": trial.outcome.greeted,
        "reason": trial.outcome.reason,
        "guest": arrival.guest,
        "readable": trial.readable,
        "view": asdict(arrival.view),
    }


def _thresholds() -> GateThresholds:
    """Return what the shipped configuration says, or the environment instead."""
    with TemporaryDirectory() as no_shop:
        return load_settings(Path(no_shop)).gate.thresholds
