"""What a bay's tablet is told of its job: the customer's words, each line's parts, own minutes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from server.actions import authorization, dispatch, reception, work
from server.actions.reception_record import keep_interview
from server.contract import deeds
from server.contract.boards import LineOption, Words
from server.domain.reception import Stay
from server.projections.topics import board_for
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar

PADS = Words(zh="更换前刹车片", en="Replace front brake pads")
PART = Words(zh="前刹车片（一副）", en="Front brake pads, set")


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that squeals, and waits for its bay."""
    shop = BusyShop()
    car = ReportedCar(shop)
    _receive(car)
    yield car
    shop.engine.dispose()


def _receive(car: ReportedCar) -> None:
    car.after(1, reception.begin_reception, deeds.BeginReception())
    car.after(1, keep_interview, deeds.KeepInterview(own_words="刹车有尖叫声", stay=Stay.LEAVES))
    pads = {"kind": "part", "title": PART, "price_minor": 40_000, "number": "8W0 698 151", "brand": "Brembo"}
    labour = {"kind": "labour", "title": PADS, "price_minor": 30_000, "minutes": 60}
    line = {"title": PADS, "standard_minutes": 60, "price_minor": 70_000, "costs": [labour, pads]}
    promised = car.shop.now + timedelta(hours=4)
    body = deeds.FinishReception(
        lines=[deeds.EstimateLine.model_validate(line)],
        promised_from=promised,
        promised_to=promised,
        promise_reason="test",
    )
    car.after(1, reception.finish_reception, body)
    car.after(1, reception.authorize_estimate, deeds.AuthorizeEstimate(agreed="phone"))


def _assign(car: ReportedCar) -> None:
    body = deeds.AssignBay(bay_id=car.shop.bays[0].bay_id, technician_id=car.shop.technician.staff_id)
    car.after(1, dispatch.assign_bay, body)


def _job(car: ReportedCar) -> Any:
    return board_for("bay/1", car.shop.floor)["job"]


def _own_minutes(car: ReportedCar) -> float:
    at: Any = board_for("bay/1", car.shop.floor)[f"at_job/{car.shop.technician.staff_id}"]
    return float(at["earlier_seconds"]) / 60


def test_the_tablet_has_the_customers_words_and_the_parts_of_each_line(car: ReportedCar) -> None:
    _assign(car)
    job = _job(car)
    [line] = job["car"]["lines"]
    [part] = job["parts"]
    assert job["own_words"] == "刹车有尖叫声"
    assert (part["line_id"], part["title"]["zh"]) == (line["line_id"], PART.zh)
    assert (part["brand"], part["number"], part["quantity_thousandths"]) == ("Brembo", "8W0 698 151", 1_000)


def test_the_answer_to_added_work_reaches_the_bay_with_its_option(car: ReportedCar) -> None:
    _assign(car)
    car.after(1, work.start_work, deeds.StartWork())
    way = LineOption(option_id="way", title=PART, detail=PART, minutes=15, price_minor=9_000)
    car.after(1, work.request_added_work, deeds.RequestAddedWork(title=PADS, options=[way]))
    added = _job(car)["car"]["lines"][-1]
    assert added["authorization"] == "requested"
    answer = deeds.AnswerAddedWork(line_id=added["line_id"], option_id="way")
    car.after(1, authorization.answer_added_work, answer)
    told = _job(car)["car"]["lines"][-1]
    assert (told["authorization"], told["option_id"], told["standard_minutes"]) == ("authorized", "way", 15)


def test_own_minutes_last_over_a_pause(car: ReportedCar) -> None:
    _assign(car)
    car.after(1, work.start_work, deeds.StartWork())
    car.after(7, work.pause_work, deeds.PauseWork(reason="parts"))
    car.after(30, work.start_work, deeds.StartWork())
    assert _own_minutes(car) == 7
    assert car.shop.boards(car.shop.floor) == car.shop.boards(car.shop.floor_from_tables())


def test_a_rework_counts_beside_what_was_worked_before_and_its_cause_goes_with_the_check(
    car: ReportedCar,
) -> None:
    shop = car.shop
    car.work(30)
    car.fail_check()
    _assign(car)
    assert (_job(car)["car"]["work"]["earlier_seconds"], _job(car)["car"]["work"]["worked_seconds"]) == (
        1800,
        0,
    )
    assert _job(car)["car"]["sent_back"] is not None
    car.after(1, work.start_work, deeds.StartWork())
    for entry in shop.floor.flows[car.order.flow_digest].checklist:
        car.after(0, work.tick_checklist, deeds.TickChecklist(item_id=entry.item_id))
    car.after(5, work.finish_work, deeds.FinishWork())
    check: Any = board_for("workshop", shop.floor)[f"car/{car.order.visit_id}"]
    assert check["check"]["own_words"] == "刹车有尖叫声"
    assert check["sent_back"] is not None
    car.pass_checks()
    ready: Any = board_for("workshop", shop.floor)[f"car/{car.order.visit_id}"]
    assert ready["sent_back"] is None
