"""A board moved on by the journal equals one built afresh from the tables, whatever happens in the shop."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from server.access.customer_links import make_customer_link
from server.actions import (
    authorization,
    bay_video,
    delivery,
    dispatch,
    payments,
    quality,
    reception,
    step_back,
    wash,
    work,
)
from server.actions.announcements import begin_take, end_announcement, queue_announcement
from server.actions.appointments import (
    assign_appointment,
    book_appointment,
    cancel_appointment,
    mark_no_shows,
    move_appointment,
)
from server.actions.arrivals import check_in_vehicle, confirm_arrival
from server.actions.attendance import set_attendance
from server.actions.cameras import hear_agent, note_silence
from server.actions.customer_pages import rate_visit
from server.actions.departures import close_delivered
from server.actions.job_clock import clock_off, clock_on
from server.actions.parking import park_vehicle
from server.actions.plates_given import give_plate
from server.actions.rota import keep_rota_days, remove_rota_days, set_rota
from server.actions.service_clock import give_care, hear_journal, take_step
from server.actions.shop_setup import open_day
from server.actions.sightings import decide_sighting, expire_sightings, forget_passages
from server.actions.visit_corrections import merge_visits, undo_merge
from server.actions.visit_splits import split_visit
from server.actions.walkaround import forget_walk_photos
from server.contract import deeds
from server.contract.boards import LineOption, Words
from server.contract.heartbeats import AgentHeartbeat, CameraState
from server.contract.rota import KeepRotaDays, SetRota
from server.domain.allowed_deeds import Deed, allowed_deeds
from server.domain.announcement_queue import End
from server.domain.arrival import GateThresholds
from server.domain.capacity import BookingRules
from server.domain.errors import AttendanceNotPossible, WorkshopError
from server.domain.records import Announcement, Sound, Take
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor, Role
from server.domain.stage import Name
from server.projections.topics import board_for
from server.store import tables
from server.store.engines import writing_engine
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.busy_shop import BusyShop
from tests.fakes.clocked_shop import RULES
from tests.fakes.passed_checks import all_checked
from tests.fakes.plate_reads import sighting
from tests.fakes.postgres import postgres
from tests.fakes.written_receptions import WRITINGS

PLATES = ["京A12345", "京A12645", "粤ZF023港", "京AD06827", "京A0316警", "沪B26317"]
plates = st.sampled_from(PLATES)
minutes = st.integers(min_value=0, max_value=90).map(lambda count: timedelta(minutes=count))
BOOKING = BookingRules()
SAID = Words(zh="前刹车片", en="Front brake pads")


class ShopFloor(RuleBasedStateMachine):
    """Everything that people and cameras can do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.new_shop()
        self.merges: list[str] = []

    def new_shop(self) -> BusyShop:
        """A shop in memory."""
        return BusyShop()

    def teardown(self) -> None:
        """Let go of the database."""
        self.shop.engine.dispose()

    @rule(duration=minutes)
    def time_passes(self, duration: timedelta) -> None:
        self.shop.wait(duration)

    @rule()
    def night_passes(self) -> None:
        self.shop.wait(timedelta(hours=15))
        self.shop.do(open_day)

    @rule(wanted=st.sampled_from(["in", "break", "off"]), technician=st.booleans())
    def somebody_comes_or_goes(self, wanted: Any, technician: bool) -> None:
        who = self.shop.technician if technician else self.shop.advisor
        body = deeds.SetAttendance(presence=wanted)
        with suppress(AttendanceNotPossible):
            self.shop.do(lambda unit: set_attendance(unit, who.staff_id, body))
        self.shop.follow()

    @rule(first=st.integers(-2, 3), length=st.integers(0, 3), kind=st.sampled_from(["leave", "sick"]))
    def somebody_is_away(self, first: int, length: int, kind: Any) -> None:
        day = self.shop.now.date() + timedelta(days=first)
        days = KeepRotaDays(rota_days_id=new_id(), first=day, last=day + timedelta(days=length), kind=kind)
        self._moves(lambda unit: keep_rota_days(unit, self.shop.technician.staff_id, days))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.rota_days)
    def somebody_is_not_away_after_all(self, choice: Any) -> None:
        days = choice.choice(sorted(self.shop.floor.rota_days))
        self._moves(lambda unit: remove_rota_days(unit, days))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.orders)
    def somebody_joins_a_job(self, choice: Any) -> None:
        order_id = choice.choice(sorted(self.shop.floor.orders))
        body = deeds.ClockOn(staff_id=self.shop.technician.staff_id)
        with suppress(WorkshopError):
            self.shop.do(lambda unit: clock_on(unit, order_id, body))
        self.shop.follow()

    @rule()
    def somebody_leaves_their_job(self) -> None:
        body = deeds.ClockOff(staff_id=self.shop.technician.staff_id)
        self.shop.do(lambda unit: clock_off(unit, body))
        self.shop.follow()

    @rule(opens=st.integers(6, 10))
    def somebody_has_other_shifts(self, opens: int) -> None:
        body = SetRota(week=[[f"{opens:02}:00-12:00"]] * 6 + [[]])
        self._moves(lambda unit: set_rota(unit, self.shop.advisor.staff_id, body))

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
    def delivered_cars_are_closed(self) -> None:
        self.shop.do(close_delivered)

    @rule()
    def no_shows_are_marked(self) -> None:
        self.shop.do(lambda unit: mark_no_shows(unit, timedelta(minutes=30)))

    @rule(plate=plates, direction=st.sampled_from(["in", "out"]), doubtful=st.booleans())
    def a_car_passes_the_gate(self, plate: str, direction: Any, doubtful: bool) -> None:
        doubts = {4: "6"} if doubtful else None
        seen = sighting(plate, direction=direction, doubts=doubts)
        self._moves(lambda unit: decide_sighting(unit, seen, unit.now, None, GateThresholds()))

    @rule(plate=plates, choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.sightings)
    def an_advisor_says_which_car_it_is(self, plate: str, choice: Any) -> None:
        seen = choice.choice(sorted(self.shop.floor.sightings))
        self._tries(lambda unit: confirm_arrival(unit, seen, deeds.ConfirmArrival(plate=plate)))

    @rule()
    def the_service_clock_looks(self) -> None:
        self.shop.do(lambda unit: hear_journal(unit, RULES))
        for timer in self.shop.do(lambda unit: unit.timers.due(unit.now, 100)):
            self._moves(lambda unit, timer=timer: take_step(unit, timer.timer_id))  # type: ignore[misc]

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.timers)
    def somebody_says_what_they_did(self, choice: Any) -> None:
        timer_id = choice.choice(sorted(self.shop.floor.timers))
        self._tries(lambda unit: give_care(unit, timer_id))

    @rule()
    def reads_expire(self) -> None:
        self.shop.do(lambda unit: expire_sightings(unit, timedelta(minutes=30)))
        self.shop.do(lambda unit: forget_passages(unit, timedelta(minutes=30)))

    @rule()
    def agents_fall_silent(self) -> None:
        self.shop.do(lambda unit: note_silence(unit, self.shop.now, timedelta(minutes=1)))

    @rule(plate=plates)
    def a_car_is_checked_in_by_hand(self, plate: str) -> None:
        self._tries(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))

    @rule(mark=st.sampled_from(["K17", "临123", None]))
    def a_car_without_a_plate_is_checked_in(self, mark: str | None) -> None:
        body = deeds.CheckInVehicle(no_plate=deeds.NoPlate(mark=mark))
        self._tries(lambda unit: check_in_vehicle(unit, body))

    @rule(choice=st.randoms(use_true_random=False), plate=plates)
    @precondition(lambda self: self.shop.floor.visits)
    def a_car_gets_its_plate(self, choice: Any, plate: str) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        self._tries(lambda unit: give_plate(unit, visit_id, deeds.GivePlate(plate=plate)))

    @rule(choice=st.randoms(use_true_random=False), key_tag=st.sampled_from(["", "A1", "A2"]))
    @precondition(lambda self: self.shop.floor.visits)
    def a_car_is_parked(self, choice: Any, key_tag: str) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        body = deeds.ParkVehicle(key_tag=key_tag, spot="B2-14")
        self._tries(lambda unit: park_vehicle(unit, visit_id, body))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.orders)
    def somebody_does_what_is_allowed(self, choice: Any) -> None:
        order = self.shop.floor.orders[choice.choice(sorted(self.shop.floor.orders))]
        flow = self.shop.floor.flows[order.flow_digest]
        allowed = sorted(allowed_deeds(order, flow))
        if allowed:
            deed = choice.choice(allowed)
            # Nobody checks their own work.
            actor = self.shop.inspector if deed in (Deed.PASS_CHECK, Deed.FAIL_CHECK) else None
            self._tries(lambda unit: DOINGS[deed](unit, order, self.shop), actor)

    @rule(choice=st.randoms(use_true_random=False), part=st.sampled_from(sorted(WRITINGS)))
    @precondition(lambda self: self.shop.floor.orders)
    def a_reception_is_written_down(self, choice: Any, part: str) -> None:
        order_id = choice.choice(sorted(self.shop.floor.orders))
        self._tries(lambda unit: WRITINGS[part](unit, order_id))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: len(self.shop.floor.visits) > 1)
    def two_visits_are_one(self, choice: Any) -> None:
        into, other = choice.sample(sorted(self.shop.floor.visits), 2)
        kept = deeds.KeptParts(
            of_other=choice.sample(["bringer", "readings", "valuables", "notes"], 2),
            marks=choice.choice(["own", "other", "both"]),
            photos=choice.choice(["own", "other", "both"]),
        )
        body = deeds.MergeVisits(
            other_visit_id=other, kept=choice.choice([None, kept, kept]), reason="双重识别"
        )
        self._tries(lambda unit: self.merges.append(merge_visits(unit, into, body).correction_id))

    @rule()
    @precondition(lambda self: self.merges)
    def a_merge_is_taken_back(self) -> None:
        self._tries(lambda unit: undo_merge(unit, self.merges[-1]))

    @rule(choice=st.randoms(use_true_random=False), plate=plates, with_order=st.booleans())
    @precondition(lambda self: self.shop.floor.visits)
    def a_visit_was_of_two_cars(self, choice: Any, plate: str, with_order: bool) -> None:
        floor = self.shop.floor
        visit = floor.visits[choice.choice(sorted(floor.visits))]
        order = floor.order_of(visit)
        seen = [key for key, each in floor.sightings.items() if each.visit_id == visit.visit_id]
        marks = [key for key, each in floor.damage_marks.items() if order and each.order_id == order.order_id]
        photos = [key for key, each in floor.walk_photos.items() if order and each.order_id == order.order_id]
        body = deeds.SplitVisit(
            plate=plate,
            with_order=with_order,
            with_booking=visit.appointment_id is not None and choice.random() < 0.5,
            sightings=seen[:1],
            parts=[] if with_order else ["bringer", "readings", "notes"],
            marks=[] if with_order else marks[:2],
            photos=[] if with_order else photos[:1],
            reason="两台车记成一次",
        )
        self._tries(lambda unit: split_visit(unit, visit.visit_id, body))

    @rule()
    def walk_photos_expire(self) -> None:
        self.shop.do(lambda unit: forget_walk_photos(unit, timedelta(hours=2)))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.visits)
    def a_customer_follows_and_rates(self, choice: Any) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        customer = Actor(self.shop.shop_id, frozenset({Role.CUSTOMER}), visit_id=visit_id)
        self.shop.do(lambda unit: make_customer_link(unit, visit_id, unit.now))
        self.shop.do(lambda unit: rate_visit(unit, deeds.RateVisit(score=4)), customer)

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.visits)
    def a_call_is_made(self, choice: Any) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        self._call(visit_id)

    @rule()
    def something_is_said_to_everybody(self) -> None:
        self._call(None)

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.announcements)
    def a_call_is_begun(self, choice: Any) -> None:
        call = self.shop.floor.announcements[choice.choice(sorted(self.shop.floor.announcements))]
        sound = Sound(new_id(), self.shop.shop_id, "0" * 64, 5.0, -16.0, self.shop.now)
        take = Take(
            take_id=new_id(),
            shop_id=self.shop.shop_id,
            announcement_id=call.announcement_id,
            number=call.takes + 1,
            room="lounge",
            began_at=self.shop.now,
            seconds=5.0,
            speakers=(),
        )
        self._moves(lambda unit: begin_take(unit, call, take, sound))

    @rule(choice=st.randoms(use_true_random=False), ending=st.sampled_from(["said", "unheard"]))
    @precondition(lambda self: self.shop.floor.announcements)
    def a_call_ends(self, choice: Any, ending: Any) -> None:
        call = self.shop.floor.announcements[choice.choice(sorted(self.shop.floor.announcements))]
        self._moves(lambda unit: end_announcement(unit, End(call, ending)))

    def _call(self, visit_id: str | None) -> None:
        call = Announcement(
            announcement_id=new_id(),
            shop_id=self.shop.shop_id,
            kind="ready",
            visit_id=visit_id,
            caption=Name("请取车", "Ready"),
            room="lounge",
            queued_at=self.shop.now,
            called_at=self.shop.now,
        )
        self._moves(lambda unit: queue_announcement(unit, call))

    @rule(state=st.sampled_from(["up", "down"]))
    def a_camera_is_heard(self, state: Any) -> None:
        said = CameraState(camera="entry", direction="both", state=state, since=self.shop.now)
        beat = AgentHeartbeat(sent_at=self.shop.now, version="1", cameras=[said], outbox_waiting=0)
        self.shop.do(lambda unit: hear_agent(unit, beat, self.shop.now))

    @invariant()
    def boards_agree(self) -> None:
        self.shop.follow()
        moved, afresh = self.shop.boards(self.shop.floor), self.shop.boards(self.shop.floor_from_tables())
        assert moved == afresh

    @invariant()
    def no_mask_stands_for_two_cars(self) -> None:
        rows: list[Any] = [
            value for key, value in board_for("lounge", self.shop.floor).items() if key[:4] == "car/"
        ]
        texts = [row["plate"]["text"] for row in rows]
        assert len(set(texts)) == len(texts)
        assert not set(texts) & set(PLATES)

    def _moves(self, action: Callable[[UnitOfWork], object]) -> None:
        """Run an action that must be recorded."""
        self.shop.do(action)
        assert self.shop.follow() > 0

    def _tries(self, action: Callable[[UnitOfWork], object], actor: Actor | None = None) -> None:
        """Run an action that may be refused: then nothing is recorded."""
        try:
            self.shop.do(action, actor)
        except WorkshopError:
            assert self.shop.follow() == 0
        else:
            assert self.shop.follow() > 0


def window(unit: UnitOfWork) -> tuple[datetime, datetime]:
    """A promise of twenty minutes from now."""
    return unit.now, unit.now + timedelta(minutes=20)


def finish_reception(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    line = deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=48_000)
    since, until = window(unit)
    told = (
        deeds.VehicleDescription(brand=SAID, series=SAID, colour=SAID)
        if order.number[-1] in "13579"
        else None
    )
    body = deeds.FinishReception(
        lines=[line], promised_from=since, promised_to=until, promise_reason="说好了", vehicle=told
    )
    return reception.finish_reception(unit, order.order_id, body)


def revise_estimate(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    lines = [
        deeds.EstimateLine(title=SAID, standard_minutes=30, price_minor=9_000, payer="warranty"),
        deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=48_000, explanation=SAID),
    ]
    since, until = window(unit)
    body = deeds.ReviseEstimate(lines=lines, promised_from=since, promised_to=until, promise_reason="说好了")
    return reception.revise_estimate(unit, order.order_id, body)


def authorize_estimate(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    """Decline all lines but the first."""
    declined = [line.line_id for line in order.lines[1:]]
    return reception.authorize_estimate(
        unit, order.order_id, deeds.AuthorizeEstimate(agreed="phone", declined=declined)
    )


def assign_bay(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    body = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    return dispatch.assign_bay(unit, order.order_id, body)


def tick_checklist(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    """Tick what is open; when all is ticked, the first once more."""
    ticked = {tick.item_id for tick in order.checklist}
    items = [entry.item_id for entry in shop.floor.flows[order.flow_digest].checklist]
    item_id = next((item for item in items if item not in ticked), items[0])
    return work.tick_checklist(unit, order.order_id, deeds.TickChecklist(item_id=item_id))


def request_added_work(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    option = LineOption(option_id="a", title=SAID, detail=SAID, minutes=40, price_minor=90_000)
    body = deeds.RequestAddedWork(title=SAID, safety=True, options=[option])
    return work.request_added_work(unit, order.order_id, body)


def answer_added_work(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    line = next(line for line in order.lines if line.added and line.authorization == "requested")
    option_id = "a" if order.version % 2 else None
    body = deeds.AnswerAddedWork(line_id=line.line_id, option_id=option_id)
    return authorization.answer_added_work(unit, order.order_id, body)


def pass_check(unit: UnitOfWork, order: RepairOrder, shop: BusyShop) -> object:
    body = all_checked(order, shop.floor.flows[order.flow_digest])
    return quality.pass_check(unit, order.order_id, body)


def settle_order(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    body = deeds.SettleOrder(paid_minor=order.total_minor - order.paid_minor)
    return payments.settle_order(unit, order.order_id, body)


def refund_payment(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    taken = unit.payments.where(tables.payments.c.order_id == order.order_id)
    body = deeds.RefundPayment(payment_id=taken[-1].payment_id, reason="刷错卡")
    return payments.refund_payment(unit, order.order_id, body)


def move_promised_time(unit: UnitOfWork, order: RepairOrder, _shop: BusyShop) -> object:
    since, until = window(unit)
    body = deeds.MovePromisedTime(promised_from=since, promised_to=until, promise_reason="说好了")
    return delivery.move_promised_time(unit, order.order_id, body)


def plainly(action: Callable[[UnitOfWork, str, Any], object], body: deeds.OrderDeed) -> "Doing":
    """A deed whose body does not depend on the order."""
    return lambda unit, order, _shop: action(unit, order.order_id, body)


Doing = Callable[[UnitOfWork, RepairOrder, BusyShop], object]
DOINGS: dict[Deed, Doing] = {
    Deed.CHOOSE_FLOW: plainly(reception.choose_flow, deeds.ChooseFlow(flow="pre_delivery")),
    Deed.BEGIN_RECEPTION: plainly(reception.begin_reception, deeds.BeginReception()),
    Deed.FINISH_RECEPTION: finish_reception,
    Deed.REVISE_ESTIMATE: revise_estimate,
    Deed.AUTHORIZE_ESTIMATE: authorize_estimate,
    Deed.ASSIGN_BAY: assign_bay,
    Deed.START_WORK: plainly(work.start_work, deeds.StartWork()),
    Deed.PAUSE_WORK: plainly(work.pause_work, deeds.PauseWork(reason="parts")),
    Deed.CALL_FOR_HELP: plainly(work.call_for_help, deeds.CallForHelp()),
    Deed.ANSWER_HELP: plainly(work.answer_help, deeds.AnswerHelp()),
    Deed.TICK_CHECKLIST: tick_checklist,
    Deed.TAKE_PHOTO: lambda unit, order, _shop: work.take_photo(
        unit, order.order_id, deeds.TakePhoto(), "0" * 64
    ),
    Deed.SWITCH_CAMERA: plainly(bay_video.switch_camera, deeds.SwitchCamera(on=False)),
    Deed.REQUEST_ADDED_WORK: request_added_work,
    Deed.ANSWER_ADDED_WORK: answer_added_work,
    Deed.FINISH_WORK: plainly(work.finish_work, deeds.FinishWork()),
    Deed.UNDO_DEED: plainly(work.undo_deed, deeds.UndoDeed()),
    Deed.PASS_CHECK: pass_check,
    Deed.FAIL_CHECK: plainly(quality.fail_check, deeds.FailCheck(cause="左前有异响")),
    Deed.START_WASH: plainly(wash.start_wash, deeds.StartWash()),
    Deed.SKIP_WASH: plainly(wash.skip_wash, deeds.SkipWash(words="不洗车")),
    Deed.FINISH_WASH: plainly(wash.finish_wash, deeds.FinishWash()),
    Deed.CALL_CUSTOMER: plainly(delivery.call_customer, deeds.CallCustomer()),
    Deed.STEP_BACK: plainly(step_back.step_back, deeds.StepBack(reason="点错了")),
    Deed.SETTLE_ORDER: settle_order,
    Deed.TAKE_PAYMENT: plainly(payments.take_payment, deeds.TakePayment(kind="wechat", amount_minor=20_000)),
    Deed.REFUND_PAYMENT: refund_payment,
    Deed.REQUEST_INVOICE: plainly(payments.request_invoice, deeds.RequestInvoice(title="某某公司")),
    Deed.DELIVER_VEHICLE: plainly(delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry")),
    Deed.MOVE_PROMISED_TIME: move_promised_time,
}


class ShopFloorOnPostgres(ShopFloor):
    """The same, with a real PostgreSQL under it."""

    def new_shop(self) -> BusyShop:
        """A shop in a database of its own."""
        return BusyShop(writing_engine(postgres().database()))


def as_often_as(examples: str) -> settings:
    """How long floors are played with; FOLD_EXAMPLES plays longer."""
    return settings(
        max_examples=int(os.environ.get("FOLD_EXAMPLES", examples)),
        stateful_step_count=40,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )


TestShopFloor = ShopFloor.TestCase
TestShopFloor.settings = as_often_as("8")
TestShopFloorOnPostgres = ShopFloorOnPostgres.TestCase
TestShopFloorOnPostgres.settings = as_often_as("3")


def test_every_deed_is_played() -> None:
    assert DOINGS.keys() == set(Deed)
