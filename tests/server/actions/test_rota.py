"""The rota on the people board: who is expected today, and that somebody is away, but never why."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from server.actions.rota import keep_rota_days, remove_rota_days, rota_week, set_rota
from server.actions.shop_setup import open_day
from server.contract.rota import KeepRotaDays, SetRota
from server.domain.errors import InvalidRequest
from server.projections.topics import board_for
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop

SATURDAY = date(2026, 11, 21)
WEEK = [["08:00-12:00", "13:00-17:30"]] * 6 + [[]]


@pytest.fixture
def shop() -> BusyShop:
    """A shop on a Saturday; its technician works Monday to Saturday."""
    shop = BusyShop()
    shop.do(lambda work: set_rota(work, shop.technician.staff_id, SetRota(week=WEEK)))
    return shop


def _person(shop: BusyShop) -> Any:
    shop.follow()
    return board_for("people", shop.floor)[f"person/{shop.technician.staff_id}"]


def _away(shop: BusyShop, kind: Any, first: date, hours: tuple[str, ...] = ()) -> str:
    body = KeepRotaDays(rota_days_id=new_id(), first=first, kind=kind, hours=list(hours))
    shop.do(lambda work: keep_rota_days(work, shop.technician.staff_id, body))
    return body.rota_days_id


def test_the_board_says_from_when_somebody_is_expected_today(shop: BusyShop) -> None:
    begins = _person(shop)["shift"][0]["begins_at"]
    assert datetime.fromisoformat(begins) == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
    shop.wait(timedelta(days=1))
    shop.do(open_day)
    assert _person(shop)["shift"] == []


def test_an_illness_is_on_the_rota_and_not_on_the_board(shop: BusyShop) -> None:
    days = _away(shop, "sick", SATURDAY)
    assert (_person(shop)["shift"], _person(shop)["away"]) == ([], True)
    assert "sick" not in str(board_for("people", shop.floor))
    week = shop.do(lambda work: rota_week(work, None, shop.now))
    (technician,) = [each for each in week.people if each.staff_id == shop.technician.staff_id]
    assert technician.away == [None] * 5 + ["sick", None]
    assert technician.shown[0] == WEEK[0]

    shop.do(lambda work: remove_rota_days(work, days))
    assert len(_person(shop)["shift"]) == 2


def test_other_hours_count_for_their_day(shop: BusyShop) -> None:
    _away(shop, "other_hours", SATURDAY, ("10:00-14:00",))
    (stretch,) = _person(shop)["shift"]
    assert datetime.fromisoformat(stretch["ends_at"]) == datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
    assert not _person(shop)["away"]


def test_what_are_no_hours_is_refused_by_its_field(shop: BusyShop) -> None:
    with pytest.raises(InvalidRequest) as refused:
        shop.do(lambda work: set_rota(work, shop.technician.staff_id, SetRota(week=[["8 to 5"]] * 7)))
    assert refused.value.fields["field"] == "week"
