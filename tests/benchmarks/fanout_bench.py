"""One change to many screens, told four ways in shuffled rounds: time, processor, bursts, memory."""

import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from time import monotonic, sleep
from typing import Any

from tests.benchmarks.asked_process import AskedProcess, asked_process
from tests.benchmarks.cores import SERVER_CORES
from tests.benchmarks.fanout_screens import PATIENCE_S, NotTold, Screens, screens
from tests.benchmarks.fanout_servers import FAN_OUTS, TEXT_BYTES, change

OURS = "ours"
SLICES, CHANGES, BURSTS, BURST = 4, 10, 3, 8
"""A round goes round the servers so often, each time with so many changes and bursts of so many messages."""
DEAFENING_BYTES = 100_000
"""Changes of this size soon fill the buffers of a screen that does not read, and of no other."""
MOST_DEAFENINGS = 100


@dataclass(frozen=True, slots=True)
class FanOutFigures:
    """How one server did in one round."""

    wall_ms: float
    """From the decision to tell one change until the last screen has it; the median."""
    cpu_us: float
    """Of the server, for one change and one screen."""
    burst_a_second: float
    """Messages that arrive, with eight told at once; the median."""
    memory_kib: float
    """Of the server, for one screen."""


@dataclass(frozen=True, slots=True)
class FanOutRound:
    """All servers in one round; `stalled` is the time with one deaf screen over the time without."""

    servers: dict[str, FanOutFigures]
    stalled: float


class ToldScreens:
    """One server with its screens."""

    def __init__(self, process: AskedProcess, opened: Screens, displays: int) -> None:
        """Let them all call; the first alone, so that the server has begun before its memory is looked at."""
        self._process = process
        self._screens = opened
        opened.open(1)
        before = process.ask({})["memory_bytes"]
        opened.open(displays - 1)
        after = self._await(screens=displays)["memory_bytes"]
        self.displays = displays
        self.memory_kib = (after - before) / 1024 / (displays - 1)
        self.walls: list[float] = []
        self.bursts: list[float] = []
        self.cpu_s = 0.0

    def slice(self) -> None:
        """Tell some changes, then some bursts."""
        self.pulse()
        before = self._process.ask({})["cpu_s"]
        self.walls += [self.tell(1) for _ in range(CHANGES)]
        self.cpu_s += self._process.ask({})["cpu_s"] - before
        self.bursts += [BURST * self.displays / self.tell(BURST) for _ in range(BURSTS)]

    def pulse(self) -> None:
        """Let the screens be heard, where the server hangs up on silent ones."""
        if pulse := self._process.start["pulse"]:
            self._screens.say(pulse)

    def tell(self, count: int, text_bytes: int = TEXT_BYTES) -> float:
        """Tell so many changes at once; return the seconds until the last screen has them all."""
        self._process.say({"tell": count, "bytes": text_bytes})
        arrived = self._screens.await_bytes(count * len(change(1, text_bytes).frame))
        return arrived - float(self._process.answer()["told_at"])

    def deafen_one(self) -> None:
        """Let one more screen call that never reads, until the server has noticed."""
        self._screens.open_stalled()
        self._await(screens=self.displays + 1)
        for _ in range(MOST_DEAFENINGS):
            self.tell(1, DEAFENING_BYTES)
            if self._process.ask({})["unread"]:
                return
        raise NotTold(f"{self._process.name} did not notice that one screen does not read")

    def _await(self, screens: int) -> dict[str, Any]:
        """Return the server's state when so many screens have been let in."""
        ends_at = monotonic() + PATIENCE_S
        while (state := self._process.ask({}))["screens"] != screens:
            if monotonic() > ends_at:
                raise NotTold(f"{self._process.name}: {state['screens']} of {screens} screens came through")
            sleep(0.05)
        return state

    def figures(self) -> FanOutFigures:
        """Return what was measured."""
        messages = SLICES * CHANGES * self.displays
        return FanOutFigures(
            1000 * median(self.walls), 1e6 * self.cpu_s / messages, median(self.bursts), self.memory_kib
        )


def measure_fan_out(displays: int, rounds: int, seed: int = 1) -> list[FanOutRound]:
    """Measure; the servers share one core, the screens have the other. Raises `NotTold`, `ProcessEnded`."""
    chance = random.Random(seed)
    return [_round(displays, chance) for _ in range(rounds)]


def _round(displays: int, chance: random.Random) -> FanOutRound:
    with ExitStack() as opened:
        names = chance.sample(list(FAN_OUTS), len(FAN_OUTS))
        told = {name: opened.enter_context(_told_screens(name, displays)) for name in names}
        for _ in range(SLICES):
            for name in chance.sample(names, len(names)):
                told[name].slice()
        figures = {name: told[name].figures() for name in FAN_OUTS}
        return FanOutRound(figures, _stalled(told[OURS]))


def _stalled(told: ToldScreens) -> float:
    told.pulse()
    without = median(told.tell(1) for _ in range(2 * CHANGES))
    told.deafen_one()
    return median(told.tell(1) for _ in range(2 * CHANGES)) / without


@contextmanager
def _told_screens(name: str, displays: int) -> Iterator[ToldScreens]:
    program = asked_process(name, "tests.benchmarks.fanout_process", name, cores=SERVER_CORES)
    with program as process, screens(process.start["port"], process.start["hello"]) as opened:
        yield ToldScreens(process, opened, displays)


def fan_out_ratios(rounds: Sequence[FanOutRound]) -> dict[str, list[float]]:
    """Return what the rounds say of ours against the others, one figure a round."""
    return {
        "fanout_wall_vs_broadcast": [_share(each, "wall_ms", OURS, "broadcast") for each in rounds],
        "fanout_cpu_vs_broadcast": [_share(each, "cpu_us", OURS, "broadcast") for each in rounds],
        "fanout_wall_vs_floor": [_share(each, "wall_ms", OURS, "floor") for each in rounds],
        "naive_wall_over_ours": [_share(each, "wall_ms", "naive", OURS) for each in rounds],
        "naive_cpu_over_ours": [_share(each, "cpu_us", "naive", OURS) for each in rounds],
        "burst_vs_broadcast": [_share(each, "burst_a_second", OURS, "broadcast") for each in rounds],
        "memory_vs_naive": [_share(each, "memory_kib", OURS, "naive") for each in rounds],
        "stalled_vs_none": [each.stalled for each in rounds],
    }


def _share(measured: FanOutRound, figure: str, one: str, other: str) -> float:
    return float(getattr(measured.servers[one], figure) / getattr(measured.servers[other], figure))
