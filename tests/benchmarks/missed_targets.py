"""What a benchmark must reach, and which of it was missed, by how much."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Bound = Literal["at least", "at most", "less than"]

_HOLDS: dict[Bound, Callable[[float, float], bool]] = {
    "at least": operator.ge,
    "at most": operator.le,
    "less than": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Target:
    """One target, with the figure that was measured for it."""

    name: str
    figure: float
    bound: Bound
    limit: float

    @property
    def met(self) -> bool:
        """Whether the figure is within its limit."""
        return _HOLDS[self.bound](self.figure, self.limit)


def missed(targets: Sequence[Target]) -> list[dict[str, Any]]:
    """Return the missed ones as JSON has them."""
    return [
        {
            "target": target.name,
            "figure": round(target.figure, 6),
            "bound": target.bound,
            "limit": target.limit,
        }
        for target in targets
        if not target.met
    ]


def verdict(report: dict[str, Any]) -> str:
    """Return the last lines of a report: that all is met, or what is missed and by which figure."""
    if report["met"]:
        return "targets met"
    lines = [
        f"  {each['target']}: {each['figure']:g}, must be {each['bound']} {each['limit']:g}"
        for each in report["missed"]
    ]
    return "\n".join(["targets missed", *lines])
