"""All that the realtime core is measured by, one part after the other, each in shuffled rounds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.board_bench import measure_boards
from tests.benchmarks.cores import LOAD_CORES, SERVER_CORES, pinned
from tests.benchmarks.fanout_bench import fan_out_ratios, measure_fan_out
from tests.benchmarks.history_bench import measure_history
from tests.benchmarks.postgres_processes import CORES, measure_processes
from tests.benchmarks.realtime_figures import report_of
from tests.benchmarks.tap_bench import measure_taps


@dataclass(frozen=True, slots=True)
class RealtimeBench:
    """What is to be measured: with how many screens and waiting taps, and how often."""

    displays: int
    taps: int
    rounds: int


def run_realtime_bench(order: RealtimeBench, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure; return the report as JSON has it. Raises `NotTold` and `ProcessEnded`."""
    with pinned(LOAD_CORES):
        say(f"one change to {order.displays} screens")
        measured = fan_out_ratios(measure_fan_out(order.displays, order.rounds))
        say(f"taps, {order.taps} of them outstanding")
        measured |= measure_taps(order.rounds, order.taps)
        say("boards over HTTP")
        measured |= measure_boards(order.rounds)
        say("boards with ten years behind them, which take some minutes to write")
        measured |= measure_history(order.rounds)
    say("taps of six shops over PostgreSQL")
    measured |= measure_processes(order.rounds)
    conditions = {
        "benchmark": "realtime",
        "displays": order.displays,
        "taps": order.taps,
        "rounds": order.rounds,
        "server_cores": len(SERVER_CORES),
        "load_cores": len(LOAD_CORES),
        "postgres_cores": CORES,
    }
    return conditions | report_of(measured)
