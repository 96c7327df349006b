"""What the gate shows: a plate only when there is no doubt, and only to the car that stands there."""

from datetime import timedelta
from functools import partial
from typing import Any

from server.actions.appointments import book_appointment
from server.actions.arrivals import confirm_arrival
from server.actions.sightings import decide_sighting
from server.contract.deeds import ConfirmArrival
from server.contract.sightings import Sighting
from server.domain.arrival import GateThresholds
from server.domain.capacity import BookingRules
from server.projections.desk_board import desk_board
from server.projections.gate_board import gate_board
from tests.fakes.busy_shop import BusyShop
from tests.fakes.plate_reads import sighting

RULES = BookingRules()
PLATE = "京A12345"


def passed(shop: BusyShop, seen: Sighting, late: timedelta = timedelta()) -> None:
    """A car passes the entrance; its sighting reaches the server `late`."""
    shop.do(lambda work: decide_sighting(work, seen, work.now - late, None, GateThresholds()))
    shop.follow()


def test_a_booked_car_is_welcomed_by_its_masked_plate_and_its_advisor() -> None:
    shop = BusyShop()
    shop.do(lambda work: book_appointment(work, shop.booking(PLATE), RULES))
    passed(shop, sighting(PLATE))
    greeting = gate_board(shop.floor)["greeting"]
    assert isinstance(greeting, dict)
    assert (greeting["outcome"], greeting["lane"]) == ("welcome", "2")
    assert greeting["plate"] == {"text": "京A1••45", "colour": "blue"}
    assert greeting["advisor"] == {"zh": "王", "en": "Wang"}


def test_the_greeting_and_the_list_tell_cars_apart_that_look_alike() -> None:
    shop = BusyShop()
    for booking in (shop.booking(PLATE), shop.booking("京A12645")):
        shop.do(partial(book_appointment, body=booking, rules=RULES))
    passed(shop, sighting(PLATE))
    board: Any = gate_board(shop.floor)
    bookings = [value["plate"]["text"] for key, value in board.items() if key.startswith("booking/")]
    assert sorted(bookings) == ["京A1•345", "京A1•645"]
    assert board["greeting"]["plate"]["text"] == "京A1•345"


def test_a_doubtful_read_shows_no_plate_until_an_advisor_has_answered() -> None:
    shop = BusyShop()
    seen = sighting(PLATE, doubts={4: "8"})
    passed(shop, seen)
    neutral = gate_board(shop.floor)["greeting"]
    assert isinstance(neutral, dict)
    assert (neutral["outcome"], neutral["plate"], neutral["advisor"]) == ("neutral", None, None)
    shop.do(lambda work: confirm_arrival(work, seen.sighting_id, ConfirmArrival(plate="京A12845")))
    shop.follow()
    welcome = gate_board(shop.floor)["greeting"]
    assert isinstance(welcome, dict)
    assert (welcome["outcome"], welcome["plate"]) == ("welcome", {"text": "京A1••45", "colour": "blue"})


def test_a_sighting_that_waited_in_the_outbox_greets_nobody_but_keeps_its_time() -> None:
    shop = BusyShop()
    shop.do(lambda work: book_appointment(work, shop.booking(PLATE), RULES))
    passed(shop, sighting(PLATE), late=timedelta(minutes=7))
    assert "greeting" not in gate_board(shop.floor)
    visit = next(iter(shop.floor.visits.values()))
    assert visit.arrived_at == shop.now - timedelta(minutes=7)
    assert any(key.startswith("arrival/") for key in desk_board(shop.floor))
