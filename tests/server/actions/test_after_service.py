"""After the delivery: who is to be called, what was said, and complaints until their end."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from server.actions import complaints
from server.actions.arrivals import check_in_vehicle
from server.actions.customer_pages import rate_visit
from server.actions.follow_up import make_follow_up_call
from server.contract import deeds
from server.contract.after_service import AfterService
from server.contract.deeds import CallScores, MakeFollowUpCall
from server.domain.clock_timer import Ending, TimerState
from server.domain.errors import InvalidRequest, VehicleUnknown
from server.domain.events import VehicleDelivered
from server.domain.order_changes import evolve
from server.domain.staff import Actor, Role
from server.reports.after_service import AfterServiceReader
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.clocked_shop import ClockedShop

HOUR = timedelta(hours=1)


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop that has just delivered 京A12345."""
    opened = ClockedShop()
    opened.visit_id = opened.do(_deliver)
    opened.look()
    yield opened
    opened.engine.dispose()


def _deliver(unit: UnitOfWork) -> str:
    """Hand a car over without the day of work before."""
    visit_id = check_in_vehicle(unit, deeds.CheckInVehicle(plate="京A12345")).visit_id
    (order,) = unit.orders.of_visit(visit_id)
    flow = unit.pinned_flow(order.flow_digest)
    event = VehicleDelivered(order_id=order.order_id, visit_id=visit_id, stage=flow.stages[-1].key)
    unit.orders.save(evolve(order, event, unit.record(event).occurred_at, flow))
    return visit_id


def call(shop: ClockedShop, *scores: int, which: str = "first", words: str = "") -> str | None:
    """Call the customer; without scores nobody takes the call."""
    told = CallScores(service=scores[0], work=scores[1], time=scores[2]) if scores else None
    body = MakeFollowUpCall.model_validate(
        {"call": which, "reached": bool(scores), "scores": told, "words": words}
    )
    return shop.do(lambda unit: make_follow_up_call(unit, shop.visit_id, body)).complaint_id


def due(shop: ClockedShop) -> AfterService:
    shop.look()
    return shop.do(lambda unit: AfterServiceReader(unit).due(unit.now))


def test_the_first_call_is_due_within_a_day_and_the_second_two_days_later(shop: ClockedShop) -> None:
    assert [entry.call for entry in due(shop).follow_ups] == ["first"]
    call(shop)
    (unreached,) = due(shop).follow_ups
    assert [made.reached for made in unreached.calls] == [False]
    call(shop, 5, 5, 4, words="很好")
    assert due(shop).follow_ups == []
    shop.wait(50 * HOUR)
    (second,) = due(shop).follow_ups
    assert (second.call, second.calls[1].scores, second.calls[1].words) == ("second", [5, 5, 4], "很好")
    call(shop, 5, 5, 5, which="second")
    shop.look()
    assert [timer.ending for timer in shop.timers("second_follow_up")] == [Ending.KEPT]


def test_a_car_that_is_still_here_has_nobody_to_call(shop: ClockedShop) -> None:
    here = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate="京A12645"))).visit_id
    shop.visit_id = here
    with pytest.raises(InvalidRequest, match="not been delivered"):
        call(shop, 5, 5, 5)


def test_a_low_score_opens_one_complaint_and_no_second_one(shop: ClockedShop) -> None:
    complaint_id = call(shop, 5, 2, 5, words="刹车还响")
    assert complaint_id is not None
    customer = Actor(shop.shop_id, frozenset({Role.CUSTOMER}), visit_id=shop.visit_id)
    shop.do(lambda unit: rate_visit(unit, deeds.RateVisit(score=1)), customer)
    (complaint,) = due(shop).complaints
    assert (complaint.complaint_id, complaint.source) == (complaint_id, "follow_up")
    assert [note.words for note in complaint.notes] == ["刹车还响"]


def test_a_low_rating_on_the_phone_opens_one_too(shop: ClockedShop) -> None:
    customer = Actor(shop.shop_id, frozenset({Role.CUSTOMER}), visit_id=shop.visit_id)
    shop.do(lambda unit: rate_visit(unit, deeds.RateVisit(score=3)), customer)
    assert due(shop).complaints == []
    shop.do(lambda unit: rate_visit(unit, deeds.RateVisit(score=2)), customer)
    assert [complaint.source for complaint in due(shop).complaints] == ["rating"]


def test_a_complaint_has_its_clock_until_its_confirmed_end(shop: ClockedShop) -> None:
    body = deeds.OpenComplaint(complaint_id=new_id(), plate="京A·12345", words="漏油")
    shop.do(lambda unit: complaints.open_complaint(unit, body))
    (complaint,) = due(shop).complaints
    assert (complaint.owner_id, complaint.missing) == (
        shop.advisor.staff_id,
        ["answered", "planned", "concluded"],
    )
    rules = [entry.rule for entry in complaint.due]
    assert rules[:3] == ["complaint_reply", "complaint_plan", "complaint_conclusion"]
    shop.look(HOUR)
    assert shop.states("complaint_reply") == [TimerState.ESCALATED]

    def step(name: str) -> None:
        told = deeds.TakeComplaintStep.model_validate({"step": name, "words": name})
        shop.do(lambda unit: complaints.take_complaint_step(unit, body.complaint_id, told))

    closing = deeds.CloseComplaint(words="满意")
    for name in ("answered", "planned"):
        step(name)
    with pytest.raises(InvalidRequest):
        shop.do(lambda unit: complaints.close_complaint(unit, body.complaint_id, closing))
    step("concluded")
    shop.do(lambda unit: complaints.close_complaint(unit, body.complaint_id, closing))
    (ended,) = due(shop).complaints
    assert (ended.due, ended.closed_at) == ([], shop.now)
    assert [timer.ending for timer in shop.timers("complaint_reply")] == [Ending.MISSED]
    assert [timer.ending for timer in shop.timers("complaint_on_site")] == [Ending.CANCELLED]
    assert [note.step for note in ended.notes] == ["opened", "answered", "planned", "concluded", "closed"]
    shop.wait(timedelta(days=8))
    assert due(shop).complaints == []
    history = shop.do(lambda unit: AfterServiceReader(unit).history(shop.visit_id))
    assert [entry.complaint_id for entry in history.complaints] == [body.complaint_id]


def test_somebody_else_takes_care(shop: ClockedShop) -> None:
    complaint_id = call(shop, 1, 1, 1) or ""
    given = deeds.GiveComplaint(owner_id=shop.technician.staff_id)
    shop.do(lambda unit: complaints.give_complaint(unit, complaint_id, given))
    assert due(shop).complaints[0].owner_id == shop.technician.staff_id


def test_nobody_complains_of_a_car_that_was_never_here(shop: ClockedShop) -> None:
    body = deeds.OpenComplaint(complaint_id=new_id(), plate="沪B26317", words="漏油")
    with pytest.raises(VehicleUnknown):
        shop.do(lambda unit: complaints.open_complaint(unit, body))


def test_months_later_the_owner_is_on_the_list_of_reminders(shop: ClockedShop) -> None:
    shop.look(timedelta(days=84))
    (reminder,) = due(shop).reminders
    assert (reminder.rule, reminder.asks, reminder.car.plate.text) == (
        "recheck",
        "recheck_offered",
        "京A12345",
    )
