"""All rows of one shop, for reading: what a unit of work has, without a clock or an actor."""

from functools import cached_property

from sqlalchemy import ColumnElement, Connection, insert, select, update

from server.domain.appointment import Appointment
from server.domain.attendance import AttendanceSpan
from server.domain.bay import Bay, BayStill
from server.domain.booking_parts import BookingPart
from server.domain.booth_state import Booth
from server.domain.capacity import Capacity
from server.domain.check import Check, Rework
from server.domain.claim import Claim
from server.domain.complaint import Complaint
from server.domain.customer_link import CustomerLink
from server.domain.erasure import Erasure
from server.domain.errand import Errand
from server.domain.errors import NotFound
from server.domain.estimate import Estimate
from server.domain.follow_up import FollowUpCall
from server.domain.handover import Handover
from server.domain.job_clock import JobSpan
from server.domain.loaner import Loan, Loaner
from server.domain.message import Message
from server.domain.paint_job import PaintJob
from server.domain.parts_pick import PartsPick
from server.domain.past_service import PastService
from server.domain.payment import InvoiceRequest, Payment
from server.domain.promise_move import PromiseMove
from server.domain.ready_call import ReadyCall, SkippedWash
from server.domain.recall import Recall
from server.domain.reception import DamageMark, Reception, WalkPhoto
from server.domain.recommendation import Recommendation, Signature
from server.domain.records import (
    Announcement,
    CameraRecord,
    LineWords,
    Photo,
    PlayReceipt,
    RaisedException,
    Shop,
    SightingRecord,
    Sound,
    Speaker,
    Take,
)
from server.domain.repair_order import RepairOrder
from server.domain.rota import RotaDays
from server.domain.slip import Slip
from server.domain.slip_signature import SlipSignature
from server.domain.stage import Flow, StageKind
from server.domain.standing import WinBackCall
from server.domain.step_back import TakenBack
from server.domain.visit import Visit
from server.domain.visit_corrections import VisitCorrection
from server.store import tables
from server.store.repositories.fault_reports import FaultReports
from server.store.repositories.operations import Operations
from server.store.repositories.orders import Orders
from server.store.repositories.people_and_cars import BookedWords, Customers, Vehicles
from server.store.repositories.recalled_cars import RecalledCars
from server.store.repositories.staff import Staff
from server.store.repositories.timers import Timers
from server.store.rows import RowsOf
from server.store.written_orders import WrittenOrders

_PINNED: dict[tuple[str, str], Flow] = {}
"""By shop and digest: what a digest stands for never changes, and a flow is long to read."""


class ShopRows:
    """The repositories of one shop over one connection."""

    announcements = RowsOf(tables.announcements, Announcement)
    announcement_takes = RowsOf(tables.announcement_takes, Take)
    appointments = RowsOf(tables.appointments, Appointment)
    attendance_spans = RowsOf(tables.attendance_spans, AttendanceSpan)
    bays = RowsOf(tables.bays, Bay)
    bay_stills = RowsOf(tables.bay_stills, BayStill)
    booking_parts = RowsOf(tables.booking_parts, BookingPart)
    booths = RowsOf(tables.booths, Booth)
    capacities = RowsOf(tables.capacities, Capacity)
    claims = RowsOf(tables.claims, Claim)
    complaints = RowsOf(tables.complaints, Complaint)
    cameras = RowsOf(tables.cameras, CameraRecord)
    checks = RowsOf(tables.checks, Check)
    customer_links = RowsOf(tables.customer_links, CustomerLink)
    damage_marks = RowsOf(tables.damage_marks, DamageMark)
    erasures = RowsOf(tables.erasures, Erasure)
    errands = RowsOf(tables.errands, Errand)
    estimates = RowsOf(tables.estimates, Estimate)
    exceptions = RowsOf(tables.exceptions, RaisedException)
    follow_up_calls = RowsOf(tables.follow_up_calls, FollowUpCall)
    job_spans = RowsOf(tables.job_spans, JobSpan)
    line_words = RowsOf(tables.line_words, LineWords)
    loaners = RowsOf(tables.loaners, Loaner)
    loans = RowsOf(tables.loans, Loan)
    messages = RowsOf(tables.messages, Message)
    handovers = RowsOf(tables.handovers, Handover)
    invoice_requests = RowsOf(tables.invoice_requests, InvoiceRequest)
    paint_jobs = RowsOf(tables.paint_jobs, PaintJob)
    past_services = RowsOf(tables.past_services, PastService)
    parts_picks = RowsOf(tables.parts_picks, PartsPick)
    payments = RowsOf(tables.payments, Payment)
    photos = RowsOf(tables.photos, Photo)
    promise_moves = RowsOf(tables.promise_moves, PromiseMove)
    play_receipts = RowsOf(tables.play_receipts, PlayReceipt)
    recalls = RowsOf(tables.recalls, Recall)
    ready_calls = RowsOf(tables.ready_calls, ReadyCall)
    receptions = RowsOf(tables.receptions, Reception)
    recommendations = RowsOf(tables.recommendations, Recommendation)
    reworks = RowsOf(tables.reworks, Rework)
    rota_days = RowsOf(tables.rota_days, RotaDays)
    shops = RowsOf(tables.shops, Shop)
    sightings = RowsOf(tables.sightings, SightingRecord)
    signatures = RowsOf(tables.signatures, Signature)
    skipped_washes = RowsOf(tables.skipped_washes, SkippedWash)
    slip_signatures = RowsOf(tables.slip_signatures, SlipSignature)
    slips = RowsOf(tables.slips, Slip)
    sounds = RowsOf(tables.sounds, Sound)
    speakers = RowsOf(tables.speakers, Speaker)
    taken_back = RowsOf(tables.taken_back, TakenBack)
    visit_corrections = RowsOf(tables.visit_corrections, VisitCorrection)
    visits = RowsOf(tables.visits, Visit)
    walk_photos = RowsOf(tables.walk_photos, WalkPhoto)
    win_back_calls = RowsOf(tables.win_back_calls, WinBackCall)

    def __init__(self, connection: Connection, shop_id: str, written: WrittenOrders | None = None) -> None:
        """`written` is for the writer: orders that it need not read."""
        self.connection = connection
        self.shop_id = shop_id
        self.orders = Orders(connection, shop_id, written)
        self.staff = Staff(connection, shop_id)

    @cached_property
    def appointment_words(self) -> BookedWords:
        """What bookings are for."""
        return BookedWords(self.connection, self.shop_id)

    @cached_property
    def customers(self) -> Customers:
        """Who owns cars, or brings them."""
        return Customers(self.connection, self.shop_id)

    @cached_property
    def vehicles(self) -> Vehicles:
        """All cars that the shop has known."""
        return Vehicles(self.connection, self.shop_id)

    @cached_property
    def operations(self) -> Operations:
        """The service catalogue."""
        return Operations(self.connection, self.shop_id)

    @cached_property
    def fault_reports(self) -> FaultReports:
        """What was wrong with cars, and what put it right."""
        return FaultReports(self.connection, self.shop_id)

    @cached_property
    def recalled_cars(self) -> RecalledCars:
        """The cars of recalls."""
        return RecalledCars(self.connection, self.shop_id)

    @cached_property
    def timers(self) -> Timers:
        """The service clock's timers."""
        return Timers(self.connection, self.shop_id)

    @property
    def shop(self) -> Shop:
        """The shop's own row."""
        return self.shops.get(self.shop_id)

    def current_flow(self, key: str) -> Flow:
        """Return the flow that new orders of this kind get; raise NotFound for an unknown one."""
        return self._only(self._flows(tables.flows.c.current.is_(True), tables.flows.c.key == key), key)

    def pinned_flow(self, digest: str) -> Flow:
        """Return the flow that an order was opened with, whatever the shop's files say today."""
        if (self.shop_id, digest) not in _PINNED:
            found = self._only(self._flows(tables.flows.c.digest == digest), digest)
            _PINNED[self.shop_id, digest] = found
        return _PINNED[self.shop_id, digest]

    def kind_of_stage(self, order: RepairOrder) -> StageKind:
        """Return of which kind the stage is where the order stands."""
        return self.pinned_flow(order.flow_digest).stage(order.stage).kind

    def newest_estimate(self, order_id: str) -> Estimate | None:
        """Return the newest version of an order's estimate, None before there is one."""
        versions = self.estimates.where(tables.estimates.c.order_id == order_id)
        return max(versions, key=lambda version: version.number, default=None)

    def current_flows(self) -> list[Flow]:
        """Return the flows that new orders may get."""
        return self._flows(tables.flows.c.current.is_(True))

    def keep_flow(self, flow: Flow) -> None:
        """Let new orders of this key get this flow; older orders keep theirs."""
        here = tables.flows.c.shop_id == self.shop_id
        self.connection.execute(
            update(tables.flows).where(here, tables.flows.c.key == flow.key).values(current=False)
        )
        changed = self.connection.execute(
            update(tables.flows).where(here, tables.flows.c.digest == flow.digest).values(current=True)
        )
        if changed.rowcount == 0:
            row = {"shop_id": self.shop_id, "digest": flow.digest, "key": flow.key, "flow": flow}
            self.connection.execute(insert(tables.flows).values(row | {"current": True}))

    def _flows(self, *conditions: ColumnElement[bool]) -> list[Flow]:
        query = select(tables.flows.c.flow).where(tables.flows.c.shop_id == self.shop_id, *conditions)
        return [row.flow for row in self.connection.execute(query.order_by(tables.flows.c.key))]

    def _only(self, found: list[Flow], name: str) -> Flow:
        if not found:
            raise NotFound(f"this shop has no flow '{name}'", kind="Flow", id=name)
        return found[0]
