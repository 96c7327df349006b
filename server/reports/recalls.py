"""Reading recalls: the list, one with its cars, and what is open for the car of a visit."""

from collections import Counter
from typing import Literal
from zoneinfo import ZoneInfo

from server.contract.recalls import MOST_SHOWN, OpenRecall, RecalledCarEntry, RecallEntry, RecallSheet
from server.domain.clock_moments import Moment
from server.domain.recall import Recall, RecalledCar
from server.projections.values import plate, words
from server.store import tables
from server.store.shop_rows import ShopRows

_ORDER = ("to_tell", "told", "repaired")


def recall_list(rows: ShopRows) -> list[RecallEntry]:
    """Return all recalls, the newest first."""
    listed = rows.recalled_cars.counts()
    known = rows.recalled_cars.where(tables.recalled_cars.c.vehicle_id.is_not(None))
    mine = Counter(car.recall_id for car in known)
    repaired = Counter(car.recall_id for car in known if car.repaired_at)
    newest_first = sorted(rows.recalls.where(), key=lambda recall: recall.announced_at, reverse=True)
    return [
        _entry(recall, listed[recall.recall_id], mine[recall.recall_id], repaired[recall.recall_id])
        for recall in newest_first
    ]


def recall_sheet(rows: ShopRows, recall_id: str) -> RecallSheet:
    """Return one recall with the cars that the shop knows; raise NotFound for an unknown one."""
    recall = rows.recalls.get(recall_id)
    known = rows.recalled_cars.known_of(recall_id)
    told = _told(rows, known)
    cars = [entry for car in known if (entry := _car(rows, car, car.car_id in told)) is not None]
    repaired = sum(car.repaired_at is not None for car in known)
    return RecallSheet(
        recall=_entry(recall, rows.recalled_cars.counts()[recall_id], len(known), repaired),
        cars=sorted(cars, key=lambda car: _ORDER.index(car.state))[:MOST_SHOWN],
    )


def open_recalls(rows: ShopRows, visit_id: str) -> list[OpenRecall]:
    """Return what the car of a visit is called back for; raise NotFound for an unknown visit."""
    vin = rows.vehicles.get(rows.visits.get(visit_id).vehicle_id).vin
    return [_open(rows, car) for car in rows.recalled_cars.open_of(vin)] if vin else []


def _open(rows: ShopRows, car: RecalledCar) -> OpenRecall:
    recall = rows.recalls.get(car.recall_id)
    return OpenRecall(
        car_id=car.car_id,
        code=recall.code,
        title=recall.title,
        remedy=recall.remedy,
        begins_on=recall.begins_on,
    )


def _told(rows: ShopRows, known: list[RecalledCar]) -> set[str]:
    """Those whose owners somebody has told."""
    timers = tables.timers.c
    of_cars = timers.subject_id.in_([car.car_id for car in known])
    ended = rows.timers.where(of_cars, timers.ended_by == Moment.RECALL_REMINDED)
    return {timer.subject_id for timer in ended}


def _entry(recall: Recall, listed: int, known: int, repaired: int) -> RecallEntry:
    return RecallEntry(
        recall_id=recall.recall_id,
        code=recall.code,
        title=recall.title,
        remedy=recall.remedy,
        begins_on=recall.begins_on,
        announced_at=recall.announced_at,
        withdrawn_at=recall.withdrawn_at,
        listed=listed,
        known=known,
        repaired=repaired,
    )


def _car(rows: ShopRows, car: RecalledCar, told: bool) -> RecalledCarEntry | None:  # noqa: FBT001
    """One car as staff read it; None where the shop has forgotten it since."""
    vehicle = rows.vehicles.find(car.vehicle_id)
    if vehicle is None:
        return None
    owner = rows.customers.find(vehicle.customer_id)
    state: Literal["to_tell", "told", "repaired"] = "told" if told else "to_tell"
    repaired = car.repaired_at
    return RecalledCarEntry(
        car_id=car.car_id,
        plate=plate(vehicle),
        brand=words(vehicle.brand),
        series=words(vehicle.series),
        customer_name=owner.name if owner else "",
        customer_phone=owner.phone if owner else "",
        state="repaired" if repaired else state,
        repaired_on=repaired.astimezone(ZoneInfo(rows.shop.zone)).date() if repaired else None,
    )
