"""Recalls: who is to be told, when, and what ends it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from server.actions.arrivals import check_in_vehicle
from server.actions.recalls import announce_recall, repair_recalled, withdraw_recall
from server.actions.service_clock import give_care
from server.actions.shop_setup import open_day
from server.contract import deeds
from server.contract.after_service import ReminderDue
from server.contract.recalls import AnnounceRecall, OpenRecall, RecallSheet, RepairRecalled
from server.domain.clock_timer import TimerState
from server.domain.errors import InvalidRequest
from server.reports.after_service import AfterServiceReader
from server.reports.recalls import open_recalls, recall_list, recall_sheet
from server.store.identifiers import new_id
from tests.fakes.clocked_shop import ClockedShop

VIN, OTHER = "WVWZZZ1JZXW000001", "WVWZZZ1JZXW000002"
DAY = timedelta(days=1)
RECALL = new_id()


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop in which the car 京A12345 stands, whose VIN is known."""
    opened = ClockedShop()
    opened.visit_id = _arrive(opened, "京A12345", VIN)
    opened.look()
    yield opened
    opened.engine.dispose()


def _arrive(shop: ClockedShop, plate: str, vin: str | None = None) -> str:
    visit_id = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate))).visit_id
    if vin:
        _write_vin(shop, visit_id, vin)
    return visit_id


def _write_vin(shop: ClockedShop, visit_id: str, vin: str) -> None:
    vehicle = shop.do(lambda unit: unit.vehicles.get(unit.visits.get(visit_id).vehicle_id))
    shop.do(lambda unit: unit.vehicles.save(replace(vehicle, vin=vin)))


def announce(shop: ClockedShop, *, in_days: int, vins: tuple[str, ...] = (VIN, OTHER)) -> int:
    body = AnnounceRecall(
        recall_id=RECALL,
        code="2026-117",
        title="安全气囊气体发生器",
        remedy="免费更换",
        begins_on=shop.now.date() + in_days * DAY,
        vins=list(vins),
    )
    known = shop.do(lambda unit: announce_recall(unit, body)).known
    shop.look()
    return known


def reminders(shop: ClockedShop) -> list[ReminderDue]:
    shop.look()
    return shop.do(lambda unit: AfterServiceReader(unit).due(unit.now)).reminders


def sheet(shop: ClockedShop) -> RecallSheet:
    return shop.do(lambda unit: recall_sheet(unit, RECALL))


def open_here(shop: ClockedShop, visit_id: str) -> list[OpenRecall]:
    return shop.do(lambda unit: open_recalls(unit, visit_id))


def test_the_owner_of_a_known_car_is_told_in_the_week_before_it(shop: ClockedShop) -> None:
    assert announce(shop, in_days=30) == 1
    assert reminders(shop) == []
    shop.wait(24 * DAY)
    (due,) = reminders(shop)
    assert (due.rule, due.about, due.car.plate.text) == (
        "recall",
        "2026-117 · 安全气囊气体发生器",
        "京A12345",
    )
    assert [car.state for car in sheet(shop).cars] == ["to_tell"]
    shop.do(lambda unit: give_care(unit, due.timer_id))
    assert reminders(shop) == []
    assert [car.state for car in sheet(shop).cars] == ["told"]


def test_of_one_that_has_begun_the_owner_is_told_at_once(shop: ClockedShop) -> None:
    announce(shop, in_days=-100)
    assert [due.rule for due in reminders(shop)] == ["recall"]


def test_a_repair_ends_it_and_the_list_counts_it(shop: ClockedShop) -> None:
    announce(shop, in_days=2)
    (open_one,) = open_here(shop, shop.visit_id)
    body = RepairRecalled(visit_id=shop.visit_id)
    for _ in range(2):
        shop.do(lambda unit: repair_recalled(unit, open_one.car_id, body))
    assert open_here(shop, shop.visit_id) == []
    assert reminders(shop) == []
    (listed,) = shop.do(recall_list)
    assert (listed.listed, listed.known, listed.repaired) == (2, 1, 1)
    assert shop.states("recall") == [TimerState.ENDED]


def test_a_car_of_another_number_is_not_repaired_by_mistake(shop: ClockedShop) -> None:
    announce(shop, in_days=2)
    (open_one,) = open_here(shop, shop.visit_id)
    other = _arrive(shop, "京A12645", OTHER)
    with pytest.raises(InvalidRequest, match="another car"):
        shop.do(lambda unit: repair_recalled(unit, open_one.car_id, RepairRecalled(visit_id=other)))


def test_a_car_that_comes_later_is_met_at_once_and_its_owner_from_the_next_day_on(shop: ClockedShop) -> None:
    announce(shop, in_days=2)
    visit_id = _arrive(shop, "京A12645")
    assert open_here(shop, visit_id) == []
    _write_vin(shop, visit_id, OTHER)
    assert [each.code for each in open_here(shop, visit_id)] == ["2026-117"]
    assert len(sheet(shop).cars) == 1
    shop.wait(DAY)
    shop.do(open_day)
    assert {car.plate.text for car in sheet(shop).cars} == {"京A12345", "京A12645"}


def test_a_withdrawn_recall_is_shown_nowhere_but_in_the_list(shop: ClockedShop) -> None:
    announce(shop, in_days=2)
    shop.do(lambda unit: withdraw_recall(unit, RECALL))
    assert reminders(shop) == []
    assert open_here(shop, shop.visit_id) == []
    (listed,) = shop.do(recall_list)
    assert listed.withdrawn_at == shop.now
    late = _arrive(shop, "京A12645", OTHER)
    assert open_here(shop, late) == []


def test_the_same_number_is_not_announced_twice(shop: ClockedShop) -> None:
    announce(shop, in_days=2)
    again = AnnounceRecall(
        recall_id=new_id(), code=" 2026-117 ", title="x", begins_on=date(2027, 1, 1), vins=[OTHER]
    )
    with pytest.raises(InvalidRequest, match="there is a recall"):
        shop.do(lambda unit: announce_recall(unit, again))
