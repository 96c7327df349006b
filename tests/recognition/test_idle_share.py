"""The whole agent before a still street: it keeps within its share of a core, whatever the machine."""

from recognition.idle_pace import DEFAULT_SHARE
from tests.benchmarks.gate_idle import measured


def test_before_a_still_street_the_agent_keeps_within_its_share() -> None:
    still = measured(moving=False, seconds=6.0)
    assert still["frames_per_second"] > 2
    # A tenth for what is measured between two settlings.
    assert still["core_share"] <= DEFAULT_SHARE * 1.1
