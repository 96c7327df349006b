"""Every timer of a simulated day has ended or is not yet due; any other is told by rule and car."""

import pytest

from server.contract.reports import ClockRuleCount
from server.simulator.clock_ledger import OpenTimer, clock_lines, rule_entries, unexplained


def count(rule: str, started: int, **more: int) -> ClockRuleCount:
    told = {"kept": 0, "warned": 0, "overdue": 0, "missed": 0, "cancelled": 0, **more}
    return ClockRuleCount(rule=rule, started=started, median_seconds=None, **told)


def timer(rule: str, state: str, about: str = "京A12345") -> OpenTimer:
    return OpenTimer(rule=rule, state=state, about=about)


def test_what_ended_and_what_is_due_later_needs_no_explanation() -> None:
    shown = [timer("follow_up", "running"), timer("collect", "warned")]
    counts = [
        count("greet", 6, kept=4, missed=1, cancelled=1),
        count("follow_up", 1),
        count("collect", 3, kept=2),
    ]
    entries = rule_entries(counts, shown)
    assert unexplained(entries, shown) == []
    assert [entry.later for entry in entries] == [0, 1, 1]
    assert clock_lines(entries)[-1].split() == ["greet", "6", "4", "1", "1", "0"]


@pytest.mark.parametrize("state", ["overdue", "escalated"])
def test_what_nobody_ended_is_told_with_its_car(state: str) -> None:
    shown = [timer("promise_check", state), OpenTimer(rule="welcome_list", state=state)]
    entries = rule_entries([count("promise_check", 1), count("welcome_list", 1)], shown)
    assert unexplained(entries, shown) == [
        f"promise_check is {state} for 京A12345: nobody ended it",
        f"welcome_list is {state} for the shop: nobody ended it",
    ]


def test_a_timer_that_has_vanished_is_told_by_its_rule() -> None:
    entries = rule_entries([count("greet", 5, kept=3)], [timer("greet", "running")])
    assert unexplained(entries, []) == ["greet: 5 began, 3 ended and 1 run on"]
