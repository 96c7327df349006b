"""A busy shop whose service clock looks when a test says so."""

from datetime import timedelta

from server.actions.service_clock import hear_journal, take_step
from server.clock_rule_file import load_clock_rules
from server.domain.clock_timer import Timer, TimerState
from tests.fakes.busy_shop import BusyShop
from tests.fakes.open_shop import CONFIG

RULES = load_clock_rules(CONFIG / "service_clock.toml")


class ClockedShop(BusyShop):
    """`look` is what the process on duty does."""

    visit_id: str
    """Of the visit that a test is about."""

    def look(self, after: timedelta = timedelta()) -> None:
        """Let time pass, hear the journal and take every step that is due."""
        self.wait(after)
        while self.do(lambda work: hear_journal(work, RULES)).more:
            pass
        for timer in self.do(lambda work: work.timers.due(work.now, 1000)):
            self.do(lambda work, timer=timer: take_step(work, timer.timer_id))  # type: ignore[misc]

    def timers(self, rule: str) -> list[Timer]:
        """All timers of a rule, the oldest first."""
        return self.do(lambda work: [timer for timer in work.timers.where() if timer.rule == rule])

    def states(self, rule: str) -> list[TimerState]:
        """How they stand."""
        return [timer.state for timer in self.timers(rule)]
