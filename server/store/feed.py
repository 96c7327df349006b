"""The journal joined with the rows that its entries name: what moves the boards on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from sqlalchemy import Connection

from server.domain import events
from server.projections.floor import FloorFact
from server.store import journal, tables
from server.store.row_facts import reception_facts, record_facts, vehicle_facts, visit_facts, work_facts
from server.store.shop_rows import ShopRows
from server.store.timer_cars import cars_of_departed, timer_cars


@dataclass(frozen=True, slots=True)
class Fed:
    """One entry with its rows, as they are now."""

    envelope: events.Envelope
    facts: tuple[FloorFact, ...]


def read_feed(connection: Connection, shop_id: str, number: int, most: int = 500) -> list[Fed]:
    """Return up to `most` entries after `number`, each with the rows it names."""
    return fed_by(journal.read_after(connection, shop_id, number, most), ShopRows(connection, shop_id))


def fed_by(entries: Iterable[events.Envelope], rows: ShopRows) -> list[Fed]:
    """Return the entries of one shop, each with the rows it names."""
    return [Fed(entry, tuple(_facts(entry.event, rows))) for entry in entries]


@singledispatch
def _facts(event: events.Event, rows: ShopRows) -> Iterator[FloorFact]:
    """Most events carry all that a board needs."""
    yield from ()


@_facts.register
def _(event: events.BayChanged, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.bays.get(event.bay_id)


@_facts.register
def _(
    event: events.StaffEvent | events.AttendanceMoved | events.RotaChanged, rows: ShopRows
) -> Iterator[FloorFact]:
    yield rows.staff.get(event.staff_id)


@_facts.register
def _(event: events.JobClockEvent, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.job_spans.get(event.span_id)


@_facts.register
def _(event: events.RotaDaysKept, rows: ShopRows) -> Iterator[FloorFact]:
    days = rows.rota_days.find(event.rota_days_id)
    if days is not None:
        yield days


@_facts.register
def _(event: events.VehicleChanged, rows: ShopRows) -> Iterator[FloorFact]:
    yield from vehicle_facts(rows, event.vehicle_id)


@_facts.register
def _(event: events.CustomerErased, rows: ShopRows) -> Iterator[FloorFact]:
    """A process that has met the customer lets go of the name, too."""
    yield rows.customers.get(event.customer_id)
    yield from rows.vehicles.of_customers([event.customer_id])


@_facts.register
def _(event: events.AppointmentBooked, rows: ShopRows) -> Iterator[FloorFact]:
    yield from vehicle_facts(rows, event.vehicle_id)
    yield rows.appointment_words.get(event.appointment_id)


@_facts.register
def _(event: events.AppointmentCancelled, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.appointment_words.get(event.appointment_id)


@_facts.register
def _(
    event: (
        events.DayOpened
        | events.BookingsRolled
        | events.OpeningChanged
        | events.PricesChanged
        | events.ShopDescribed
    ),
    rows: ShopRows,
) -> Iterator[FloorFact]:
    yield rows.shop


@_facts.register
def _(event: events.FlowChanged, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.pinned_flow(event.digest)


@_facts.register
def _(event: events.SightingDecided, rows: ShopRows) -> Iterator[FloorFact]:
    yield from _kept_sighting(rows, event.sighting_id)
    for candidate in event.candidates:
        if candidate.vehicle_id:
            yield from vehicle_facts(rows, candidate.vehicle_id)


@_facts.register
def _(event: events.SightingConfirmed, rows: ShopRows) -> Iterator[FloorFact]:
    yield from _kept_sighting(rows, event.sighting_id)


@_facts.register
def _(event: events.VehicleArrived, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.pinned_flow(event.order.flow_digest)
    yield from vehicle_facts(rows, event.vehicle_id)
    yield from _receiver(rows, event.advisor_id)


@_facts.register
def _(event: events.AdvisorAssigned, rows: ShopRows) -> Iterator[FloorFact]:
    yield from _receiver(rows, event.advisor_id)


def _receiver(rows: ShopRows, advisor_id: str | None) -> Iterator[FloorFact]:
    """Whoever was given a car, with when that was."""
    member = rows.staff.find(advisor_id) if advisor_id else None
    if member is not None:
        yield member


@_facts.register
def _(event: events.VisitVehicleCorrected, rows: ShopRows) -> Iterator[FloorFact]:
    yield from vehicle_facts(rows, event.vehicle_id)


@_facts.register
def _(event: events.VehicleDeparted, rows: ShopRows) -> Iterator[FloorFact]:
    yield from cars_of_departed(rows, event.visit_id)


@_facts.register
def _(event: events.VisitReopened, rows: ShopRows) -> Iterator[FloorFact]:
    yield from visit_facts(rows, event.visit_id)
    yield from record_facts(rows, event.visit_id)
    yield from work_facts(rows, event.visit_id)


@_facts.register
def _(event: events.VisitsMerged, rows: ShopRows) -> Iterator[FloorFact]:
    yield from cars_of_departed(rows, event.merged_id)
    yield from visit_facts(rows, event.visit_id)
    yield from record_facts(rows, event.visit_id)
    yield from record_facts(rows, event.merged_id)
    released = rows.appointments.find(event.released_appointment_id)
    if released is not None:
        yield released


@_facts.register
def _(event: events.VisitsParted, rows: ShopRows) -> Iterator[FloorFact]:
    for visit_id in (event.visit_id, event.parted_id):
        yield from visit_facts(rows, visit_id)
        yield from record_facts(rows, visit_id)


@_facts.register
def _(event: events.VisitSplit, rows: ShopRows) -> Iterator[FloorFact]:
    for visit_id in (event.visit_id, event.split_id):
        yield from visit_facts(rows, visit_id)
        yield from record_facts(rows, visit_id)


@_facts.register
def _(event: events.FlowChosen, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.pinned_flow(event.flow_digest)


@_facts.register
def _(event: events.ReceptionFinished, rows: ShopRows) -> Iterator[FloorFact]:
    yield from rows.line_words.where(tables.line_words.c.order_id == event.order_id)


@_facts.register
def _(event: events.AddedWorkRequested, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.line_words.get(event.line.line_id)


@_facts.register
def _(event: events.CheckFailed, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.reworks.get(event.rework_id)


@_facts.register
def _(event: events.AnnouncementEvent, rows: ShopRows) -> Iterator[FloorFact]:
    if not isinstance(event, events.AnnouncementPlayed):
        yield from _kept_announcement(rows, event)


def _kept_announcement(rows: ShopRows, event: events.AnnouncementEvent) -> Iterator[FloorFact]:
    """A call's row, unless it is about no car, or a car that has left, and its time was over before this."""
    call = rows.announcements.find(event.announcement_id)
    if call is not None:
        yield call


@_facts.register
def _(event: events.TimerEvent, rows: ShopRows) -> Iterator[FloorFact]:
    timer = rows.timers.get(event.timer_id)
    yield timer
    yield from timer_cars(rows, [timer])


@_facts.register
def _(event: events.ComplaintGiven, rows: ShopRows) -> Iterator[FloorFact]:
    yield from timer_cars(rows, rows.timers.open_for({event.complaint_id}))


@_facts.register
def _(event: events.BayStillKept, rows: ShopRows) -> Iterator[FloorFact]:
    still = rows.bay_stills.find(event.still_id)
    if still is not None:
        yield still


@_facts.register
def _(event: events.ReceptionKept, rows: ShopRows) -> Iterator[FloorFact]:
    yield from reception_facts(rows, rows.receptions.get(event.order_id))
    yield from vehicle_facts(rows, rows.visits.get(event.visit_id).vehicle_id)


@_facts.register
def _(event: events.StationChecked, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.receptions.get(event.order_id)


@_facts.register
def _(event: events.DamageMarked, rows: ShopRows) -> Iterator[FloorFact]:
    mark = rows.damage_marks.find(event.mark_id)
    if mark is not None:
        yield mark


@_facts.register
def _(event: events.PaintJobKept, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.paint_jobs.get(event.order_id)


@_facts.register
def _(event: events.BoothEvent, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.booths.get(event.bay_id)


@_facts.register
def _(event: events.WalkPhotoTaken, rows: ShopRows) -> Iterator[FloorFact]:
    photo = rows.walk_photos.find(event.photo_id)
    if photo is not None:
        yield photo


@_facts.register
def _(event: events.CustomerLinkMade, rows: ShopRows) -> Iterator[FloorFact]:
    link = rows.customer_links.find(event.link_id)
    if link is not None:
        yield link


@_facts.register
def _(event: events.CameraStateChanged, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.cameras.get(event.camera_id)


@_facts.register
def _(event: events.ExceptionRaised, rows: ShopRows) -> Iterator[FloorFact]:
    yield rows.exceptions.get(event.exception_id)


def _kept_sighting(rows: ShopRows, sighting_id: str) -> Iterator[FloorFact]:
    """A passage's row, unless its time was over before this entry was read."""
    seen = rows.sightings.find(sighting_id)
    if seen is not None:
        yield seen
