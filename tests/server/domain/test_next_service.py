"""When a car is to come again: by the day, or by how far it goes."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from server.domain.next_service import Reading, day_by_mileage, next_service_day

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)


def test_the_day_follows_from_what_the_car_went_before() -> None:
    readings = [Reading(AUTUMN, 29_200), Reading(SPRING, 10_800)]  # 100 km a day
    assert day_by_mileage(readings, 39_200) == AUTUMN + timedelta(days=100)


def test_one_reading_or_two_of_the_same_week_say_nothing() -> None:
    assert day_by_mileage([], 10_000) is None
    assert day_by_mileage([Reading(SPRING, 10_000)], 20_000) is None
    near = [Reading(SPRING, 10_000), Reading(SPRING + timedelta(days=6), 10_900)]
    assert day_by_mileage(near, 20_000) is None


def test_a_car_that_hardly_moves_has_no_day() -> None:
    assert day_by_mileage([Reading(SPRING, 10_000), Reading(AUTUMN, 10_010)], 20_000) is None
    assert day_by_mileage([Reading(SPRING, 10_000), Reading(AUTUMN, 10_000)], 20_000) is None


@given(advised=st.integers(-30, 400), by_mileage=st.none() | st.integers(-30, 400))
def test_whichever_is_first_and_never_a_day_that_is_over(advised: int, by_mileage: int | None) -> None:
    days = [AUTUMN + timedelta(days=advised)]
    days += [] if by_mileage is None else [AUTUMN + timedelta(days=by_mileage)]
    driven = days[1] if len(days) > 1 else None
    assert next_service_day(days[0], driven, AUTUMN) == max(AUTUMN, min(days))
