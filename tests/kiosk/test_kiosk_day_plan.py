"""The shop's hours and the restart at night, by the shop's clock."""

from datetime import UTC, datetime

import pytest

from kiosk.day_plan import NightRestart, screen_is_on
from server.contract.devices import KioskPlan


def plan(screen_on: str = "", screen_off: str = "", restart_at: str = "") -> KioskPlan:
    """A plan in Shanghai, eight hours before UTC."""
    return KioskPlan(zone="Asia/Shanghai", restart_at=restart_at, screen_on=screen_on, screen_off=screen_off)


def at(hour: int, minute: int = 0) -> datetime:
    """That time of day in Shanghai."""
    return datetime(2026, 11, 22, (hour - 8) % 24, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "on", "off"),
    [
        (("07:30", "19:30"), [at(7, 30), at(12), at(19, 29)], [at(7, 29), at(19, 30), at(2)]),
        (("18:00", "02:00"), [at(18), at(23), at(1, 59)], [at(2), at(12)]),
        (("", ""), [at(3), at(12)], []),
        (("07:30", ""), [at(3), at(12)], []),
    ],
)
def test_the_screen_is_on_in_the_shops_hours(
    hours: tuple[str, str], on: list[datetime], off: list[datetime]
) -> None:
    assert [screen_is_on(plan(*hours), moment) for moment in on] == [True] * len(on)
    assert [screen_is_on(plan(*hours), moment) for moment in off] == [False] * len(off)


@pytest.mark.parametrize(
    ("looks", "due"),
    [
        ([at(3, 59), at(4), at(4, 1)], [False, True, False]),
        ([at(4, 1), at(12)], [False, False]),
        ([at(23, 59), at(4, 30)], [False, True]),
        ([at(3), at(23), at(4)], [False, True, True]),
    ],
)
def test_the_night_comes_once(looks: list[datetime], due: list[bool]) -> None:
    night = NightRestart()
    assert [night.is_due(plan(restart_at="04:00"), look) for look in looks] == due


def test_without_a_time_there_is_no_restart() -> None:
    night = NightRestart()
    assert not any(night.is_due(plan(), at(hour)) for hour in range(24))
