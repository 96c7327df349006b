"""What is another in a shop than a file says: each value by its place, in words that a person compares.

A shop, its bays, its places and its flows are each told as a map from place to words; two maps differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.domain.bay import Bay
from server.domain.capacity import MIDNIGHT, Capacity
from server.domain.records import Shop
from server.domain.repair_order import RepairOrder
from server.domain.stage import ChecklistEntry, Flow, Name, Stage
from server.domain.working_calendar import DayHours

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Told = Mapping[str, str]
"""By place as a file names it, e.g. `stages.wash.wip_limit`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value; `before` is None for what comes anew, `after` for what goes."""

    place: str
    before: str | None
    after: str | None


def differences(before: Told, after: Told) -> list[Difference]:
    """Return the values that differ, in the order of their places in `after`, then what goes."""
    places = [*after, *(place for place in before if place not in after)]
    return [
        Difference(place, before.get(place), after.get(place))
        for place in places
        if before.get(place) != after.get(place)
    ]


def told_shop(shop: Shop) -> Told:
    """Tell a shop's own row."""
    hours = {f"opening.{day}": _hours(said) for day, said in zip(_WEEKDAYS, shop.opening.week, strict=True)}
    special = (f"{days.first}…{days.last} {_hours(days.hours)}" for days in shop.opening.special_days)
    limits = (f"{limit.role} {limit.basis_points / 100:g}" for limit in shop.discount_limits)
    return {
        "name": _name(shop.name),
        "languages": ", ".join(shop.languages),
        "default_flow": shop.default_flow,
        "reception_lane": shop.reception_lane,
        "handover_bay": shop.handover_bay,
        "follow_url": shop.follow_url or "-",
        **hours,
        "opening.special_days": "; ".join(special) or "-",
        "prices.labour_hour": f"{shop.labour_hour_minor / 100:.2f}",
        "prices.tax_percent": f"{shop.tax_basis_points / 100:g}",
        "prices.discount_percent": ", ".join(limits) or "-",
    }


def told_bays(bays: Iterable[Bay]) -> Told:
    """Tell bays by their numbers."""
    return {f"bays.{bay.number}": f"{bay.kind}, {_name(bay.name)}" for bay in bays}


def told_capacities(capacities: Iterable[Capacity]) -> Told:
    """Tell places by what they are for; rows of the same hours add up."""
    cars: dict[str, int] = {}
    for row in capacities:
        place = f"capacity.{row.kind} {_span(row)}{f' team {row.team}' if row.team else ''}"
        cars[place] = cars.get(place, 0) + row.cars
    return {place: f"{count} cars" for place, count in sorted(cars.items())}


def told_flow(flow: Flow | None) -> Told:
    """Tell a flow; None, which the shop has not, tells nothing."""
    if flow is None:
        return {}
    told = {
        "name": _name(flow.name),
        "stages": " → ".join(stage.key for stage in flow.stages),
        "checklist": _entries(flow.checklist),
        "causes": ", ".join(f"{cause.cause_id} ({_name(cause.name)})" for cause in flow.causes) or "-",
        "next_service": f"{flow.next_service_months} months, {flow.next_service_km} km",
    }
    for stage in flow.stages:
        told |= {f"stages.{stage.key}.{what}": words for what, words in _stage(stage).items()}
    return {f"{flow.key}: {place}": words for place, words in told.items()}


def still_needed(orders: Iterable[tuple[RepairOrder, Flow]], after: Flow) -> dict[str, list[str]]:
    """Return the stages that `after` lacks and open orders of its key stand in or still come to.

    Each with the numbers of those orders: `orders` are all that are open, with the flows that they go by.
    """
    left: dict[str, list[str]] = {}
    kept = {stage.key for stage in after.stages}
    for order, flow in orders:
        if flow.key == after.key:
            for key in flow.ahead_of(order.stage):
                if key not in kept:
                    left.setdefault(key, []).append(order.number)
    return left


def _stage(stage: Stage) -> Told:
    asked = {"road_test": stage.road_test, "another_inspector": stage.another_inspector}
    return {
        "name": _name(stage.name),
        "kind": f"{stage.kind}, customers are told {stage.step}",
        "leads": f"on to {stage.next or 'nothing'}, back to {stage.back or 'nothing'}",
        "standard_minutes": str(stage.standard_minutes),
        "wip_limit": str(stage.wip_limit or "-"),
        "checklist": _entries(stage.checklist),
        "asks": ", ".join(name for name, wanted in asked.items() if wanted) or "-",
    }


def _entries(entries: Iterable[ChecklistEntry]) -> str:
    return ", ".join(f"{entry.item_id} ({_name(entry.name)})" for entry in entries) or "-"


def _hours(day: DayHours) -> str:
    return " ".join(f"{hours.opens:%H:%M}-{hours.closes:%H:%M}" for hours in day) or "closed"


def _span(row: Capacity) -> str:
    days = ",".join(str(day + 1) for day in row.weekdays)
    if (row.from_minute, row.to_minute) == (0, MIDNIGHT):
        return f"days {days}"
    return f"{_clock(row.from_minute)}-{_clock(row.to_minute)} days {days}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _name(name: Name) -> str:
    return name.zh if name.zh == name.en else f"{name.zh} / {name.en}"
