"""What a shop wants to reach, as shares from 0 to 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Targets:
    """The shop's own targets; reports are held against them."""

    on_time: float
    first_time_fix: float
