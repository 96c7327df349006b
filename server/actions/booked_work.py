"""What a car was booked for, to begin its estimate with."""

from dataclasses import dataclass

from server.domain.catalogue import Operation
from server.store import tables
from server.store.shop_rows import ShopRows


@dataclass(frozen=True, slots=True)
class BookedWork:
    """The booking's operations; `other`: somebody wrote more than these, in words, for so many minutes."""

    operations: tuple[Operation, ...]
    other: bool
    other_minutes: int


def booked_work(rows: ShopRows, order_id: str) -> BookedWork:
    """Return what an order's car was booked for, nothing for one that was not; raise NotFound."""
    visit = rows.visits.get(rows.orders.get(order_id).visit_id)
    booking = rows.appointments.find(visit.appointment_id)
    if booking is None:
        return BookedWork((), other=False, other_minutes=0)
    known = {
        found.code: found for found in rows.operations.where(tables.operations.c.code.in_(booking.operations))
    }
    operations = tuple(known[code] for code in booking.operations if code in known)
    # A customer's own page books by choices, whose minutes are not those of the operations.
    counts = booking.source == "desk" or not operations
    minutes = booking.standard_minutes - sum(operation.standard_minutes for operation in operations)
    other_minutes = max(minutes, 0) if counts else 0
    left_out = len(operations) < len(booking.operations)
    return BookedWork(operations, other=left_out or other_minutes > 0, other_minutes=other_minutes)
