"""A board moved on by the journal equals one built afresh from the tables, whatever happens in the shop."""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from server.access.customer_links import make_customer_link
from server.actions import authorization, delivery, dispatch, quality, reception, wash, work
from server.actions.announcements import record_announcement
from server.actions.appointments import book_appointment, mark_no_shows
from server.actions.arrivals import check_in_vehicle, confirm_arrival
from server.actions.cameras import hear_agent
from server.actions.customer_pages import rate_visit
from server.actions.shop_setup import open_day
from server.actions.sightings import decide_sighting, expire_sightings
from server.contract import deeds
from server.contract.boards import LineOption, Words
from server.contract.heartbeats import AgentHeartbeat, CameraState
from server.domain.arrival import GateThresholds
from server.domain.errors import WorkshopError
from server.domain.order_deeds import Deed, allowed_deeds
from server.domain.records import Announcement
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor, Role
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.busy_shop import BusyShop
from tests.fakes.plate_reads import sighting

PLATES = ["京A12345", "京A12645", "粤ZF023港", "京AD06827", "京A0316警", "沪B26317"]
plates = st.sampled_from(PLATES)
minutes = st.integers(min_value=0, max_value=90).map(lambda count: timedelta(minutes=count))
SAID = Words(zh="前刹车片", en="Front brake pads")


class ShopFloor(RuleBasedStateMachine):
    """Everything that people and cameras can do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = BusyShop()

    @rule(duration=minutes)
    def time_passes(self, duration: timedelta) -> None:
        self.shop.wait(duration)

    @rule()
    def night_passes(self) -> None:
        self.shop.wait(timedelta(hours=15))
        self.shop.do(open_day)

    @rule(plate=plates, flow=st.sampled_from(["mechanical", "express", "body_and_paint"]))
    def somebody_books(self, plate: str, flow: str) -> None:
        self._moves(lambda unit: book_appointment(unit, self.shop.booking(plate, flow=flow)))

    @rule()
    def no_shows_are_marked(self) -> None:
        self.shop.do(lambda unit: mark_no_shows(unit, timedelta(minutes=30)))

    @rule(plate=plates, direction=st.sampled_from(["in", "out"]), doubtful=st.booleans())
    def a_car_passes_the_gate(self, plate: str, direction: Any, doubtful: bool) -> None:
        doubts = {4: "6"} if doubtful else None
        seen = sighting(plate, direction=direction, doubts=doubts)
        self._moves(lambda unit: decide_sighting(unit, seen, None, GateThresholds()))

    @rule(plate=plates, choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.sightings)
    def an_advisor_says_which_car_it_is(self, plate: str, choice: Any) -> None:
        seen = choice.choice(sorted(self.shop.floor.sightings))
        self._tries(lambda unit: confirm_arrival(unit, seen, deeds.ConfirmArrival(plate=plate)))

    @rule()
    def reads_expire(self) -> None:
        self.shop.do(lambda unit: expire_sightings(unit, timedelta(minutes=30)))

    @rule(plate=plates)
    def a_car_is_checked_in_by_hand(self, plate: str) -> None:
        self._tries(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.orders)
    def somebody_does_what_is_allowed(self, choice: Any) -> None:
        order = self.shop.floor.orders[choice.choice(sorted(self.shop.floor.orders))]
        flow = self.shop.floor.flows[order.flow_digest]
        allowed = sorted(allowed_deeds(order, flow))
        if allowed:
            deed = choice.choice(allowed)
            self._tries(lambda unit: self._do(unit, order, deed))

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
        call = Announcement(
            new_id(), self.shop.shop_id, visit_id, Name("请取车", "Ready"), "0" * 64, 5.0, self.shop.now
        )
        self._moves(lambda unit: record_announcement(unit, call))

    @rule(state=st.sampled_from(["up", "down"]))
    def a_camera_is_heard(self, state: Any) -> None:
        said = CameraState(camera="entry", direction="in", state=state, since=self.shop.now)
        beat = AgentHeartbeat(sent_at=self.shop.now, version="1", cameras=[said], outbox_waiting=0)
        self.shop.do(lambda unit: hear_agent(unit, beat))

    @invariant()
    def boards_agree(self) -> None:
        self.shop.follow()
        moved, afresh = self.shop.boards(self.shop.floor), self.shop.boards(self.shop.floor_from_tables())
        assert moved == afresh

    @invariant()
    def no_mask_stands_for_two_cars(self) -> None:
        rows = [value for key, value in self.shop.boards(self.shop.floor)["lounge"].items() if key[:4] == "car/"]
        texts = [row["plate"]["text"] for row in rows]
        assert len(set(texts)) == len(texts)
        assert not set(texts) & set(PLATES)

    def _moves(self, action: Callable[[UnitOfWork], object]) -> None:
        """Run an action that must be recorded."""
        self.shop.do(action)
        assert self.shop.follow() > 0

    def _tries(self, action: Callable[[UnitOfWork], object]) -> None:
        """Run an action that may be refused: then nothing is recorded."""
        try:
            self.shop.do(action)
        except WorkshopError:
            assert self.shop.follow() == 0
        else:
            assert self.shop.follow() > 0

    def _do(self, unit: UnitOfWork, order: RepairOrder, deed: Deed) -> object:
        key = order.order_id
        promised = {"promised_from": unit.now, "promised_to": unit.now + timedelta(minutes=20)}
        match deed:
            case Deed.FINISH_RECEPTION:
                lines = [deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=48_000)]
                return reception.finish_reception(unit, key, deeds.FinishReception(lines=lines, **promised))
            case Deed.ASSIGN_BAY:
                body = deeds.AssignBay(
                    bay_id=self.shop.bays[0].bay_id, technician_id=self.shop.technician.staff_id
                )
                return dispatch.assign_bay(unit, key, body)
            case Deed.PAUSE_WORK:
                return work.pause_work(unit, key, deeds.PauseWork(reason="parts"))
            case Deed.TICK_CHECKLIST:
                ticked = {tick.item_id for tick in order.checklist}
                flow = self.shop.floor.flows[order.flow_digest]
                left = [entry.item_id for entry in flow.checklist if entry.item_id not in ticked]
                item_id = (left or [flow.checklist[0].item_id])[0]
                return work.tick_checklist(unit, key, deeds.TickChecklist(item_id=item_id))
            case Deed.REQUEST_ADDED_WORK:
                option = LineOption(option_id="a", title=SAID, detail=SAID, minutes=40, price_minor=90_000)
                body = deeds.RequestAddedWork(title=SAID, safety=True, options=[option])
                return work.request_added_work(unit, key, body)
            case Deed.ANSWER_ADDED_WORK:
                line = next(line for line in order.lines if line.added and line.authorization == "requested")
                body = deeds.AnswerAddedWork(line_id=line.line_id, option_id="a")
                return authorization.answer_added_work(unit, key, body)
            case Deed.FAIL_CHECK:
                return quality.fail_check(unit, key, deeds.FailCheck(cause="左前有异响"))
            case Deed.SETTLE_ORDER:
                return delivery.settle_order(unit, key, deeds.SettleOrder(paid_minor=order.total_minor))
            case Deed.MOVE_PROMISED_TIME:
                return delivery.move_promised_time(unit, key, deeds.MovePromisedTime(**promised))
            case Deed.TAKE_PHOTO:
                return work.take_photo(unit, key, "0" * 64)
            case _:
                return SIMPLE[deed](unit, key)


SIMPLE: dict[Deed, Callable[[UnitOfWork, str], object]] = {
    Deed.BEGIN_RECEPTION: lambda unit, key: reception.begin_reception(unit, key, deeds.BeginReception()),
    Deed.AUTHORIZE_ESTIMATE: lambda unit, key: reception.authorize_estimate(
        unit, key, deeds.AuthorizeEstimate()
    ),
    Deed.START_WORK: lambda unit, key: work.start_work(unit, key, deeds.StartWork()),
    Deed.CALL_FOR_HELP: lambda unit, key: work.call_for_help(unit, key, deeds.CallForHelp()),
    Deed.ANSWER_HELP: lambda unit, key: work.answer_help(unit, key, deeds.AnswerHelp()),
    Deed.FINISH_WORK: lambda unit, key: work.finish_work(unit, key, deeds.FinishWork()),
    Deed.UNDO_DEED: lambda unit, key: work.undo_deed(unit, key, deeds.UndoDeed()),
    Deed.PASS_CHECK: lambda unit, key: quality.pass_check(unit, key, deeds.PassCheck()),
    Deed.START_WASH: lambda unit, key: wash.start_wash(unit, key, deeds.StartWash()),
    Deed.FINISH_WASH: lambda unit, key: wash.finish_wash(unit, key, deeds.FinishWash()),
    Deed.CALL_CUSTOMER: lambda unit, key: delivery.call_customer(unit, key, deeds.CallCustomer()),
    Deed.DELIVER_VEHICLE: lambda unit, key: delivery.deliver_vehicle(unit, key, deeds.DeliverVehicle()),
}

TestShopFloor = ShopFloor.TestCase
TestShopFloor.settings = settings(
    max_examples=int(os.environ.get("FOLD_EXAMPLES", "8")), stateful_step_count=40, deadline=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow]
)
