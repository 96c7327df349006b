"""Times for a car: never without room, never while the shop is closed, away from the peaks if possible."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from server.domain.capacity import BookingRules, Capacity, Need, Peak, Taken
from server.domain.working_calendar import Hours, Opening, SpecialDays, WorkingCalendar
from server.planning.slots import Offer, Places, SlotSearch

a_few = settings(max_examples=25, deadline=None)
RULES = BookingRules(slot_minutes=30, horizon_days=7)
MONDAY = date(2026, 11, 23)
WITH_A_BREAK = (Hours(time(8), time(12)), Hours(time(13), time(18)))
WEEK = Opening(week=(WITH_A_BREAK,) * 6 + ((),))
SHANGHAI = WorkingCalendar(WEEK, ZoneInfo("Asia/Shanghai"))
LIFT = Need("lift", 60)


def at(clock: str, day: date = MONDAY, calendar: WorkingCalendar = SHANGHAI) -> datetime:
    """The instant at which the shop's clock shows that time."""
    return datetime.combine(day, time.fromisoformat(clock), calendar.zone).astimezone(UTC)


def lifts(cars: int, **more: object) -> Capacity:
    """So many places on lifts."""
    return Capacity("c", "s", "lift", cars, **more)  # type: ignore[arg-type]


def search(
    capacities: list[Capacity],
    taken: list[Taken],
    calendar: WorkingCalendar = SHANGHAI,
    first: date = MONDAY,
    rules: BookingRules = RULES,
) -> SlotSearch:
    """The search of ten days."""
    return SlotSearch(Places(calendar, first, first + timedelta(days=10), capacities, taken), rules)


quarters = st.integers(0, 7 * 96).map(lambda count: at("00:00") + timedelta(minutes=15 * count))
bookings = st.lists(
    st.builds(
        Taken,
        slot_at=quarters,
        minutes=st.sampled_from([15, 30, 60, 150, 700]),
        kind=st.sampled_from(["lift", "quick"]),
        team=st.sampled_from(["", "A", "B"]),
    ),
    max_size=30,
)
needs = st.builds(
    Need,
    kind=st.just("lift"),
    minutes=st.sampled_from([20, 60, 240]),
    team=st.sampled_from(["", "A"]),
)
ROWS = [lifts(1, team="A"), lifts(1, team="B", from_minute=9 * 60, to_minute=16 * 60)]


@a_few
@given(taken=bookings, need=needs, since=quarters)
def test_what_is_offered_can_be_booked_until_it_is_full_and_never_beyond(
    taken: list[Taken], need: Need, since: datetime
) -> None:
    for offer in search(ROWS, taken).offers(need, since, 4):
        more = [Taken(offer.slot_at, need.minutes, need.kind, need.team)] * offer.room.free
        assert search(ROWS, taken + more[1:]).room(offer.slot_at, need).free == 1
        assert search(ROWS, taken + more).room(offer.slot_at, need).free == 0
        assert 0 < offer.room.free <= offer.room.of <= 2


@a_few
@given(taken=bookings, need=needs, since=quarters)
def test_an_offer_lies_ahead_while_the_shop_is_open_and_is_done_before_it_closes(
    taken: list[Taken], need: Need, since: datetime
) -> None:
    for offer in search(ROWS, taken).offers(need, since, 20):
        assert since <= offer.slot_at < since + RULES.horizon
        assert SHANGHAI.is_open(offer.slot_at)
        day = SHANGHAI.day_of(offer.slot_at)
        closes_at = SHANGHAI.open_on(day)[-1].ends_at
        assert offer.ends_at <= closes_at
        working = SHANGHAI.working_time_between(offer.slot_at, offer.ends_at)
        assert working >= timedelta(minutes=need.minutes)


@a_few
@given(taken=bookings, need=needs, since=quarters)
def test_two_are_offered_wherever_there_are_two_and_peaks_only_after_all_others(
    taken: list[Taken], need: Need, since: datetime
) -> None:
    looking = search(ROWS, taken)
    everything = looking.offers(need, since, 10_000)
    offered = looking.offers(need, since, 2)
    assert len(offered) == min(2, len(everything))
    quiet = sum(not offer.peak for offer in everything)
    assert sum(not offer.peak for offer in offered) == min(2, quiet)
    assert len({offer.slot_at for offer in everything}) == len(everything)


@a_few
@given(taken=bookings, wished=quarters)
def test_the_nearest_are_free_and_none_nearer_was_left_out(taken: list[Taken], wished: datetime) -> None:
    looking = search(ROWS, taken)
    everything = looking.offers(LIFT, at("00:00"), 10_000)
    nearest = looking.nearest(LIFT, wished, at("00:00"), 3)
    distances = sorted(abs(offer.slot_at - wished) for offer in everything)[:3]
    assert [abs(offer.slot_at - wished) for offer in nearest] == distances


def clock_of(offer: Offer, calendar: WorkingCalendar = SHANGHAI) -> str:
    """The day and the time that the shop's own clock shows."""
    return f"{offer.slot_at.astimezone(calendar.zone):%a %H:%M}"


def test_the_first_offers_avoid_the_peaks_and_do_not_crowd_one_half_day() -> None:
    offers = search([lifts(2)], []).offers(LIFT, at("07:00"), 4)
    assert [clock_of(offer) for offer in offers] == ["Mon 10:00", "Mon 13:00", "Tue 10:00", "Tue 13:00"]
    assert all(offer.avoids_peak and not offer.peak for offer in offers)


def test_an_hour_of_which_most_is_booked_is_a_peak_as_well() -> None:
    busy = [Taken(at("10:00"), 60, "lift")] * 3
    rules = BookingRules(peaks=(), horizon_days=1)
    offers = search([lifts(4)], busy, rules=rules).offers(LIFT, at("09:45"), 20)
    assert {clock_of(offer) for offer in offers if offer.peak} == {"Mon 10:00", "Mon 10:30"}


@pytest.mark.parametrize(
    ("clock", "minutes", "free"),
    [
        ("07:30", 30, 0),
        ("08:00", 60, 1),
        ("11:30", 60, 1),  # goes on after the break
        ("12:15", 30, 0),
        ("17:30", 30, 1),
        ("17:30", 60, 0),
        ("18:00", 30, 0),
        ("16:00", 700, 1),  # no day holds it: it goes on tomorrow
    ],
)
def test_the_hours_of_the_shop_are_kept(clock: str, minutes: int, free: int) -> None:
    assert search([lifts(1)], []).room(at(clock), Need("lift", minutes)).free == free


def test_work_of_two_days_takes_its_place_on_the_second_too_and_holidays_are_left_out() -> None:
    holiday = Opening(WEEK.week, (SpecialDays(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1)),))
    calendar = WorkingCalendar(holiday, ZoneInfo("Asia/Shanghai"))
    looking = search([lifts(1)], [Taken(at("13:00"), 600, "lift")], calendar)
    wednesday = MONDAY + timedelta(days=2)
    assert looking.room(at("09:00", MONDAY + timedelta(days=1)), LIFT).of == 0
    assert looking.room(at("11:00", wednesday), LIFT).free == 0
    assert looking.room(at("14:00", wednesday), LIFT).free == 1


def test_a_team_and_a_technician_have_their_own_places() -> None:
    taken = [Taken(at("10:00"), 60, "lift", "A", technician_id="chen")]
    looking = search([lifts(1, team="A"), lifts(1, team="B")], taken)
    assert looking.room(at("10:00"), Need("lift", 60, "A")).free == 0
    assert looking.room(at("10:00"), Need("lift", 60, "B")).free == 1
    assert looking.room(at("10:00"), Need("lift", 60, technician_id="chen")).free == 0
    assert looking.room(at("10:00"), Need("lift", 60, technician_id="li")).free == 1
    assert looking.room(at("11:00"), Need("lift", 60, technician_id="chen")).free == 2


def test_days_on_which_clocks_are_changed_keep_the_hours_of_the_wall() -> None:
    berlin = WorkingCalendar(Opening(week=((Hours(time(1), time(4)),),) * 7), ZoneInfo("Europe/Berlin"))
    forward, back = date(2026, 3, 29), date(2026, 10, 25)
    rules = BookingRules(slot_minutes=60, horizon_days=1, peaks=(Peak(0, 60),))
    for day, hours in ((forward, ["01:00", "03:00"]), (back, ["01:00", "02:00", "02:00", "03:00"])):
        since = at("00:00", day, berlin)
        offers = search([lifts(1)], [], berlin, day, rules).offers(Need("lift", 60), since, 20)
        assert [
            clock_of(offer, berlin)[4:] for offer in offers if berlin.day_of(offer.slot_at) == day
        ] == hours
