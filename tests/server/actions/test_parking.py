"""Cars that are parked, and cars without a plate: whoever looks for one finds it, and its history stays."""

from datetime import timedelta

import pytest

from server.actions import reception, reception_record
from server.actions.arrivals import check_in_vehicle
from server.actions.departures import depart
from server.actions.fault_reports import report_fault
from server.actions.parking import park_vehicle
from server.actions.plates_given import give_plate
from server.contract import deeds
from server.contract.fault_reports import ReportFault
from server.domain import events
from server.domain.errors import InvalidRequest, KeyTagTaken
from server.domain.plate import PlateColour
from server.domain.vehicle import Vehicle
from server.store import tables
from server.store.identifiers import new_id
from server.store.journal import read_after
from tests.fakes.busy_shop import BusyShop

VIN, PLATE = "LVSHCAMB1CE054249", "京A12345"


@pytest.fixture
def shop() -> BusyShop:
    return BusyShop()


def checked_in(shop: BusyShop, **told: object) -> str:
    body = deeds.CheckInVehicle.model_validate(told)
    return shop.do(lambda unit: check_in_vehicle(unit, body)).visit_id


def without_plate(shop: BusyShop, **told: str) -> str:
    return checked_in(shop, no_plate=told)


def park(shop: BusyShop, visit_id: str, key_tag: str, spot: str = "") -> None:
    body = deeds.ParkVehicle(key_tag=key_tag, spot=spot)
    shop.do(lambda unit: park_vehicle(unit, visit_id, body))
    agrees(shop)


def plate_is_here(shop: BusyShop, visit_id: str, plate: str = PLATE) -> None:
    shop.do(lambda unit: give_plate(unit, visit_id, deeds.GivePlate(plate=plate)))
    agrees(shop)


def agrees(shop: BusyShop) -> None:
    shop.follow()
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


def vehicle(shop: BusyShop, visit_id: str) -> Vehicle:
    return shop.do(lambda unit: unit.vehicles.get(unit.visits.get(visit_id).vehicle_id))


def leave(shop: BusyShop, visit_id: str) -> None:
    shop.do(lambda unit: depart(unit, unit.visits.get(visit_id).vehicle_id))
    agrees(shop)


def test_all_see_where_a_car_stands_and_what_hangs_on_its_key(shop: BusyShop) -> None:
    visit = checked_in(shop, plate=PLATE)
    park(shop, visit, "ａ12 ", "B2-14")
    for topic in ("desk", "workshop"):
        car = shop.boards(shop.floor)[topic][f"car/{visit}"]
        assert (car["key_tag"], car["spot"]) == ("A12", "B2-14")


def test_a_tag_hangs_on_one_key_at_once(shop: BusyShop) -> None:
    one, two = checked_in(shop, plate=PLATE), checked_in(shop, plate="沪B26317")
    park(shop, one, "A12")
    with pytest.raises(KeyTagTaken) as refused:
        park(shop, two, "a12")
    assert refused.value.fields["visit_id"] == one
    park(shop, one, "A12", "B2-14")
    park(shop, one, "")
    park(shop, two, "A12")
    leave(shop, two)
    park(shop, one, "A12")
    with pytest.raises(InvalidRequest):
        park(shop, two, "A13")


def test_a_car_without_a_plate_is_known_again_by_its_vin_or_its_mark(shop: BusyShop) -> None:
    by_vin, by_mark = without_plate(shop, vin=VIN), without_plate(shop, mark="临123")
    by_number = without_plate(shop)
    agrees(shop)
    marks = [vehicle(shop, visit).plate for visit in (by_vin, by_mark, by_number)]
    assert marks == ["#054249", "#临123", "#T260001"]
    for told in ({"vin": VIN.lower()}, {"mark": "临123"}):
        with pytest.raises(InvalidRequest, match="already here"):
            without_plate(shop, **told)
    first = vehicle(shop, by_vin)
    leave(shop, by_vin)
    assert vehicle(shop, without_plate(shop, vin=VIN)) == first


def test_a_plate_that_comes_later_keeps_what_was_written_down(shop: BusyShop) -> None:
    visit = without_plate(shop, vin=VIN)
    before = vehicle(shop, visit)
    plate_is_here(shop, visit)
    after = vehicle(shop, visit)
    assert (after.vehicle_id, after.plate, after.plate_colour) == (before.vehicle_id, PLATE, PlateColour.BLUE)
    with pytest.raises(InvalidRequest):
        plate_is_here(shop, visit, "沪B26317")
    leave(shop, visit)
    assert vehicle(shop, without_plate(shop, vin=VIN)) == after


def test_a_plate_of_a_known_car_brings_both_histories_together(shop: BusyShop) -> None:
    earlier = checked_in(shop, plate=PLATE)
    leave(shop, earlier)
    lost = without_plate(shop, vin=VIN)
    shop.follow()
    order = next(order for order in shop.floor.orders.values() if order.visit_id == lost)
    shop.do(lambda unit: reception.begin_reception(unit, order.order_id, deeds.BeginReception()))
    person = deeds.KeepCustomer(owner=deeds.Person(name="何平", phone="13800004571"))
    shop.do(lambda unit: reception_record.keep_customer(unit, order.order_id, person))
    fault = ReportFault(report_id=new_id(), title="异响", symptom="左前", plate=None)
    shop.do(lambda unit: report_fault(unit, fault))
    marked = vehicle(shop, lost)
    plate_is_here(shop, lost)
    known = vehicle(shop, earlier)
    assert vehicle(shop, lost) == known
    assert (known.vin, known.customer_id) == (VIN, marked.customer_id)
    left = shop.do(lambda unit: unit.visits.where(tables.visits.c.vehicle_id == marked.vehicle_id))
    assert left == []


def test_a_plate_that_is_here_on_another_car_is_refused(shop: BusyShop) -> None:
    checked_in(shop, plate=PLATE)
    lost = without_plate(shop, mark="K17")
    with pytest.raises(InvalidRequest, match="already here"):
        plate_is_here(shop, lost)
    assert vehicle(shop, lost).plate == "#K17"


def test_a_place_that_was_told_without_a_network_counts_from_when_it_was_told(shop: BusyShop) -> None:
    visit_id = without_plate(shop)
    told_at = shop.now + timedelta(minutes=2)
    shop.wait(timedelta(minutes=20))
    body = deeds.ParkVehicle(key_tag="A12", spot="B2-14", done_at=told_at)

    shop.do(lambda unit: park_vehicle(unit, visit_id, body))
    agrees(shop)

    with shop.engine.begin() as connection:
        entries = read_after(connection, shop.shop_id, 0)
    (parked,) = [entry for entry in entries if isinstance(entry.event, events.VehicleParked)]
    assert (parked.occurred_at, parked.recorded_at) == (told_at, shop.now)
