"""Coming, breaks and leaving: on record with who tapped, and on the board at once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from server.actions.attendance import AttendanceAnswer, set_attendance, set_own_attendance
from server.actions.shop_setup import open_day
from server.contract import deeds
from server.domain.attendance import AttendanceSpan
from server.domain.errors import InvalidRequest, NotAllowed
from server.domain.staff import Actor, Role, StaffMember
from server.projections.topics import board_for
from server.store.repositories import accounts
from tests.fakes.busy_shop import BusyShop


@pytest.fixture
def shop() -> BusyShop:
    """A shop at half past eight."""
    return BusyShop()


def _tap(shop: BusyShop, presence: Any) -> AttendanceAnswer:
    """The technician taps for themselves, half an hour later."""
    shop.wait(timedelta(minutes=30))
    me = Actor(shop.shop_id, frozenset({Role.TECHNICIAN}), staff_id=shop.technician.staff_id)
    body = deeds.SetAttendance(presence=presence)
    answer = shop.do(lambda work: set_own_attendance(work, body), me)
    shop.follow()
    return answer


def _spans(shop: BusyShop) -> list[AttendanceSpan]:
    return shop.do(lambda work: work.attendance_spans.where())


def _person(shop: BusyShop, who: StaffMember | None = None) -> Any:
    return board_for("people", shop.floor)[f"person/{(who or shop.technician).staff_id}"]


def test_a_day_with_a_break_has_three_stretches(shop: BusyShop) -> None:
    for presence in ("in", "break", "in", "off"):
        assert _tap(shop, presence).event_number > 0
    assert _tap(shop, "off").event_number == 0

    found = [(span.presence, span.ended_at and span.ended_at - span.began_at) for span in _spans(shop)]
    half = timedelta(minutes=30)
    assert found == [("in", half), ("break", half), ("in", half)]
    assert {span.began_by for span in _spans(shop)} == {shop.technician.staff_id}


def test_the_board_follows_and_names_whoever_tapped_for_somebody_else(shop: BusyShop) -> None:
    assert (_person(shop)["presence"], _person(shop)["state"]) == (None, "free")
    _tap(shop, "in")
    assert (_person(shop)["presence"], _person(shop)["set_by"]) == ("in", None)

    body = deeds.SetAttendance(presence="break")
    shop.do(lambda work: set_attendance(work, shop.technician.staff_id, body))
    shop.follow()
    assert (_person(shop)["state"], _person(shop)["set_by"]["en"]) == ("break", "Wang Min")


def test_whoever_forgot_to_leave_has_left_when_the_shop_closed(shop: BusyShop) -> None:
    _tap(shop, "in")
    shop.wait(timedelta(hours=16))
    shop.do(open_day)
    shop.follow()

    (span,) = _spans(shop)
    assert span.forgotten
    assert span.ended_at is not None
    assert span.ended_at.hour == 10, "18:00 in the shop"
    assert _person(shop)["presence"] == "off"


def test_whoever_does_something_without_a_tap_is_seen_that_day(shop: BusyShop) -> None:
    body = deeds.SetAttendance(presence="in")
    shop.do(lambda work: set_attendance(work, shop.technician.staff_id, body))
    seen_at = shop.now
    shop.wait(timedelta(hours=1))
    shop.do(lambda work: set_attendance(work, shop.technician.staff_id, deeds.SetAttendance(presence="off")))
    shop.follow()
    advisor = _person(shop, shop.advisor)
    assert (advisor["presence"], datetime.fromisoformat(advisor["seen_at"])) == (None, seen_at)
    assert _person(shop)["seen_at"] is None, "who tapped stands where they said"

    shop.wait(timedelta(hours=24))
    shop.do(open_day, Actor(shop.shop_id, frozenset()))
    shop.follow()
    assert _person(shop, shop.advisor)["seen_at"] is None


def test_whoever_left_yesterday_and_works_today_is_not_said_to_be_off(shop: BusyShop) -> None:
    _tap(shop, "in")
    _tap(shop, "off")
    shop.wait(timedelta(hours=24))
    shop.do(open_day)
    shop.follow()
    assert _person(shop)["presence"] == "off"

    me = Actor(shop.shop_id, frozenset({Role.FOREMAN}), staff_id=shop.technician.staff_id)
    body = deeds.SetAttendance(presence="in")
    shop.do(lambda work: set_attendance(work, shop.advisor.staff_id, body), me)
    shop.follow()
    assert (_person(shop)["presence"], _person(shop)["state"]) == (None, "free")
    assert datetime.fromisoformat(_person(shop)["seen_at"]) == shop.now


def test_only_people_who_work_here_come_and_go(shop: BusyShop) -> None:
    body = deeds.SetAttendance(presence="in")
    screen = Actor(shop.shop_id, frozenset({Role.DISPLAY}), device_id="screen")
    with pytest.raises(NotAllowed):
        shop.do(lambda work: set_own_attendance(work, body), screen)
    shop.do(lambda work: accounts.set_stopped(work.connection, shop.technician, work.now))
    with pytest.raises(InvalidRequest):
        shop.do(lambda work: set_attendance(work, shop.technician.staff_id, body))
