"""What bay video costs: processor time and memory of agent and server, for a bay and for a viewer.

`python -m tests.benchmarks.bay_video_bench --bays 20 --viewers 50`. Three phases of the same length: nobody
looks; one viewer looks at each bay; all viewers look. A bay costs what the second phase takes more than the
first, a viewer what the third takes more than the second. Cameras and viewers have processes of their own.
"""

import argparse
import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from tests.benchmarks.asked_process import AskedProcess, asked_process
from tests.benchmarks.bay_video_shop import BayVideoShop, bay_video_shop

CAMERA_FRAMES_PER_S = 5.0
SETTLE_S = 2.0


@dataclass(frozen=True, slots=True)
class VideoBench:
    """How much is looked at; `seconds` is the length of a phase."""

    bays: int = 20
    viewers: int = 50
    seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took in a phase: shares of one core, and MiB."""

    cores: float
    memory_mib: float


def run_video_bench(order: VideoBench) -> dict[str, Any]:
    """Return the report; shares are of one core. Raises `ProcessEnded`."""
    cameras = ("the cameras", "tests.benchmarks.bay_video_camera", str(order.bays), str(CAMERA_FRAMES_PER_S))
    with (
        tempfile.TemporaryDirectory(prefix="glassbay-bench-") as folder,
        asked_process(*cameras) as streams,
        bay_video_shop(Path(folder), streams.start["addresses"], order.viewers) as shop,
        asked_process("the viewers", "tests.benchmarks.bay_video_viewers", shop.origin) as lookers,
    ):
        phases = [_phase(shop, lookers, count, order.seconds) for count in (0, order.bays, order.viewers)]
    return video_report(order, phases)


def _phase(shop: BayVideoShop, lookers: AskedProcess, viewers: int, seconds: float) -> dict[str, Any]:
    """Let so many look; measure after they have settled."""
    looking = {"viewers": shop.viewers[:viewers], "seconds": seconds + SETTLE_S}
    lookers.say(looking)
    time.sleep(SETTLE_S)
    processes = {"server": psutil.Process(shop.server), "agent": psutil.Process(shop.agent)}
    before, started = {name: _cpu_s(each) for name, each in processes.items()}, time.monotonic()
    time.sleep(seconds)
    lasted = time.monotonic() - started
    costs = {
        name: Cost((_cpu_s(each) - before[name]) / lasted, each.memory_info().rss / 2**20)
        for name, each in processes.items()
    }
    seen = lookers.answer()
    rates = [pictures / (seconds + SETTLE_S) for pictures in seen["pictures"]]
    sizes = seen["bytes"] / max(1, sum(seen["pictures"]))
    return {**costs, "frames_per_s": median(rates) if rates else 0.0, "picture_kb": sizes / 1000}


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def video_report(order: VideoBench, phases: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the report of three phases: nobody looks, one at each bay, all."""
    idle, each_bay, full = phases
    more = max(1, order.viewers - order.bays)
    return {
        "bays": order.bays,
        "viewers": order.viewers,
        "seconds": order.seconds,
        "frames_per_s_of_a_viewer": round(full["frames_per_s"], 2),
        "picture_kb": round(full["picture_kb"], 1),
        "idle": _costs(idle),
        "a_viewer_at_each_bay": _costs(each_bay),
        "all_viewers": _costs(full),
        "a_bay": {name: _difference(idle[name], each_bay[name], order.bays) for name in ("agent", "server")},
        "a_viewer": {name: _difference(each_bay[name], full[name], more) for name in ("agent", "server")},
    }


def _costs(phase: dict[str, Any]) -> dict[str, Any]:
    return {"frames_per_s_of_a_viewer": round(phase["frames_per_s"], 2)} | {
        name: {"core": round(phase[name].cores, 3), "memory_mib": round(phase[name].memory_mib, 1)}
        for name in ("agent", "server")
    }


def _difference(before: Cost, after: Cost, count: int) -> dict[str, float]:
    return {
        "core": round((after.cores - before.cores) / count, 4),
        "memory_mib": round((after.memory_mib - before.memory_mib) / count, 2),
    }


def as_table(report: dict[str, Any]) -> str:
    """Return the report for people."""
    head = (
        f"{report['bays']} bays, {report['viewers']} viewers, "
        f"{report['frames_per_s_of_a_viewer']} pictures/s of {report['picture_kb']} kB for each"
    )
    rows = [f"{'':<22}{'agent':>18}{'server':>24}"]
    for name in ("idle", "a_viewer_at_each_bay", "all_viewers", "a_bay", "a_viewer"):
        cells = [
            f"{report[name][side]['core'] * 100:8.2f} % {report[name][side]['memory_mib']:8.2f} MiB"
            for side in ("agent", "server")
        ]
        rows.append(f"{name.replace('_', ' '):<22}" + "    ".join(cells))
    return "\n".join([head, *rows, "Shares are of one core."])


def main() -> None:
    """Run from the command line."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--bays", type=int, default=20)
    said.add_argument("--viewers", type=int, default=50)
    said.add_argument("--seconds", type=float, default=15.0)
    said.add_argument("--json", action="store_true")
    asked = said.parse_args()
    report = run_video_bench(VideoBench(asked.bays, asked.viewers, asked.seconds))
    print(json.dumps(report, indent=2) if asked.json else as_table(report))


if __name__ == "__main__":
    main()
