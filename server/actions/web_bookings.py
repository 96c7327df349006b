"""Bookings from the public page. Its code is the permission; nobody else is told of or changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from server.actions.appointments import place_booking
from server.actions.booking_places import offer_slots
from server.actions.customers import kept_customer
from server.actions.vehicles import known_or_new
from server.contract.boards import Words
from server.contract.bookings import OfferedSlot, SlotsWanted
from server.contract.deeds import BookAppointment
from server.contract.public_booking import (
    PublicShop,
    PublicSlot,
    PublicSlots,
    SlotReason,
    WebBooked,
    WebBooking,
    WorkOffered,
)
from server.domain import events
from server.domain.appointment import AppointmentState
from server.domain.booking_choice import BookingChoice
from server.domain.capacity import BookingRules
from server.domain.catalogue import Operation
from server.domain.errors import InvalidRequest, TooManyAttempts
from server.domain.phone_number import checked_phone
from server.domain.stage import Name
from server.domain.vehicle import Vehicle
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

MOST_AHEAD = 60
"""Bookings from the web that stand at once: whoever fills the calendar by machine ends here."""
_OFFERED = 8


def public_shop(rows: ShopRows, choices: Sequence[BookingChoice]) -> PublicShop:
    """Return whose page it is, and what can be chosen there at which price."""
    works = [
        WorkOffered(
            key=choice.key,
            name=_words(choice.name),
            minutes=choice.minutes,
            price_minor=_price(rows, _operations(rows, choice)),
        )
        for choice in choices
    ]
    return PublicShop(name=_words(rows.shop.name), zone=rows.shop.zone, works=works)


def offer_web_slots(
    rows: ShopRows, rules: BookingRules, choices: Sequence[BookingChoice], key: str, now: datetime
) -> PublicSlots:
    """Return free times for what a customer has chosen."""
    chosen = _chosen(choices, key)
    wanted = SlotsWanted(minutes=chosen.minutes, flow=chosen.flow, bay_kind=chosen.bay_kind, most=_OFFERED)
    found = offer_slots(rows, rules, wanted, now).slots
    soonest = min((slot.slot_at for slot in found if not slot.peak), default=None)
    return PublicSlots(
        slots=[
            PublicSlot(slot_at=slot.slot_at, reason="soonest" if slot.slot_at == soonest else _reason(slot))
            for slot in found
        ]
    )


def book_from_web(
    work: UnitOfWork, body: WebBooking, rules: BookingRules, choices: Sequence[BookingChoice]
) -> WebBooked:
    """Book what a customer has chosen, and let the desk know that somebody waits for its word."""
    _check_crowd(work)
    phone = checked_phone(body.customer_phone, work.numbering.home)
    chosen = _chosen(choices, body.work)
    operations = _operations(work, chosen)
    vehicle = _vehicle(work, body)
    note = body.note.strip()
    job = Words(
        zh=f"{chosen.name.zh}：{note}" if note else chosen.name.zh,
        en=f"{chosen.name.en}: {note}" if note else chosen.name.en,
    )
    booked = place_booking(
        work,
        BookAppointment(
            appointment_id=new_id(),
            plate=vehicle.plate,
            brand=_words(vehicle.brand),
            series=_words(vehicle.series),
            vehicle_colour=_words(vehicle.colour),
            customer_name=body.customer_name,
            customer_phone=phone,
            slot_at=body.slot_at,
            flow=chosen.flow,
            job=job,
            standard_minutes=chosen.minutes,
            bay_kind=chosen.bay_kind,
            price_minor=_price(work, operations) or 0,
            operations=[operation.code for operation in operations],
        ),
        rules,
        vehicle,
        "web",
    )
    words = work.appointment_words.get(booked.appointment_id)
    contact = f"{body.customer_name.strip()} · {phone}"
    work.appointment_words.save(replace(words, contact=contact))
    work.record(events.RequestReceived(request_id=booked.appointment_id, channel="web"))
    return WebBooked(number=booked.number, slot_at=body.slot_at)


def _reason(slot: OfferedSlot) -> SlotReason:
    if slot.peak:
        return "busy"
    return "off_peak" if slot.avoids_peak else "quiet"


def _operations(rows: ShopRows, choice: BookingChoice) -> list[Operation]:
    """Return the choice's operations; none where the shop's own catalogue does not offer them all."""
    found = rows.operations.where(
        tables.operations.c.code.in_(choice.operations), tables.operations.c.offered
    )
    return found if len(found) == len(choice.operations) else []


def _price(rows: ShopRows, operations: Sequence[Operation]) -> int | None:
    if not operations:
        return None
    return sum(operation.price_minor(rows.shop.labour_hour_minor) for operation in operations)


def _check_crowd(work: UnitOfWork) -> None:
    column = tables.appointments.c
    ahead = work.appointments.where(
        column.state == AppointmentState.EXPECTED, column.slot_at >= work.now, column.source == "web"
    )
    if len(ahead) >= MOST_AHEAD:
        raise TooManyAttempts(
            "the shop has as many bookings from the web as it takes; ring it up", retry_after_seconds=3600
        )


def _chosen(choices: Sequence[BookingChoice], key: str) -> BookingChoice:
    for choice in choices:
        if choice.key == key:
            return choice
    raise InvalidRequest(f"there is no work '{key}' to choose", field="work")


def _vehicle(work: UnitOfWork, body: WebBooking) -> Vehicle:
    """Return the car; one that has an owner on record keeps it, whoever now writes its plate."""
    vehicle = known_or_new(work, body.plate)
    if vehicle.customer_id is not None:
        return vehicle
    owner = kept_customer(work, None, body.customer_name, body.customer_phone)
    owned = replace(vehicle, customer_id=owner.customer_id)
    work.vehicles.save(owned)
    return owned


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
