"""Booking: an advisor takes the day's calls and enters them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from uuid_utils import uuid7

from server.contract.deeds import BookAppointment
from server.simulator.api_client import ApiClient, Refused
from server.simulator.plan import PlannedVisit
from server.simulator.shop_time import ShopTime

_NEAR = timedelta(minutes=60)
"""Whoever is offered only times that are farther from their own insists on it."""
_INSISTS = "老客户坚持此时间"


async def take_bookings(
    api: ApiClient, shop_time: ShopTime, plans: Sequence[PlannedVisit], advisor_ids: Sequence[str]
) -> None:
    """Enter every booking at the time of its call; each is given to the next advisor in turn."""
    booked = [plan for plan in plans if plan.slot_at and plan.booked_at]
    booked.sort(key=lambda plan: (plan.booked_at, plan.slot_at))
    for turn, plan in enumerate(booked):
        if plan.booked_at is not None:
            await shop_time.until(plan.booked_at)
        await _enter(api, booking(plan, advisor_ids[turn % len(advisor_ids)]))


async def _enter(api: ApiClient, wish: BookAppointment) -> None:
    """Book the wished time, or where there is no room the nearest that is offered, or overbook it."""
    try:
        await api.post("/api/appointments", wish, dict[str, Any])
    except Refused as refusal:
        if refusal.code != "slot_full":
            raise
        offered = [datetime.fromisoformat(slot["slot_at"]) for slot in refusal.fields["nearest"]]
        near = next((slot for slot in offered if abs(slot - wish.slot_at) <= _NEAR), None)
        changed = {"slot_at": near} if near else {"overbook_reason": _INSISTS}
        await api.post("/api/appointments", wish.model_copy(update=changed), dict[str, Any])


def booking(plan: PlannedVisit, advisor_id: str) -> BookAppointment:
    """Return the booking of a planned visit; ValueError for a walk-in."""
    if plan.slot_at is None:
        raise ValueError(f"{plan.car.plate} comes without a booking")
    return BookAppointment(
        appointment_id=str(uuid7()),
        plate=plan.car.plate,
        colour=plan.car.plate_colour,
        brand=plan.car.brand,
        series=plan.car.series,
        vehicle_colour=plan.car.paint,
        customer_name=plan.car.owner,
        customer_phone=plan.car.phone,
        slot_at=plan.slot_at,
        flow=plan.flow,
        job=plan.job.title,
        standard_minutes=plan.job.minutes,
        price_minor=plan.job.price_minor,
        advisor_id=advisor_id,
    )
