"""Rows that an event names, put into the floor as the tables have them."""

from functools import singledispatch

from server.domain.appointment import Appointment
from server.domain.bay import Bay, BayStill
from server.domain.booth_state import Booth
from server.domain.check import Rework
from server.domain.clock_timer import Timer, TimerCar
from server.domain.customer_link import CustomerLink
from server.domain.job_clock import JobSpan
from server.domain.paint_job import PaintJob
from server.domain.reception import DamageMark, Reception, WalkPhoto
from server.domain.records import (
    Announcement,
    AppointmentWords,
    CameraRecord,
    LineWords,
    RaisedException,
    Shop,
    SightingRecord,
)
from server.domain.repair_order import RepairOrder
from server.domain.rota import RotaDays
from server.domain.staff import StaffMember
from server.domain.stage import Flow
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit import Visit
from server.projections.floor import Floor, FloorFact


@singledispatch
def put(fact: FloorFact, floor: Floor) -> None:
    """Let the floor have a row as it is now."""
    raise TypeError(f"the floor keeps no {type(fact).__name__}")


@put.register
def _(fact: Shop, floor: Floor) -> None:
    floor.shop = fact
    floor.seen = {key: at for key, at in floor.seen.items() if key[0] >= fact.opened_day}


@put.register
def _(fact: Flow, floor: Floor) -> None:
    floor.flows[fact.digest] = fact


@put.register
def _(fact: Bay, floor: Floor) -> None:
    floor.bays[fact.bay_id] = fact


@put.register
def _(fact: BayStill, floor: Floor) -> None:
    if fact.visit_id in floor.visits:
        floor.bay_stills[fact.still_id] = fact


@put.register
def _(fact: StaffMember, floor: Floor) -> None:
    floor.staff[fact.staff_id] = fact


@put.register
def _(fact: Vehicle, floor: Floor) -> None:
    floor.vehicles[fact.vehicle_id] = fact


@put.register
def _(fact: Customer, floor: Floor) -> None:
    floor.customers[fact.customer_id] = fact


@put.register
def _(fact: AppointmentWords, floor: Floor) -> None:
    floor.appointment_words[fact.appointment_id] = fact


@put.register
def _(fact: LineWords, floor: Floor) -> None:
    floor.line_words[fact.line_id] = fact


@put.register
def _(fact: Rework, floor: Floor) -> None:
    floor.reworks[fact.order_id] = fact


@put.register
def _(fact: SightingRecord, floor: Floor) -> None:
    floor.sightings[fact.sighting_id] = fact


@put.register
def _(fact: Announcement, floor: Floor) -> None:
    floor.announcements[fact.announcement_id] = fact


@put.register
def _(fact: RaisedException, floor: Floor) -> None:
    floor.exceptions[fact.exception_id] = fact


@put.register
def _(fact: CameraRecord, floor: Floor) -> None:
    floor.cameras[fact.camera_id] = fact


@put.register
def _(fact: CustomerLink, floor: Floor) -> None:
    floor.customer_links[fact.link_id] = fact


@put.register
def _(fact: Timer, floor: Floor) -> None:
    if fact.shown:
        floor.timers[fact.timer_id] = fact
    else:
        floor.timers.pop(fact.timer_id, None)
        floor.timer_cars.pop(fact.timer_id, None)


@put.register
def _(fact: TimerCar, floor: Floor) -> None:
    if fact.timer_id in floor.timers:
        floor.timer_cars[fact.timer_id] = fact


@put.register
def _(fact: Reception | DamageMark | WalkPhoto, floor: Floor) -> None:
    if fact.order_id not in floor.orders:
        return
    if isinstance(fact, Reception):
        floor.receptions[fact.order_id] = fact
    elif isinstance(fact, DamageMark):
        floor.damage_marks[fact.mark_id] = fact
    else:
        floor.walk_photos[fact.photo_id] = fact


@put.register
def _(fact: PaintJob, floor: Floor) -> None:
    if fact.order_id in floor.orders:
        floor.paint_jobs[fact.order_id] = fact


@put.register
def _(fact: Booth, floor: Floor) -> None:
    floor.booths[fact.bay_id] = fact


@put.register
def _(fact: JobSpan, floor: Floor) -> None:
    floor.see(floor.shop.calendar.day_of(fact.began_at).isoformat(), fact.staff_id, fact.began_at)
    if fact.order_id in floor.orders:
        floor.job_spans[fact.span_id] = fact


@put.register
def _(fact: RotaDays, floor: Floor) -> None:
    if fact.last.isoformat() >= floor.shop.opened_day:
        floor.rota_days[fact.rota_days_id] = fact


@put.register
def _(fact: Visit | RepairOrder, floor: Floor) -> None:
    if isinstance(fact, Visit):
        floor.visits[fact.visit_id] = fact
        # Its car tells of its timers again: a departure was taken back.
        for key in [key for key in floor.timer_cars if floor.timers[key].visit_id == fact.visit_id]:
            del floor.timer_cars[key]
    else:
        floor.orders[fact.order_id] = fact


@put.register
def _(fact: Appointment, floor: Floor) -> None:
    if fact.appointment_id in floor.appointments:
        floor.appointments[fact.appointment_id] = fact
