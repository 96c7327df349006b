"""Visits of a busy shop that may be put right, and all rows that belong to them."""

from typing import Any

from server.access.customer_links import make_customer_link
from server.actions import reception
from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.exceptions import raise_exception
from server.actions.sightings import decide_sighting
from server.actions.visit_corrections import merge_visits
from server.contract import deeds
from server.domain.arrival import GateThresholds
from server.domain.capacity import BookingRules
from server.domain.visit import Visit
from tests.fakes.busy_shop import BusyShop
from tests.fakes.plate_reads import sighting

ONE, OTHER = "京A12345", "沪B26317"
WHY = "双重识别"


def arrived(shop: BusyShop, plate: str, *, seen: bool = False) -> Visit:
    """A car that is here: checked in by hand, or seen by the gate."""
    if seen:
        shop.do(lambda unit: decide_sighting(unit, sighting(plate), unit.now, None, GateThresholds()))
    else:
        shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
    shop.follow()
    return next(visit for visit in shop.floor.visits.values() if shop.floor.vehicle_of(visit).plate == plate)


def book(shop: BusyShop, plate: str) -> None:
    shop.do(lambda unit: book_appointment(unit, shop.booking(plate), BookingRules()))


def link(shop: BusyShop, visit: Visit) -> str:
    return shop.do(lambda unit: make_customer_link(unit, visit.visit_id, unit.now)).link_id


def complain(shop: BusyShop, visit: Visit) -> None:
    shop.do(lambda unit: raise_exception(unit, "tap_refused", visit_id=visit.visit_id, owner_id=None))


def order_of(shop: BusyShop, visit: Visit) -> str:
    (order,) = (each for each in shop.floor.orders.values() if each.visit_id == visit.visit_id)
    return order.order_id


def merge(shop: BusyShop, into: Visit, other: Visit) -> str:
    body = deeds.MergeVisits(other_visit_id=other.visit_id, reason=WHY)
    made = shop.do(lambda unit: merge_visits(unit, into.visit_id, body))
    agrees(shop)
    return made.correction_id


def agrees(shop: BusyShop) -> None:
    """The boards that followed the journal equal those of the tables."""
    assert shop.follow() > 0
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


def everything(shop: BusyShop) -> dict[str, dict[str, Any]]:
    """All rows that belong to visits, by table and key."""

    def read(unit: Any) -> dict[str, dict[str, Any]]:
        kept = (
            "sightings",
            "bay_stills",
            "customer_links",
            "announcements",
            "exceptions",
            "orders",
            "appointments",
            "photos",
            "receptions",
            "line_words",
            "damage_marks",
            "walk_photos",
        )
        return {
            name: {str(next(iter(_values(row)))): row for row in getattr(unit, name).where()} for name in kept
        }

    return shop.do(read)


def _values(row: Any) -> list[Any]:
    return [getattr(row, name) for name in row.__dataclass_fields__]


def begin(shop: BusyShop, visit: Visit) -> None:
    order_id = order_of(shop, visit)
    shop.do(lambda unit: reception.begin_reception(unit, order_id, deeds.BeginReception()))
    shop.follow()
