"""What a car was booked for, to begin its estimate with."""

from dataclasses import dataclass

from server.domain.catalogue import Operation
from server.store import tables
from server.store.shop_rows import ShopRows


@dataclass(frozen=True, slots=True)
class BookedWork:
    """The booking's operations; `other`: somebody wrote down more than these, in words."""

    operations: tuple[Operation, ...]
    other: bool


def booked_work(rows: ShopRows, order_id: str) -> BookedWork:
    """Return what an order's car was booked for, nothing for one that was not; raise NotFound."""
    visit = rows.visits.get(rows.orders.get(order_id).visit_id)
    booking = rows.appointments.find(visit.appointment_id)
    if booking is None:
        return BookedWork((), other=False)
    known = {
        found.code: found for found in rows.operations.where(tables.operations.c.code.in_(booking.operations))
    }
    operations = tuple(known[code] for code in booking.operations if code in known)
    # A customer's own page books by choices, whose minutes are not those of the operations.
    by_desk = booking.source == "desk"
    minutes = sum(operation.standard_minutes for operation in operations)
    other = len(operations) < len(booking.operations) or (by_desk and booking.standard_minutes > minutes)
    return BookedWork(operations, other=other or not operations)
