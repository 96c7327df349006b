"""Checks in a shop: what is kept of them, and what boards and the journal say."""

from collections.abc import Iterator
from typing import Any

import pytest

from server.actions import dispatch, quality, work
from server.contract import deeds
from server.domain.errors import OwnWork
from server.domain.staff import Actor, Role
from server.projections.topics import board_for
from server.store.journal import body_of, read_after
from server.store.shop_rows import ShopRows
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car before its cross check; the shop's advisor began the work of the technician."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    yield found
    shop.engine.dispose()


def shown(car: ReportedCar) -> Any:
    return board_for("workshop", car.shop.floor)[f"car/{car.order.visit_id}"]


def test_who_may_not_check_is_said_on_the_board_and_refused(car: ReportedCar) -> None:
    shop = car.shop
    both = sorted([shop.technician.staff_id, shop.advisor.staff_id])
    assert shown(car)["check"]["not_for"] == both
    body = deeds.FailCheck(cause_id="noise")
    for staff_id in both:
        actor = Actor(shop.shop_id, frozenset({Role.TEAM_LEADER}), staff_id=staff_id)
        with pytest.raises(OwnWork):
            shop.do(lambda unit: quality.fail_check(unit, car.order_id, body), actor)
    assert shop.follow() == 0


def test_a_passed_check_is_kept_with_its_drive(car: ReportedCar) -> None:
    car.pass_checks()
    with car.shop.engine.begin() as connection:
        cross, final = ShopRows(connection, car.shop.shop_id).checks.where()
    assert (cross.stage, final.stage) == ("cross_check", "final_inspection")
    assert final.inspector_id == car.shop.inspector.staff_id
    assert final.road_test is not None
    assert (final.road_test.km, final.road_test.driver_id) == (4, car.shop.inspector.staff_id)
    assert shown(car)["check"] is None


def test_why_it_went_back_is_read_at_the_bay_and_not_in_the_journal(car: ReportedCar) -> None:
    car.fail_check("noise")
    assert shown(car)["sent_back"] == {"title": {"zh": "异响", "en": "Noise"}, "words": "左前"}
    body = deeds.AssignBay(bay_id=car.shop.bays[0].bay_id, technician_id=car.shop.technician.staff_id)
    car.after(1, dispatch.assign_bay, body)
    job: Any = board_for("bay/1", car.shop.floor)["job"]
    assert job["car"]["sent_back"]["words"] == "左前"
    with car.shop.engine.begin() as connection:
        told = [body_of(entry.event) for entry in read_after(connection, car.shop.shop_id, 0)]
    assert not any("左前" in text for text in told)
    assert any('"cause_id":"noise"' in text for text in told)


def test_work_that_was_begun_and_taken_back_is_nobodys(car: ReportedCar) -> None:
    car.fail_check()
    body = deeds.AssignBay(bay_id=car.shop.bays[0].bay_id, technician_id=car.shop.technician.staff_id)
    car.after(1, dispatch.assign_bay, body)
    car.after(1, work.start_work, deeds.StartWork())
    assert car.order.hands.worked_by
    car.after(0, work.undo_deed, deeds.UndoDeed())
    assert car.order.hands.worked_by == ()
