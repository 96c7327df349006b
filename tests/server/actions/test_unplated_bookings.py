"""A car that has no plate yet is booked by its VIN or by a mark, and met by that when it comes."""

import pytest
from pydantic import ValidationError

from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.plates_given import give_plate
from server.contract import deeds
from server.domain.appointment import AppointmentState
from server.domain.capacity import BookingRules
from server.domain.errors import InvalidRequest
from server.domain.plate import PlateColour
from tests.fakes.busy_shop import BusyShop

VIN = "LVSHCAMB1CE054249"


def book(shop: BusyShop, **no_plate: str) -> str:
    """Book a car without a plate; return the booking's id."""
    plated = shop.booking("京A12345").model_dump() | {"plate": None, "no_plate": no_plate}
    body = deeds.BookAppointment.model_validate(plated)
    shop.do(lambda unit: book_appointment(unit, body, BookingRules()))
    shop.follow()
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    return body.appointment_id


@pytest.mark.parametrize(
    ("told", "shown"), [({"vin": VIN}, "#054249"), ({"mark": "K17"}, "#K17"), ({}, "#T260001")]
)
def test_lists_show_the_tail_of_the_vin_or_the_mark(told: dict[str, str], shown: str) -> None:
    shop = BusyShop()
    booked = book(shop, **told)
    boards = shop.boards(shop.floor)
    assert boards["desk"][f"booking/{booked}"]["plate"] == {"text": shown, "colour": "none"}
    welcomed = boards["gate"][f"booking/{booked}"]["plate"]
    assert welcomed["colour"] == "none"
    assert "•" in welcomed["text"]


@pytest.mark.parametrize("told", [{"vin": VIN}, {"mark": "#054249"}])
def test_the_car_that_comes_is_the_booked_one(told: dict[str, str]) -> None:
    shop = BusyShop()
    booked = book(shop, vin=VIN)
    body = deeds.CheckInVehicle.model_validate({"no_plate": told})
    visit_id = shop.do(lambda unit: check_in_vehicle(unit, body)).visit_id
    shop.follow()
    booking = shop.floor.appointments[booked]
    assert (booking.state, booking.visit_id) == (AppointmentState.ARRIVED, visit_id)
    assert shop.floor.visits[visit_id].appointment_id == booked


def test_with_its_plate_it_keeps_its_booking() -> None:
    shop = BusyShop()
    booked = book(shop, mark="K17")
    visit_id = shop.do(
        lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(no_plate=deeds.NoPlate(mark="K17")))
    ).visit_id
    shop.do(lambda unit: give_plate(unit, visit_id, deeds.GivePlate(plate="京AD06827")))
    shop.follow()
    vehicle = shop.floor.vehicles[shop.floor.appointments[booked].vehicle_id]
    assert (vehicle.plate, vehicle.plate_colour) == ("京AD06827", PlateColour.GREEN)


def test_a_plate_is_no_mark_and_a_car_is_one_or_the_other() -> None:
    shop = BusyShop()
    with pytest.raises(InvalidRequest):
        book(shop, mark="京A12345")
    with pytest.raises(ValidationError):
        deeds.BookAppointment.model_validate(shop.booking("京A12345").model_dump() | {"no_plate": {}})
