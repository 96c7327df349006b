"""What may be written down of a reception, and when."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest, MileageBelowLast, StageNotAllowed
from server.domain.phone_number import checked_phone
from server.domain.reception import (
    Reception,
    Station,
    check_mileage,
    require_before_work,
    require_received,
    require_room,
    with_station,
)
from server.domain.repair_order import RepairOrder, Work
from server.domain.stage import StageKind
from server.domain.vin import checked_vin
from server.flow_files import load_flows
from tests.fakes.open_shop import CONFIG

FLOW = load_flows(CONFIG / "flows")["mechanical"]
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def order_at(kind: StageKind, begun_at: datetime | None = None) -> RepairOrder:
    stage = next(each.key for each in FLOW.stages if each.kind is kind)
    return RepairOrder(
        order_id="order",
        shop_id="shop",
        visit_id="visit",
        number="2026-0001",
        flow=FLOW.key,
        flow_digest=FLOW.digest,
        stage=stage,
        stage_entered_at=NOW,
        opened_at=NOW,
        work=Work(started_at=begun_at),
    )


def test_the_walk_goes_in_the_trades_order() -> None:
    assert [station.value for station in Station] == [
        "interior",
        "left_front",
        "front",
        "right_front",
        "right_rear",
        "rear",
        "left_rear",
    ]


@pytest.mark.parametrize("kind", [StageKind.WAIT, StageKind.DONE])
def test_nothing_is_written_before_the_reception_and_after_the_delivery(kind: StageKind) -> None:
    with pytest.raises(StageNotAllowed):
        require_received(order_at(kind), FLOW)


@pytest.mark.parametrize("kind", [StageKind.RECEPTION, StageKind.AUTHORIZATION, StageKind.WORK])
def test_the_record_may_be_completed_until_then(kind: StageKind) -> None:
    require_received(order_at(kind), FLOW)


def test_a_car_that_waits_for_a_bay_has_been_received() -> None:
    dispatch = [stage.key for stage in FLOW.stages if stage.kind is StageKind.WAIT][1]
    require_received(replace(order_at(StageKind.WORK), stage=dispatch), FLOW)


def test_what_is_found_after_work_has_begun_is_nobodys_damage() -> None:
    order = order_at(StageKind.WORK, begun_at=NOW)
    require_before_work(order, FLOW, NOW - timedelta(seconds=1))
    with pytest.raises(StageNotAllowed, match="work on the car has begun"):
        require_before_work(order, FLOW, NOW)


@pytest.mark.parametrize(
    ("told", "last", "confirmed", "refused"),
    [
        (5_230, 52_300, False, True),
        (5_230, 52_300, True, False),
        (52_300, 52_300, False, False),
        (1, None, False, False),
    ],
)
def test_fewer_kilometres_than_last_time_are_asked_about(
    told: int, last: int | None, confirmed: bool, refused: bool
) -> None:
    with pytest.raises(MileageBelowLast, match="52300 km") if refused else nullcontext():
        check_mileage(told, last, confirmed=confirmed)


@given(st.lists(st.tuples(st.sampled_from(Station), st.booleans())))
def test_stations_without_a_find_are_those_last_said_to_be_so(said: list[tuple[Station, bool]]) -> None:
    reception = Reception("order", "shop")
    for station, clear in said:
        reception = replace(reception, clear_stations=with_station(reception, station, clear=clear))
    assert set(reception.clear_stations) == {station for station, clear in dict(said).items() if clear}
    assert list(reception.clear_stations) == [each for each in Station if each in reception.clear_stations]


def test_an_order_has_so_many_marks_and_no_more() -> None:
    require_room(99, 100)
    with pytest.raises(InvalidRequest):
        require_room(100, 100)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
        (" lvshcamb1ce054249 ", "LVSHCAMB1CE054249"),
        ("WVWZZZ1JZ3W386752", "WVWZZZ1JZ3W386752"),
    ],
)
def test_a_vin_is_kept_as_it_is_written(told: str, kept: str) -> None:
    assert checked_vin(told) == kept


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("1M8GDM9A1KP042788", "check_digit"),
        ("LVSHCAMB2CE054249", "check_digit"),
        ("WVWZZZ1JZ3W38675", "form"),
        ("IVWZZZ1JZ3W386752", "form"),
    ],
)
def test_a_wrong_vin_is_told_why(told: str, why: str) -> None:
    with pytest.raises(InvalidRequest) as found:
        checked_vin(told)
    assert found.value.fields == {"field": "vin", "why": why}


@pytest.mark.parametrize(
    ("told", "region", "kept"),
    [
        ("138 0000 4571", "cn", "13800004571"),
        ("+86 138-0000-4571", "cn", "13800004571"),
        ("010-8888 7777", "cn", "01088887777"),
        ("+1 (212) 555-0100", "us", "+12125550100"),
        ("12125550100", "us", "12125550100"),
    ],
)
def test_a_telephone_number_is_kept_without_its_blanks(told: str, region: str, kept: str) -> None:
    assert checked_phone(told, region) == kept


@pytest.mark.parametrize(
    ("told", "why"), [("12345678901", "mobile"), ("1380000457", "mobile"), ("123", "form"), ("phone", "form")]
)
def test_a_number_that_nobody_can_call_is_told_why(told: str, why: str) -> None:
    with pytest.raises(InvalidRequest) as found:
        checked_phone(told, "cn")
    assert found.value.fields["why"] == why
