"""What an order's work wants of whoever does it and of the bay, and how much work somebody already has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from server.domain.capacity import USUAL_KINDS
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder
from server.domain.skill import Doubt, DoubtKind, bay_doubts
from server.domain.stage import Flow, StageKind

_NOT_ANY_WORK = frozenset({"wash", "body", "prep", "paint_booth"})
"""Kinds of bay that are made for one trade only: what is done in the others, any of them can hold."""


@dataclass(frozen=True, slots=True)
class Load:
    """The open jobs that somebody has in bays, and the standard minutes of them."""

    jobs: int = 0
    minutes: int = 0


def needed_skills(order: RepairOrder, flow: Flow) -> frozenset[str]:
    """Return the skills that the work in the one bay needs."""
    return frozenset(skill for line in _lines_in_one_bay(order, flow) for skill in line.skills)


def wanted_bay_kinds(order: RepairOrder, flow: Flow) -> frozenset[str]:
    """Return the kinds of bay that the work is made for: of added work, which is what is left, if any."""
    lines = [line for line in _lines_in_one_bay(order, flow) if line.bay_kind]
    added = frozenset(line.bay_kind for line in lines if line.added)
    return added or frozenset(line.bay_kind for line in lines)


def doubts_of_bay(kind: str, order: RepairOrder, flow: Flow) -> list[Doubt]:
    """Return why a bay of this kind does not suit the work; of work that names no kind the flow decides."""
    wanted = wanted_bay_kinds(order, flow)
    if wanted:
        return bay_doubts(kind, wanted)
    usual = () if _is_a_line(flow) else USUAL_KINDS.get(flow.key, ())
    if not usual or kind in usual or kind not in _NOT_ANY_WORK:
        return []
    return [Doubt(DoubtKind.BAY_KIND, usual[0])]


def loads_of(orders: Iterable[RepairOrder]) -> dict[str, Load]:
    """Return the load of everybody who has a car in a bay, by their ids."""
    jobs: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for order in orders:
        technician = order.work.technician_id
        if technician is not None and order.occupied_bay_id is not None:
            jobs[technician] += 1
            minutes[technician] += order.standard_minutes
    return {technician: Load(count, minutes[technician]) for technician, count in jobs.items()}


def _lines_in_one_bay(order: RepairOrder, flow: Flow) -> list[JobLine]:
    """Along a line of stations each does a part that nobody has written down: nothing is wanted there."""
    if _is_a_line(flow):
        return []
    return [line for line in order.lines if _is_to_be_done(line)]


def _is_a_line(flow: Flow) -> bool:
    return sum(stage.kind is StageKind.WORK for stage in flow.stages) != 1


def _is_to_be_done(line: JobLine) -> bool:
    """Added work waits for the customer's word; the estimate is planned for before it."""
    if line.added:
        return line.authorization is LineAuthorization.AUTHORIZED
    return line.authorization is not LineAuthorization.DECLINED
