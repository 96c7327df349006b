"""What was injected, what was lost by it, and how long it took until all was well again."""

import os
from dataclasses import dataclass, field
from statistics import median

FULL = os.environ.get("GLASSBAY_FAULTS") == "full"


def extent(short: float, full: float) -> float:
    """Return how much is injected: `full` in `make faults`, `short` among all other tests."""
    return full if FULL else short


@dataclass
class Fault:
    """One kind of fault. `lost` counts what was lost or came twice; None until it has been counted."""

    injected: str
    times: int = 0
    lost: int | None = None
    recoveries_s: list[float] = field(default_factory=list)

    def recovered(self, seconds: float) -> None:
        """Enter that it was injected once, and how long it then took until all was well."""
        self.times += 1
        self.recoveries_s.append(seconds)


def as_table(faults: list[Fault]) -> str:
    """Return the ledger for people."""
    longest = max(len(fault.injected) for fault in faults)
    heading = f"{'injected':{longest}}{'times':>7}{'lost':>6}{'recovered after s: median':>27}{'worst':>8}"
    return "\n".join([heading, *(_row(fault, longest) for fault in faults)])


def _row(fault: Fault, longest: int) -> str:
    lost = "?" if fault.lost is None else str(fault.lost)
    times = fault.recoveries_s
    usual, worst = (f"{median(times):.2f}", f"{max(times):.2f}") if times else ("never", "never")
    return f"{fault.injected:{longest}}{fault.times:>7}{lost:>6}{usual:>27}{worst:>8}"
