"""The earliest time at which a car can be promised: from the work that waits before it and the shop's hours.

Bays of a kind take what waits for them in its order, each the next as soon as it is free; a shop without such
a bay uses any of its bays. Work passes only while the shop is open.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.domain.bay import Bay
from server.domain.errors import InvalidRequest, PromiseTooEarly
from server.domain.repair_order import LineAuthorization, RepairOrder
from server.domain.stage import Flow, StageKind
from server.domain.working_calendar import WorkingCalendar

_STEP = timedelta(minutes=5)
_NARROW = timedelta(minutes=20)
_WIDE = timedelta(minutes=30)
_LONG_WORK_MINUTES = 120
_BEFORE_OR_AT_WORK = frozenset({StageKind.AUTHORIZATION, StageKind.WAIT, StageKind.WORK})
_AFTER_WORK = (StageKind.CHECK, StageKind.WASH)
Minutes = Mapping[str, float]
"""Standard minutes by kind of bay; "" is work of no kind in particular."""


@dataclass(frozen=True, slots=True)
class ProposedWindow:
    """A window that can be kept, and why it is not earlier: for which bays the car waits, and how long."""

    from_at: datetime
    to_at: datetime
    bay_kind: str
    bays: int
    waiting_minutes: int
    work_minutes: int
    other_minutes: int
    """Checks, wash and whatever else the flow has after the work."""


def remaining_work(order: RepairOrder, flow: Flow, now: datetime) -> dict[str, float]:
    """Return the standard minutes that an order still needs in bays, by their kind."""
    if flow.stage(order.stage).kind not in _BEFORE_OR_AT_WORK:
        return {}
    left: dict[str, float] = {}
    done = _worked_minutes(order, now)
    for line in order.lines:
        if line.authorization is LineAuthorization.DECLINED or (line.added and not line.option_id):
            continue
        spent = min(done, line.standard_minutes)
        done -= spent
        left[line.bay_kind] = left.get(line.bay_kind, 0) + line.standard_minutes - spent
    return {kind: minutes for kind, minutes in left.items() if minutes > 0}


def minutes_after_work(flow: Flow) -> int:
    """Return the standard minutes of what a flow has between the last work and the car being ready."""
    kinds = [stage.kind for stage in flow.stages]
    last = max((index for index, kind in enumerate(kinds) if kind is StageKind.WORK), default=-1)
    after = (stage for stage in flow.stages[last + 1 :] if stage.kind in _AFTER_WORK)
    return sum(stage.standard_minutes for stage in after)


def minutes_left_after_work(stage: str, flow: Flow) -> int:
    """Return the same for a car that stands at a stage: of what lies behind it nothing is left."""
    keys = [each.key for each in flow.stages]
    left = flow.stages[keys.index(stage) :]
    passed = sum(each.standard_minutes for each in left if each.kind in _AFTER_WORK)
    return min(passed, minutes_after_work(flow))


def is_on_its_way(stage: str, flow: Flow) -> bool:
    """Tell whether a car still has something before it that takes time: it is not ready yet."""
    return flow.stage(stage).kind in _BEFORE_OR_AT_WORK | set(_AFTER_WORK)


def proposed_window(
    now: datetime,
    own: Minutes,
    waiting: Sequence[Minutes],
    bays: Sequence[Bay],
    calendar: WorkingCalendar,
    other_minutes: int,
) -> ProposedWindow:
    """Return the earliest window for `own` work behind what waits, in the order in which it does."""
    slowest = max(own, key=lambda kind: _wait_for(kind, waiting, bays)[0], default="")
    wait_minutes, bay_count = _wait_for(slowest, waiting, bays)
    work_minutes = sum(own.values())
    needed = timedelta(minutes=wait_minutes + work_minutes + other_minutes)
    begin = _on_step(calendar.add_working_time(calendar.next_opening(now), needed))
    width = _WIDE if work_minutes >= _LONG_WORK_MINUTES else _NARROW
    return ProposedWindow(
        from_at=begin,
        to_at=begin + width,
        bay_kind=slowest,
        bays=bay_count,
        waiting_minutes=round(wait_minutes),
        work_minutes=round(work_minutes),
        other_minutes=other_minutes,
    )


def check_promise(promised_to: datetime, earliest: ProposedWindow, reason: str) -> None:
    """Raise PromiseTooEarly where the window has closed before the car can be ready, and nobody said why."""
    if promised_to < earliest.from_at and not reason.strip():
        raise PromiseTooEarly(
            f"the car cannot be ready before {earliest.from_at.isoformat()}; promise later or say why",
            earliest_at=earliest.from_at.isoformat(),
            waiting_minutes=earliest.waiting_minutes,
            bays=earliest.bays,
        )


def work_from_words(said: Iterable[str]) -> dict[str, float]:
    """Return what words such as `lift:30` say; raise InvalidRequest."""
    found: dict[str, float] = {}
    for word in said:
        kind, _, minutes = word.rpartition(":")
        if not minutes.isascii() or not minutes.isdigit() or len(minutes) > 5:
            raise InvalidRequest(f"'{word}' is no work; write it like lift:30", field="work")
        found[kind] = found.get(kind, 0) + int(minutes)
    return found


def _wait_for(kind: str, waiting: Sequence[Minutes], bays: Sequence[Bay]) -> tuple[float, int]:
    """After how many minutes a bay of the kind is free of all that waits, and how many bays there are."""
    count = max(1, len(_bays_for(kind, bays)))
    others = (minutes for each in waiting for minutes in [_for_same_bays(each, kind, bays)] if minutes > 0)
    free_in = [0.0] * count
    for minutes in others:
        heapq.heapreplace(free_in, free_in[0] + minutes)
    return free_in[0], count


def _for_same_bays(work: Minutes, kind: str, bays: Sequence[Bay]) -> float:
    own = {bay.bay_id for bay in _bays_for(kind, bays)}
    return sum(
        minutes for other, minutes in work.items() if {bay.bay_id for bay in _bays_for(other, bays)} == own
    )


def _bays_for(kind: str, bays: Sequence[Bay]) -> Sequence[Bay]:
    """The bays of a kind; all of them for no kind in particular, or one that the shop has not."""
    return [bay for bay in bays if bay.kind == kind] or bays


def _worked_minutes(order: RepairOrder, now: datetime) -> float:
    since = order.work.working_since
    running = (now - since).total_seconds() if since else 0.0
    return (order.work.worked_seconds + running) / 60


def _on_step(at: datetime) -> datetime:
    """The next instant on a round five minutes."""
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at - over + (_STEP if over else timedelta())
