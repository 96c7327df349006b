"""The pace while nothing moves: it finds the share of a core whatever a picture costs."""

import logging
from dataclasses import dataclass

import pytest

from recognition.idle_pace import LONGEST_S, SHORTEST_S, IdlePace


@dataclass
class Machine:
    """A core on which looking at a picture costs `picture_s`, and being there `rest` of each second."""

    picture_s: float
    rest: float = 0.0
    now: float = 100.0
    used: float = 7.0

    def idle(self, pace: IdlePace, seconds: float) -> float:
        """Look at still pictures as often as told; return the share of the core that it took."""
        began, used = self.now, self.used
        while self.now < began + seconds:
            every_s = pace.every_s(moving=False)
            self.now += every_s
            self.used += self.picture_s + self.rest * every_s
        return (self.used - used) / (self.now - began)


def pace_on(machine: Machine, share: float = 0.05) -> IdlePace:
    return IdlePace(share, cpu_s=lambda: machine.used, now=lambda: machine.now)


@pytest.mark.parametrize("picture_s", [0.001, 0.006, 0.01, 0.02, 0.04])
def test_it_settles_within_its_share(picture_s: float) -> None:
    machine = Machine(picture_s)
    pace = pace_on(machine)
    machine.idle(pace, 30.0)
    assert machine.idle(pace, 60.0) <= 0.05


def test_it_looks_as_often_as_the_share_allows() -> None:
    machine = Machine(0.01)
    pace = pace_on(machine)
    machine.idle(pace, 60.0)
    assert machine.idle(pace, 60.0) >= 0.03


def test_a_cheap_picture_is_not_looked_at_without_end() -> None:
    machine = Machine(0.0001)
    pace = pace_on(machine)
    machine.idle(pace, 60.0)
    assert pace.every_s(moving=False) == SHORTEST_S


def test_every_frame_is_wanted_while_something_moves_and_that_work_does_not_count() -> None:
    machine = Machine(0.006)
    pace = pace_on(machine)
    machine.idle(pace, 30.0)
    settled = pace.every_s(moving=False)
    for _ in range(100):
        machine.now += 0.1
        machine.used += 0.1
        assert pace.every_s(moving=True) == 0.0
    assert pace.every_s(moving=False) == settled


def test_where_no_pause_is_long_enough_it_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    machine = Machine(0.01, rest=0.3)
    pace = pace_on(machine)
    with caplog.at_level(logging.WARNING):
        machine.idle(pace, 120.0)
    assert pace.every_s(moving=False) == LONGEST_S
    (line,) = caplog.messages
    assert "32 % of a core, not 5 %" in line
