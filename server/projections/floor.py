"""The shop floor as all screens see it: one fold of the journal.

Every board is a view of the floor (`lounge_board`, `workshop_board` …). The floor can be read from the tables
(`store/floor_reader.py`) or moved on event by event (`floor_changes.py`); tests hold the two equal.
"""

from dataclasses import dataclass, field
from datetime import datetime

from server.domain.appointment import Appointment
from server.domain.bay import Bay, BayStill
from server.domain.booth import BoothRules
from server.domain.booth_state import Booth
from server.domain.check import Rework
from server.domain.clock_timer import Timer, TimerCar
from server.domain.customer_link import CustomerLink
from server.domain.job_clock import JobSpan
from server.domain.paint_job import PaintJob
from server.domain.reception import DamageMark, Reception, WalkPhoto
from server.domain.recorder_address import Recorders
from server.domain.records import (
    Announcement,
    AppointmentWords,
    CameraRecord,
    LineWords,
    RaisedException,
    Shop,
    SightingRecord,
)
from server.domain.repair_order import RepairOrder, WorkState
from server.domain.rota import RotaDays
from server.domain.staff import StaffMember
from server.domain.stage import Flow
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit import Visit
from server.projections.views import Rows, Views


@dataclass(slots=True)
class Floor:
    """Open visits with their orders, and what the boards say about them; all by id."""

    shop: Shop
    number: int
    flows: dict[str, Flow] = field(default_factory=dict)
    """Those that new orders get, and those that open orders are pinned to; by digest."""
    current_flows: dict[str, str] = field(default_factory=dict)
    """The digest of what new orders get, by the flow's key."""
    bays: dict[str, Bay] = field(default_factory=dict)
    staff: dict[str, StaffMember] = field(default_factory=dict)
    vehicles: dict[str, Vehicle] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    appointment_words: dict[str, AppointmentWords] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    orders: dict[str, RepairOrder] = field(default_factory=dict)
    line_words: dict[str, LineWords] = field(default_factory=dict)
    reworks: dict[str, Rework] = field(default_factory=dict)
    """By order: why each was sent back the last time."""
    sightings: dict[str, SightingRecord] = field(default_factory=dict)
    announcements: dict[str, Announcement] = field(default_factory=dict)
    exceptions: dict[str, RaisedException] = field(default_factory=dict)
    cameras: dict[str, CameraRecord] = field(default_factory=dict)
    bay_stills: dict[str, BayStill] = field(default_factory=dict)
    customer_links: dict[str, CustomerLink] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)
    """Of the service clock: those whose time has begun and has not ended."""
    timer_cars: dict[str, TimerCar] = field(default_factory=dict)
    """By timer: which car it is about, where that is by no visit or booking."""
    receptions: dict[str, Reception] = field(default_factory=dict)
    """By the order's id."""
    damage_marks: dict[str, DamageMark] = field(default_factory=dict)
    walk_photos: dict[str, WalkPhoto] = field(default_factory=dict)
    paint_jobs: dict[str, PaintJob] = field(default_factory=dict)
    """By the order's id."""
    booths: dict[str, Booth] = field(default_factory=dict)
    """By the bay's id: those that were ever decided on."""
    job_spans: dict[str, JobSpan] = field(default_factory=dict)
    """All of the orders above."""
    rota_days: dict[str, RotaDays] = field(default_factory=dict)
    """Of today and later."""
    seen: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """By day and member of staff: when they first did something in the shop; of today and later."""
    recorders: Recorders = field(default_factory=Recorders, compare=False)
    """Of the settings: no row says that a bay is shown by something else than a camera."""
    booth_rules: BoothRules = field(default_factory=BoothRules, compare=False)
    """Of the settings, too: how long booths and cars are."""
    views: Views = field(default_factory=Views, compare=False, repr=False)
    """Values that boards have made of the rows above."""

    def order_of(self, visit: Visit) -> RepairOrder | None:
        """Return the visit's open repair order, the newest if there are several."""
        return self.newest_orders().get(visit.visit_id)

    def newest_orders(self) -> dict[str, RepairOrder]:
        """Return what `order_of` says of each visit that has an order."""

        def rows() -> dict[str, Rows]:
            by_age = sorted(self.orders.values(), key=lambda order: order.order_id)
            return {order.visit_id: (order,) for order in by_age}

        return self.views.of("newest orders", self.number, rows, lambda order: order)

    def orders_in_bays(self) -> dict[str, RepairOrder]:
        """Return the orders whose cars stand in bays, by the bays' ids; of a booth's load the one in hand."""

        def rows() -> dict[str, Rows]:
            in_turn = sorted(self.orders.values(), key=_turn_in_bay, reverse=True)
            standing = ((order.occupied_bay_id, order) for order in in_turn)
            return {bay_id: (order,) for bay_id, order in standing if bay_id is not None}

        return self.views.of("orders in bays", self.number, rows, lambda order: order)

    def spans_going_on(self) -> dict[str, JobSpan]:
        """Return the stretches of work that go on, by who works."""

        def rows() -> dict[str, Rows]:
            return {span.staff_id: (span,) for span in self.job_spans.values() if span.ended_at is None}

        return self.views.of("spans going on", self.number, rows, lambda span: span)

    def see(self, day: str, staff_id: str, at: datetime) -> None:
        """Keep when somebody first did something in the shop on its day, or after it."""
        if day >= self.shop.opened_day:
            self.seen[day, staff_id] = min(at, self.seen.get((day, staff_id), at))

    def vehicle_of(self, visit: Visit) -> Vehicle:
        """Return the visit's vehicle."""
        return self.vehicles[visit.vehicle_id]


_TURNS = (WorkState.WORKING, WorkState.ASSIGNED, WorkState.PAUSED, WorkState.QUEUED)


def _turn_in_bay(order: RepairOrder) -> tuple[int, str]:
    return _TURNS.index(order.work.state), order.order_id


FloorFact = (
    Announcement
    | Appointment
    | AppointmentWords
    | Bay
    | BayStill
    | Booth
    | CameraRecord
    | Customer
    | CustomerLink
    | DamageMark
    | Flow
    | JobSpan
    | LineWords
    | PaintJob
    | RaisedException
    | Rework
    | Reception
    | RotaDays
    | Shop
    | SightingRecord
    | StaffMember
    | Timer
    | TimerCar
    | Vehicle
    | Visit
    | WalkPhoto
    | RepairOrder
)
"""A row that the store joins to an event, because the event names only its id."""
