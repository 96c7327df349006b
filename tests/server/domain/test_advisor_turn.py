"""Whose turn it is: in, idle, least recently given; whoever was booked comes first."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from server.domain.advisor_turn import receiver, whose_turn
from server.domain.attendance import Attendance, Presence
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
WANG = Name("王", "Wang")
given_at = st.one_of(st.none(), st.integers(0, 500).map(lambda minutes: NOON + timedelta(minutes=minutes)))
presences = st.one_of(st.none(), st.sampled_from(Presence))


def _advisor(
    key: str, presence: Presence | None = Presence.IN, at: datetime | None = None, **some: object
) -> StaffMember:
    attendance = Attendance(presence, NOON) if presence else None
    made = StaffMember(key, "shop", WANG, WANG, frozenset({Role.ADVISOR}), attendance=attendance, given_at=at)
    return made if not some else StaffMember(**{name: getattr(made, name) for name in made.__slots__} | some)


people = st.lists(st.tuples(presences, given_at, st.booleans()), max_size=6)


@given(people)
def test_the_turn_is_of_the_idle_who_waits_longest(
    said: list[tuple[Presence | None, datetime | None, bool]],
) -> None:
    staff = [_advisor(str(key), presence, at) for key, (presence, at, _) in enumerate(said)]
    busy = frozenset(str(key) for key, (_, _, at_a_car) in enumerate(said) if at_a_car)
    found = whose_turn(staff, busy)
    could = [member for member in staff if member.staff_id not in busy and member.attendance is not None]
    could = [member for member in could if member.attendance and member.attendance.presence is Presence.IN]
    if found is None:
        assert could == []
    else:
        assert found in could
        assert all(
            found.given_at is None or (one.given_at and one.given_at >= found.given_at) for one in could
        )


def test_everybody_has_a_turn_before_anybody_has_two() -> None:
    staff = {key: _advisor(key) for key in "abc"}
    order = []
    for minute in range(6):
        found = whose_turn(staff.values(), frozenset())
        assert found is not None
        order.append(found.staff_id)
        staff[found.staff_id] = _advisor(found.staff_id, at=NOON + timedelta(minutes=minute))
    assert order == ["a", "b", "c"] * 2


def test_whoever_was_booked_comes_first_while_they_are_here() -> None:
    idle = _advisor("idle")
    busy = frozenset({"booked"})
    for presence, expected in (
        (None, "booked"),
        (Presence.IN, "booked"),
        (Presence.BREAK, "idle"),
        (Presence.OFF, "idle"),
    ):
        found = receiver(_advisor("booked", presence), [idle], busy)
        assert found is not None
        assert found.staff_id == expected
    away = _advisor("booked", Presence.OFF)
    assert receiver(away, [away], frozenset()) == away
    assert receiver(_advisor("booked", stopped_at=NOON), [], frozenset()) is None


def test_nobody_is_given_to_who_never_tapped_or_is_no_advisor() -> None:
    washer = _advisor("washer", roles=frozenset({Role.WASHER}))
    assert whose_turn([_advisor("unseen", None), washer], frozenset()) is None
