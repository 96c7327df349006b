"""From single looks to figures: medians, ratios of the same round, and whether the targets are met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from tests.benchmarks.bench_pictures import BenchTask
from tests.benchmarks.missed_targets import Target, missed, verdict

CROP_SHARE, CROP_GOAL = 0.2, 0.06
SCENE_SHARE, SCENE_GOAL = 0.12, 0.04
"""Of the other engine's processor time; the goal is what would be better still."""
MOST_WEIGHTS_MB = 12.0
FAST = 0.95
"""The slow end of the times is where this share of the looks was faster."""


@dataclass(frozen=True, slots=True)
class TimedLook:
    """One look of one engine at one picture in one round: milliseconds, plates to see, plates read right."""

    engine: str
    task: str
    round: int
    wall_ms: float
    cpu_ms: float
    plates: int
    read: int


def report_of(
    tasks: Sequence[BenchTask],
    looks: Sequence[TimedLook],
    starts: Mapping[str, Mapping[str, Any]],
    gate_memory: Mapping[str, float | None],
    memory: Mapping[str, float | None],
) -> dict[str, Any]:
    """Return the figures of each engine (the first is ours), the ratios and the verdict."""
    names = [task.name for task in tasks]
    ours, *others = starts
    engines = {
        name: _engine(starts[name], gate_memory[name], memory[name])
        | {"tasks": {task: _times(_of(looks, name, task)) for task in names}}
        for name in starts
    }
    against = {other: {task: _ratios(looks, ours, other, task) for task in names} for other in others}
    misses = missed(_targets(engines[ours], against))
    return {
        "engines": engines,
        "against": against,
        "targets": {"crop": CROP_SHARE, "scene": SCENE_SHARE, "weights_mb": MOST_WEIGHTS_MB},
        "goals": {"crop": CROP_GOAL, "scene": SCENE_GOAL},
        "met": not misses if against else None,
        "missed": misses,
    }


def as_table(report: dict[str, Any]) -> str:
    """Return the report for people."""
    lines = [f"{report['pictures']}; {report['rounds']} rounds, {report['threads']} thread(s)", ""]
    for name, engine in report["engines"].items():
        lines += [_headline(name, engine), *(_row(task, times) for task, times in engine["tasks"].items())]
        lines.append("")
    for other, tasks in report["against"].items():
        lines.append(f"processor time against {other}, median of the rounds (lowest, highest)")
        lines += [
            f"  {task:28}{ratio['cpu']:8.3f}  ({ratio['cpu_low']:.3f}, {ratio['cpu_high']:.3f})"
            for task, ratio in tasks.items()
        ]
        lines += ["", verdict(report)]
    return "\n".join(lines)


def _headline(name: str, engine: dict[str, Any]) -> str:
    memory = f"memory {_mib(engine['gate_memory_mib'])} at a gate, {_mib(engine['memory_mib'])} at most"
    start = f"ready after {engine['start_s']:.2f} s ({engine['start_cpu_s']:.2f} s of processor)"
    columns = f"  {'':28}{'median':>9}{'p95':>9}{'cpu':>9}{'cpu p95':>9}{'a second':>10}{'read':>8}"
    return f"{name}: weights {engine['weights_mb']:.1f} MB; {memory}; {start}\n{columns}"


def _mib(mib: float | None) -> str:
    return "unknown" if mib is None else f"{mib:.0f} MiB"


def _row(task: str, times: dict[str, Any]) -> str:
    wall, cpu = times["wall_ms"], times["cpu_ms"]
    return (
        f"  {task:28}{wall['median']:9.2f}{wall['p95']:9.2f}{cpu['median']:9.2f}{cpu['p95']:9.2f}"
        f"{times['a_second_a_core']:10.1f}{times['read']:8.1%}"
    )


def _engine(start: Mapping[str, Any], gate_memory: float | None, memory: float | None) -> dict[str, Any]:
    return {
        "weights_mb": round(start["weights_mb"], 2),
        "start_s": round(start["start_s"], 2),
        "start_cpu_s": round(start["start_cpu_s"], 2),
        "started_memory_mib": start["memory_mib"],
        "gate_memory_mib": gate_memory,
        "memory_mib": memory,
    }


def _of(looks: Sequence[TimedLook], engine: str, task: str) -> list[TimedLook]:
    return [look for look in looks if look.engine == engine and look.task == task]


def _times(looks: Sequence[TimedLook]) -> dict[str, Any]:
    return {
        "looks": len(looks),
        "wall_ms": _spread([look.wall_ms for look in looks]),
        "cpu_ms": _spread([look.cpu_ms for look in looks]),
        "a_second_a_core": round(1000 / fmean(look.cpu_ms for look in looks), 1),
        "read": round(sum(look.read for look in looks) / sum(look.plates for look in looks), 4),
    }


def _spread(times: Sequence[float]) -> dict[str, float]:
    slow = sorted(times)[round(FAST * (len(times) - 1))]
    return {"median": round(median(times), 2), "p95": round(slow, 2)}


def _ratios(looks: Sequence[TimedLook], ours: str, other: str, task: str) -> dict[str, float]:
    """Return our time over theirs, all pictures of a round together, as the median of the rounds."""
    own, theirs = _of(looks, ours, task), _of(looks, other, task)
    cpu = [_share(own, theirs, number, "cpu_ms") for number in _rounds(own)]
    wall = [_share(own, theirs, number, "wall_ms") for number in _rounds(own)]
    return {
        "cpu": round(median(cpu), 4),
        "cpu_low": round(min(cpu), 4),
        "cpu_high": round(max(cpu), 4),
        "wall": round(median(wall), 4),
    }


def _rounds(looks: Sequence[TimedLook]) -> list[int]:
    return sorted({look.round for look in looks})


def _share(own: Sequence[TimedLook], theirs: Sequence[TimedLook], number: int, time: str) -> float:
    def spent(looks: Sequence[TimedLook]) -> float:
        return sum(float(getattr(look, time)) for look in looks if look.round == number)

    return spent(own) / spent(theirs)


def _targets(ours: dict[str, Any], against: dict[str, dict[str, dict[str, float]]]) -> list[Target]:
    """Return what is asked of our engine; nothing where there was no other to measure it against."""
    if not against:
        return []
    times = [
        Target(
            f"{task}, processor time against {other}",
            ratio["cpu"],
            "at most",
            CROP_SHARE if task == "crop" else SCENE_SHARE,
        )
        for other, tasks in against.items()
        for task, ratio in tasks.items()
    ]
    return [*times, Target("megabytes of weights", ours["weights_mb"], "at most", MOST_WEIGHTS_MB)]
