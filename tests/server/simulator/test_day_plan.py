"""The planned day: a seed settles it, and everything that a workshop knows happens in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings, strategies as st

from server.simulator.plan import DayShape, PlannedVisit, plan_day

OPENING = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
SHAPE = DayShape(cars=28, no_shows=3, spacing_minutes=17.0, body_and_paint=3)


def coming(visits: tuple[PlannedVisit, ...]) -> list[PlannedVisit]:
    """Those who will really come."""
    return [visit for visit in visits if visit.arrives_at is not None]


def test_a_seed_gives_the_same_day_again_and_another_seed_another() -> None:
    assert plan_day("7/0", OPENING, SHAPE) == plan_day("7/0", OPENING, SHAPE)
    assert plan_day("7/0", OPENING, SHAPE) != plan_day("7/1", OPENING, SHAPE)


@given(seed=st.integers(0, 1000), cars=st.integers(1, 40), no_shows=st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_as_many_come_as_are_wanted_and_the_others_were_booked(seed: int, cars: int, no_shows: int) -> None:
    visits = plan_day(str(seed), OPENING, replace(SHAPE, cars=cars, no_shows=no_shows))
    assert len(coming(visits)) == cars
    absent = [visit for visit in visits if visit.arrives_at is None]
    assert len(absent) == no_shows
    assert all(visit.slot_at for visit in absent)
    assert len({visit.car.plate for visit in visits}) == cars + no_shows


@given(seed=st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_everybody_comes_near_their_slot_and_was_booked_before_it(seed: int) -> None:
    for visit in coming(plan_day(str(seed), OPENING, SHAPE)):
        assert visit.arrives_at is not None
        if visit.slot_at is not None and visit.booked_at is not None:
            assert abs(visit.arrives_at - visit.slot_at) < timedelta(minutes=15)
            assert visit.booked_at <= visit.slot_at
            assert visit.slot_at.minute % 5 == 0


@given(seed=st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_every_kind_of_thing_happens_on_every_full_day(seed: int) -> None:
    visits = coming(plan_day(str(seed), OPENING, SHAPE))
    assert {visit.flow for visit in visits} == {"mechanical", "express", "body_and_paint"}
    findings = [visit for visit in visits if visit.finding]
    assert {visit.accepts_finding for visit in findings} == {True, False}
    assert any(visit.slot_at is None for visit in visits)
    assert any(visit.pause for visit in visits)
    assert any(visit.calls_for_help for visit in visits)
    assert any(visit.fails_check for visit in visits)
    assert any(visit.collects_late for visit in visits)


def test_who_complains_comes_in_the_first_half_of_the_day_and_gives_few_points() -> None:
    visits = coming(plan_day("5", OPENING, replace(SHAPE, complaint_share=0.1)))
    complaining = [index for index, visit in enumerate(visits) if visit.complains]
    assert complaining
    assert max(complaining) < 14
    assert all((visit.score <= 2) == visit.complains for visit in visits)


def test_the_car_without_a_booking_takes_the_shops_usual_flow() -> None:
    visits = plan_day("5", OPENING, SHAPE)
    assert {visit.flow for visit in coming(visits) if visit.slot_at is None} == {"mechanical"}


@given(seed=st.integers(0, 1000), cars=st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_who_needs_a_loaner_does_not_wait_here_and_the_rest_of_the_day_is_the_same(
    seed: int, cars: int
) -> None:
    shape = replace(SHAPE, cars=cars, body_and_paint=0)
    before, visits = (plan_day(str(seed), OPENING, replace(shape, loaners=count)) for count in (0, 1))
    (needing,) = [visit for visit in visits if visit.needs_loaner]
    assert needing.arrives_at is not None
    assert not needing.waits_here
    assert [one for one in before if one not in visits] == [one for one in before if one.car == needing.car]
