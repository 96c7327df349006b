"""Making the report of a checked day from what its people and screens have seen."""

import asyncio
import resource
import sys
from collections import Counter
from collections.abc import Sequence

from server.contract.boards import DeskBooking
from server.contract.realtime import Snapshot
from server.simulator.api_client import ApiClient
from server.simulator.customer import Customer
from server.simulator.dealership import Dealership
from server.simulator.displays import HeardCall
from server.simulator.gate_log import GateLog
from server.simulator.report import CheckReport, Delay, Latency, Passages, Spoken, StuckCar
from server.simulator.screen_client import ScreenClient
from server.simulator.served_shop import ServedShop
from server.simulator.stopwatch import percentile

_SETTLING_S = 3.0
_LOOK_AGAIN_S = 0.1


async def report_of(
    ground: ServedShop, dealership: Dealership, seconds: float, problems: Sequence[str]
) -> CheckReport:
    """Return the report; `problems` are those that ended the day before its time."""
    log = dealership.workday.gate_log
    entry, leaving = entry_passages(log), _exit_passages(dealership.customers)
    screens = [*dealership.screens, *dealership.phones]
    stuck = _stuck(dealership.customers)
    gaps = sum(screen.kept.gaps for screen in screens)
    differing = await differing_boards(ground, dealership)
    found = [*problems, *dealership.faults, *shortcomings(log, len(stuck), gaps, differing)]
    return CheckReport(
        passed=not found,
        problems=found,
        cars=len(dealership.customers),
        delivered=sum(one.delivered for one in dealership.customers),
        departed=sum(one.departed for one in dealership.customers),
        seed=ground.settings.seed,
        speed=ground.settings.rate,
        plates=entry + leaving,
        entry=entry,
        exit=leaving,
        resolved=dict(Counter(seen.resolved for seen in log.passages if seen.resolved)),
        false_greetings=len(log.false_greetings),
        no_shows=sum(one.state == "no_show" for one in dealership.desk.values("booking/", DeskBooking)),
        latency=_latency(dealership),
        announcements=[_spoken(call) for call in dealership.lounge.heard],
        events_written=dealership.stopwatch.last_number,
        screens=len(screens),
        sequence_gaps=gaps,
        repeats=sum(screen.kept.repeats for screen in screens),
        boards_differing=differing,
        refusals=dict(dealership.workday.refusals),
        peak_memory_mib=_memory(ground),
        seconds=round(seconds, 1),
        stuck=stuck,
    )


def shortcomings(log: GateLog, stuck: int, gaps: int, differing: Sequence[str]) -> list[str]:
    """Return, in words, each thing for which the day fails."""
    found = [f"{stuck} cars were not delivered"] if stuck else []
    found += [f"{gaps} sequence gaps"] if gaps else []
    found += [f"a board differs from the server's: {topic}" for topic in differing]
    return found + [f"greeted as '{text}', which it was not" for text in log.false_greetings]


def entry_passages(log: GateLog) -> Passages:
    """Return what the gate made of the cars that came; one that it never told of is an abstention."""
    judged = Counter(passage.judged for passage in log.passages)
    return Passages(
        shown=len(log.passages),
        read_right=judged["right"],
        wrong=judged["wrong"],
        abstained=judged["abstained"] + judged[None],
    )


def _exit_passages(customers: Sequence[Customer]) -> Passages:
    shown = [one for one in customers if one.passed_exit]
    wrong = sum(one.departed_too_early for one in customers)
    right = sum(one.departed and not one.departed_too_early for one in shown)
    return Passages(shown=len(shown), read_right=right, wrong=wrong, abstained=len(shown) - right - wrong)


def _stuck(customers: Sequence[Customer]) -> list[StuckCar]:
    left = [one for one in customers if not one.delivered]
    return [StuckCar(plate=one.plan.car.plate, where=one.where) for one in left]


def _latency(dealership: Dealership) -> Latency:
    welcomes = dealership.welcomes
    return Latency(
        sighting_to_welcome=_delay(welcomes.seen_to_welcome_ms),
        stop_to_welcome=_delay(welcomes.stopped_to_welcome_ms()),
        tap_to_screen=_delay(dealership.stopwatch.tap_to_screen_ms("workshop")),
    )


def _delay(values: Sequence[float]) -> Delay:
    return Delay(count=len(values), p50_ms=percentile(values, 0.5), p99_ms=percentile(values, 0.99))


def _spoken(call: HeardCall) -> Spoken:
    return Spoken(
        caption_zh=call.caption_zh,
        caption_en=call.caption_en,
        seconds=round(call.seconds, 2),
        sound_bytes=call.sound_bytes,
    )


async def differing_boards(ground: ServedShop, dealership: Dealership) -> list[str]:
    """The topics whose board, moved on by deltas all day, is not the one that the server has now."""
    equal = await asyncio.gather(*(_equals_server(ground, screen) for screen in dealership.screens))
    return [screen.kept.topic for screen, same in zip(dealership.screens, equal, strict=True) if not same]


async def _equals_server(ground: ServedShop, screen: ScreenClient) -> bool:
    """Compare once the screen has caught up: a change may be on its way."""
    api = ApiClient(ground.http, screen.token)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _SETTLING_S
    while loop.time() < deadline:
        fresh = await api.get(f"/api/boards/{screen.kept.topic}", Snapshot)
        if fresh.number == screen.kept.number:
            return fresh.board == screen.kept.board
        await asyncio.sleep(_LOOK_AGAIN_S)
    return False


def _memory(ground: ServedShop) -> dict[str, float | None]:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    found = {name: child.peak_memory_mib() for name, child in ground.children.items()}
    return {**found, "simulator": round(own, 1)}
