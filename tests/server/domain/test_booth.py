"""The booth's next loads: one colour each, never longer than the booth, nobody forgotten, promises first."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from server.domain.booth import BoothRules, FreeBooth, LoadReason, Waiting, proposed_loads, used_cm
from server.domain.paint_job import PaintExtent, PaintJob, colour_code_of

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
RULES = BoothRules()
BOOTH = FreeBooth("b9", 700, "")


def job(key: str, colour: str, extent: PaintExtent = PaintExtent.LOOSE, panels: int = 2) -> PaintJob:
    return PaintJob(key, "shop", colour, extent, panels, NOON, None)


def waits(key: str, colour: str, promised: int | None = 60, booked: bool = True, **size: object) -> Waiting:
    """A job promised in so many minutes."""
    painted = job(key, colour, **size)  # type: ignore[arg-type]
    return Waiting(painted, booked, NOON, None if promised is None else NOON + timedelta(minutes=promised))


queues = st.lists(
    st.builds(
        waits,
        st.uuids().map(str),
        st.sampled_from(["LY7W", "A2A2", "475"]),
        st.none() | st.integers(-60, 600),
        st.booleans(),
        extent=st.sampled_from(PaintExtent),
        panels=st.integers(1, 12),
    ),
    max_size=12,
)
booths = st.lists(st.sampled_from([500, 700, 1400]), min_size=1, max_size=3).map(
    lambda lengths: [FreeBooth(f"b{index}", length, "475") for index, length in enumerate(lengths)]
)


@given(queues, booths)
def test_loads_have_one_colour_fit_and_take_everybody_who_fits_anywhere_once(
    queue: list[Waiting], empty: list[FreeBooth]
) -> None:
    loads = proposed_loads(queue, empty, RULES)
    jobs = {each.order_id: each.job for each in queue}
    for booth in empty:
        for load in loads[booth.bay_id]:
            inside = [jobs[order_id] for order_id in load.order_ids]
            assert {each.colour_code for each in inside} == {load.colour_code}
            assert used_cm(inside, RULES) == load.used_cm <= booth.length_cm
            assert load.reasons or load.colour_code
    taken = [order_id for its in loads.values() for load in its for order_id in load.order_ids]
    longest = max(booth.length_cm for booth in empty)
    assert sorted(taken) == sorted(key for key, each in jobs.items() if RULES.needed_cm(each) <= longest)


@given(queues)
def test_the_earliest_promise_goes_in_first_where_no_colour_is_in_the_guns(queue: list[Waiting]) -> None:
    loads = proposed_loads(queue, [BOOTH], RULES)[BOOTH.bay_id]
    fitting = [each for each in queue if RULES.needed_cm(each.job) <= BOOTH.length_cm]
    if fitting:
        latest = datetime.max.replace(tzinfo=UTC)
        first = min(each.promised_to or latest for each in fitting)
        inside = [each for each in fitting if each.order_id in loads[0].order_ids]
        assert first in {each.promised_to or latest for each in inside}
        assert LoadReason.EARLIEST_PROMISE in loads[0].reasons


def test_the_colour_in_the_guns_comes_first_if_its_promise_is_hardly_later() -> None:
    guns = FreeBooth("b9", 700, "A2A2")
    soon = [waits("one", "LY7W", 60), waits("two", "A2A2", 170)]
    late = [waits("one", "LY7W", 60), waits("two", "A2A2", 190)]
    assert proposed_loads(soon, [guns], RULES)["b9"][0].order_ids == ("two",)
    assert proposed_loads(soon, [guns], RULES)["b9"][0].reasons == (LoadReason.SAME_COLOUR_AS_BEFORE,)
    assert proposed_loads(late, [guns], RULES)["b9"][0].order_ids == ("one",)


def test_one_colour_goes_together_as_far_as_it_fits_and_says_so() -> None:
    queue = [
        waits("car", "LY7W", 60, extent=PaintExtent.PANELS),
        waits("doors", "LY7W", 300, panels=2),
        waits("hood", "LY7W", 400, panels=3),
        waits("other", "475", 70),
    ]
    first, second, third = proposed_loads(queue, [BOOTH], RULES)["b9"]
    assert (first.order_ids, first.used_cm) == (("car", "doors"), 680)
    assert first.reasons == (LoadReason.EARLIEST_PROMISE, LoadReason.ONE_COLOUR, LoadReason.FULL)
    assert (second.order_ids, third.order_ids) == (("other",), ("hood",))


def test_of_the_same_promise_whoever_booked_goes_first() -> None:
    queue = [waits("a", "475", 60, booked=False), waits("b", "LY7W", 60, booked=True)]
    assert proposed_loads(queue, [BOOTH], RULES)["b9"][0].order_ids == ("b",)


def test_a_code_is_compared_without_spaces_and_in_capitals() -> None:
    assert colour_code_of(" ly7 w ") == "LY7W"
