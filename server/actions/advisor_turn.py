"""Whose turn it is for an arrival: worked out as the car comes, and kept with whoever was given one."""

from server.domain.advisor_turn import receiver, receiving
from server.domain.appointment import Appointment
from server.domain.staff import StaffMember
from server.store import tables
from server.store.repositories import accounts
from server.store.unit_of_work import UnitOfWork


def receiver_of_arrival(work: UnitOfWork, booking: Appointment | None) -> StaffMember | None:
    """Return who receives the car that arrives now; None: whoever comes first."""
    booked = work.staff.find(booking.advisor_id) if booking and booking.advisor_id else None
    return receiver(booked, work.staff.all(), _receiving(work))


def give_car(work: UnitOfWork, member: StaffMember) -> None:
    """Note that somebody was given a car: others come before them now."""
    accounts.set_given(work.connection, member, work.occurred_at)


def _receiving(work: UnitOfWork) -> frozenset[str]:
    here = work.visits.where(tables.visits.c.departed_at.is_(None))
    advisors = {visit.visit_id: visit.advisor_id for visit in here}
    orders = work.orders.where(tables.repair_orders.c.visit_id.in_(list(advisors)))
    flows = {order.flow_digest: work.pinned_flow(order.flow_digest) for order in orders}
    return receiving(orders, flows, advisors)
