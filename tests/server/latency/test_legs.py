"""The legs of one change lie end to end, and no clock that was set makes a latency."""

import pytest
from hypothesis import given, strategies as st

from server.latency.changes import change_of
from server.latency.commits import Commits
from server.latency.legs import BEFORE_THE_GLASS, ON_THE_GLASS, Origin, durations

WAY = {
    Origin.SIGHTING: ("captured_at", "looked_at", "read_at", "sent_at"),
    Origin.TAP: ("pressed_at",),
}
ON_THE_SERVER = ("received_at", "decided_at", "committed_at", "told_at", "painted_at")


@pytest.mark.parametrize("origin", Origin)
@given(steps=st.lists(st.floats(0, 5_000), min_size=9, max_size=9))
def test_the_legs_add_up_to_the_whole(origin: Origin, steps: list[float]) -> None:
    moments, now = {}, 1_700_000_000_000.0
    for name, step in zip((*WAY[origin], *ON_THE_SERVER), steps, strict=False):
        now += step
        moments[name] = now
    single = dict(durations(BEFORE_THE_GLASS[origin], moments))
    single |= (on_glass := dict(durations(ON_THE_GLASS[origin], moments)))
    whole = single.pop("whole")
    assert single.pop("decision_to_paint") == pytest.approx(
        sum(on_glass[leg] if leg in on_glass else single[leg] for leg in ("commit", "send", "paint")),
        abs=0.01,
    )
    assert sum(single.values()) == pytest.approx(whole, abs=0.01)


def test_a_leg_of_which_one_end_is_unknown_is_not_measured() -> None:
    moments = {"captured_at": 1_000.0, "read_at": 1_050.0, "sent_at": 1_100.0}
    assert dict(durations(BEFORE_THE_GLASS[Origin.SIGHTING], moments)) == {"agreement": 50.0}


@pytest.mark.parametrize(("ms", "measured"), [(-2_000, []), (-5, [0.0]), (5, [5.0]), (86_400_000, [])])
def test_a_clock_that_is_a_little_off_is_forgiven_and_one_that_was_set_is_not_believed(
    ms: float, measured: list[float]
) -> None:
    moments = {"pressed_at": 1e12, "received_at": 1e12 + ms}
    assert [found for _, found in durations(BEFORE_THE_GLASS[Origin.TAP], moments)] == measured


def test_what_waited_in_an_outbox_is_measured_from_the_server_on() -> None:
    trace: dict[str, str | float] = {"captured_at": 1.0, "sent_at": 2.0, "received_at": 9e6, "process": "p"}
    assert change_of("c", 7, trace).moments == {"captured_at": 1.0, "sent_at": 2.0, "received_at": 9e6}
    waited = change_of("c", 7, trace | {"waited": 1.0})
    assert (waited.origin, waited.moments) == (Origin.SIGHTING, {"received_at": 9e6})


def test_a_decision_was_committed_by_the_first_commit_after_it() -> None:
    commits = Commits()
    for at in (10.0, 20.0, 30.0):
        commits.add("shop", at)
    commits.add("other shop", 12.0)
    assert [commits.after("shop", decided) for decided in (5.0, 10.0, 10.1, 31.0)] == [10.0, 10.0, 20.0, None]
