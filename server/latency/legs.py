"""The way from the plate, or from the finger, to the glass: the moments on it and the legs between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Moments = Mapping[str, float]
"""When each thing took place, in ms since 1970 by this server's clock; what is not known is left out."""

LONGEST_MS = 3_600_000.0
LEAST_MS = -1_000.0
"""Measured offsets are some milliseconds wrong. Beyond these bounds a clock was set meanwhile."""


class Origin(StrEnum):
    """What began a change."""

    SIGHTING = "sighting"
    TAP = "tap"


@dataclass(frozen=True, slots=True)
class Leg:
    """From one moment to the next."""

    name: str
    begins: str
    ends: str


_ON_THE_SERVER = (
    Leg("decision", "received_at", "decided_at"),
    Leg("commit", "decided_at", "committed_at"),
    Leg("send", "committed_at", "told_at"),
)
PAINT = Leg("paint", "told_at", "painted_at")
DECISION_TO_PAINT = Leg("decision_to_paint", "decided_at", "painted_at")

BEFORE_THE_GLASS: Mapping[Origin, tuple[Leg, ...]] = {
    Origin.SIGHTING: (
        Leg("capture", "captured_at", "looked_at"),
        Leg("reading", "looked_at", "read_at"),
        Leg("agreement", "read_at", "sent_at"),
        Leg("transfer", "sent_at", "received_at"),
        *_ON_THE_SERVER,
    ),
    Origin.TAP: (Leg("transfer", "pressed_at", "received_at"), *_ON_THE_SERVER),
}
"""Measured once for each change."""

ON_THE_GLASS: Mapping[Origin, tuple[Leg, ...]] = {
    Origin.SIGHTING: (PAINT, DECISION_TO_PAINT, Leg("whole", "captured_at", "painted_at")),
    Origin.TAP: (PAINT, DECISION_TO_PAINT, Leg("whole", "pressed_at", "painted_at")),
}
"""Measured for each screen that shows it; the last two run over several legs."""


def origin_of(trace: Mapping[str, object]) -> Origin:
    """Return what began the change of a trace: only a camera's has a moment of capture."""
    return Origin.SIGHTING if "captured_at" in trace else Origin.TAP


def durations(legs: tuple[Leg, ...], moments: Moments) -> Iterator[tuple[str, float]]:
    """Yield the legs whose both ends are known, with their milliseconds; not what no clock can have meant."""
    for leg in legs:
        if leg.begins in moments and leg.ends in moments:
            ms = moments[leg.ends] - moments[leg.begins]
            if LEAST_MS <= ms <= LONGEST_MS:
                yield leg.name, max(ms, 0.0)
