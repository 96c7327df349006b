"""The report of `glassbay bench video`: what its JSON says of three phases, and the same as a table."""

import json
from typing import Any

from tests.benchmarks.bay_video_bench import Cost, VideoBench, as_table, video_report


def phase(agent: float, server: float, memory: float, frames: float) -> dict[str, Any]:
    costs = {"agent": Cost(agent, 100 + memory), "server": Cost(server, 200 + memory)}
    return {**costs, "frames_per_s": frames, "picture_kb": 60.0}


def report() -> dict[str, Any]:
    phases = [phase(0.1, 0.05, 0, 0), phase(0.5, 0.25, 20, 2), phase(0.5, 0.55, 26, 1.96)]
    return video_report(VideoBench(bays=20, viewers=50, seconds=15.0), phases)


def test_a_bay_is_the_difference_of_the_first_phases_and_a_viewer_of_the_last() -> None:
    told = json.loads(json.dumps(report()))
    assert told == {
        "bays": 20,
        "viewers": 50,
        "seconds": 15.0,
        "frames_per_s_of_a_viewer": 1.96,
        "picture_kb": 60.0,
        "idle": {
            "frames_per_s_of_a_viewer": 0,
            "agent": {"core": 0.1, "memory_mib": 100},
            "server": {"core": 0.05, "memory_mib": 200},
        },
        "a_viewer_at_each_bay": {
            "frames_per_s_of_a_viewer": 2,
            "agent": {"core": 0.5, "memory_mib": 120},
            "server": {"core": 0.25, "memory_mib": 220},
        },
        "all_viewers": {
            "frames_per_s_of_a_viewer": 1.96,
            "agent": {"core": 0.5, "memory_mib": 126},
            "server": {"core": 0.55, "memory_mib": 226},
        },
        "a_bay": {
            "agent": {"core": 0.02, "memory_mib": 1.0},
            "server": {"core": 0.01, "memory_mib": 1.0},
        },
        "a_viewer": {
            "agent": {"core": 0.0, "memory_mib": 0.2},
            "server": {"core": 0.01, "memory_mib": 0.2},
        },
    }


def test_the_table_has_a_row_for_each() -> None:
    lines = as_table(report()).splitlines()
    assert lines[0] == "20 bays, 50 viewers, 1.96 pictures/s of 60.0 kB for each"
    assert [line.split("  ")[0] for line in lines[2:7]] == [
        "idle", "a viewer at each bay", "all viewers", "a bay", "a viewer",
    ]  # fmt: skip
    assert "2.00 %" in lines[5]
