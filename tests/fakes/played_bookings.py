"""What happens to the bookings of a shop."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from server.actions.appointments import (
    assign_appointment,
    book_appointment,
    cancel_appointment,
    mark_no_shows,
    move_appointment,
)
from server.contract import deeds
from tests.fakes.played_shop import BOOKING, PLATES, PlayedShop, plates


class CustomersBook(PlayedShop):
    """Bookings made, squeezed in, moved, given to somebody, cancelled and forgotten."""

    @rule(plate=plates, flow=st.sampled_from(["mechanical", "express", "body_and_paint"]))
    def somebody_books(self, plate: str, flow: str) -> None:
        self._tries(lambda unit: book_appointment(unit, self.shop.booking(plate, flow=flow), BOOKING))

    @rule(mark=st.sampled_from(["K17", "临123", None]))
    def somebody_books_a_car_without_a_plate(self, mark: str | None) -> None:
        car = {"plate": None, "no_plate": deeds.NoPlate(mark=mark)}
        booking = self.shop.booking(PLATES[0]).model_copy(update=car)
        self._tries(lambda unit: book_appointment(unit, booking, BOOKING))

    @rule(plate=plates, hours=st.integers(1, 40))
    def somebody_is_squeezed_in(self, plate: str, hours: int) -> None:
        booking = self.shop.booking(plate, hours_ahead=hours)
        squeezed = booking.model_copy(update={"overbook_reason": "an old customer"})
        self._moves(lambda unit: book_appointment(unit, squeezed, BOOKING))

    @rule(choice=st.randoms(use_true_random=False), hours=st.integers(1, 40), squeezed=st.booleans())
    @precondition(lambda self: self.shop.floor.appointments)
    def somebody_comes_at_another_time(self, choice: Any, hours: int, squeezed: bool) -> None:
        booking = choice.choice(sorted(self.shop.floor.appointments))
        slot_at, reason = self.shop.now + timedelta(hours=hours), "an old customer" if squeezed else None
        body = deeds.MoveAppointment(slot_at=slot_at, overbook_reason=reason)
        self._tries(lambda unit: move_appointment(unit, booking, body, BOOKING))

    @rule(choice=st.randoms(use_true_random=False), technician=st.booleans())
    @precondition(lambda self: self.shop.floor.appointments)
    def somebody_is_to_receive_the_car(self, choice: Any, technician: bool) -> None:
        booking = choice.choice(sorted(self.shop.floor.appointments))
        asked = self.shop.technician.staff_id if technician else None
        body = deeds.AssignAppointment(advisor_id=self.shop.advisor.staff_id, technician_id=asked)
        self._tries(lambda unit: assign_appointment(unit, booking, body, BOOKING))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.appointments)
    def somebody_will_not_come(self, choice: Any) -> None:
        booking = choice.choice(sorted(self.shop.floor.appointments))
        body = deeds.CancelAppointment(reason="ill")
        self._tries(lambda unit: cancel_appointment(unit, booking, body))

    @rule()
    def no_shows_are_marked(self) -> None:
        self.shop.do(lambda unit: mark_no_shows(unit, timedelta(minutes=30)))
