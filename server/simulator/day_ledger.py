"""The ledger of a simulated day: what was planned for each car beside what the screens have shown of it.

Pure: plans and boards go in; every difference comes out in words. A day is accounted for where there is none.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from server.contract.boards import FloorCar
from server.contract.reports import OperationsReport
from server.simulator.plan import PlannedVisit

Outcome = Literal["delivered", "no_show", "stuck", "unnoted"]
"""What became of a booking or a car; `unnoted`: it stayed away, and nobody has noted that."""
Added = Literal["none", "authorized", "declined", "requested"]
Complaint = Literal["none", "open", "closed"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Seen(_Part):
    """What was seen of one car: its customer's own way, its last state on the wall, its booking."""

    delivered: bool = False
    departed: bool = False
    where: str = ""
    car: FloorCar | None = None
    booking: str | None = None
    complaint: Complaint = "none"


class CarEntry(_Part):
    """One line of the ledger."""

    plate: str
    order_number: str | None
    flow: str
    booked: bool
    outcome: Outcome
    where: str
    added: Added
    reworks: int
    offline: bool
    complaint: Complaint
    paid_minor: int
    differences: list[str]


def entry_of(plan: PlannedVisit, seen: Seen) -> CarEntry:
    """Return the line of one planned visit."""
    car = seen.car
    return CarEntry(
        plate=plan.car.plate,
        order_number=car.order_number if car else None,
        flow=plan.flow,
        booked=plan.slot_at is not None,
        outcome=_outcome(plan, seen),
        where=seen.where,
        added=_added(car),
        reworks=car.rework_count if car else 0,
        offline=plan.loses_network,
        complaint=seen.complaint,
        paid_minor=car.total_minor if car and car.settled_at else 0,
        differences=_differences(plan, seen),
    )


def against_report(entries: Sequence[CarEntry], report: OperationsReport) -> list[str]:
    """Return, in words, where the manager's report counts otherwise than the ledger."""
    delivered = [entry for entry in entries if entry.outcome == "delivered"]
    told = {
        "cars delivered": (len(delivered), report.visits.delivered),
        "bookings missed": (_count(entries, "no_show"), report.visits.missed),
        "arrivals with a booking": (sum(entry.booked for entry in delivered), report.visits.booked),
        "cars sent back": (sum(entry.reworks for entry in delivered), report.first_time_fix.reworks),
    }
    return [
        f"the report counts {theirs} {name}, the ledger {ours}"
        for name, (ours, theirs) in told.items()
        if ours != theirs
    ]


def _count(entries: Sequence[CarEntry], outcome: Outcome) -> int:
    return sum(entry.outcome == outcome for entry in entries)


def _outcome(plan: PlannedVisit, seen: Seen) -> Outcome:
    if plan.arrives_at is None:
        return "no_show" if seen.booking == "no_show" else "unnoted"
    return "delivered" if seen.delivered else "stuck"


def _added(car: FloorCar | None) -> Added:
    added: list[Added] = [line.authorization for line in car.lines if line.added] if car else []
    return added[-1] if added else "none"


def _differences(plan: PlannedVisit, seen: Seen) -> list[str]:
    if plan.arrives_at is None:
        return [] if seen.booking == "no_show" else [f"stayed away, and its booking is {seen.booking}"]
    if not seen.delivered or seen.car is None:
        return [f"did not get its keys: {seen.where}"]
    found = [] if seen.departed else ["the gate did not see it leave"]
    wanted = _planned_added(plan)
    if _added(seen.car) != wanted:
        found.append(f"added work is {_added(seen.car)}, planned was {wanted}")
    if seen.car.rework_count != int(plan.fails_check):
        found.append(f"sent back {seen.car.rework_count} times, planned was {int(plan.fails_check)}")
    wanted_end: Complaint = "closed" if plan.complains else "none"
    if seen.complaint != wanted_end:
        found.append(f"its complaint is {seen.complaint}, planned was {wanted_end}")
    return found if seen.car.settled_at else [*found, "left without having paid"]


def _planned_added(plan: PlannedVisit) -> Added:
    if plan.finding is None:
        return "none"
    return "authorized" if plan.accepts_finding else "declined"
