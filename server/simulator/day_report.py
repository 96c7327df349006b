"""What `glassbay simulate` ends with: the ledger, the totals, and what does not agree."""

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from server.simulator.clock_ledger import RuleEntry, clock_lines
from server.simulator.day_ledger import CarEntry


class DayReport(BaseModel):
    """A simulated day. `passed` where every car is accounted for and nothing disagrees."""

    model_config = ConfigDict(frozen=True)

    seed: int
    speed: float
    seconds: float
    cars: list[CarEntry]
    clock: list[RuleEntry]
    people: str
    done: dict[str, int]
    refusals: dict[str, int]
    taps_sent_late: int
    events_written: int
    problems: list[str]

    @property
    def passed(self) -> bool:
        """Whether nothing is unexplained."""
        return not self.problems and not any(entry.differences for entry in self.cars)


def summary(report: DayReport) -> str:
    """Return the ledger as lines for people: a line a car, the totals, and the verdict."""
    lines = [_line(entry) for entry in report.cars]
    lines += ["", *clock_lines(report.clock), "", _totals(report.cars)]
    lines.append(f"{report.people}; {_counts(report.done)}")
    lines.append(
        f"{report.events_written} events in {report.seconds:.0f} s at ×{report.speed:g}, seed {report.seed}; "
        f"{report.taps_sent_late} taps sent late; refused: {_counts(report.refusals)}"
    )
    return "\n".join([*lines, *report.problems, "accounted for" if report.passed else "not accounted for"])


def _line(entry: CarEntry) -> str:
    how = "booked" if entry.booked else "walk-in"
    notes = [f"added work {entry.added}"] if entry.added != "none" else []
    notes += [f"sent back {entry.reworks} times"] if entry.reworks else []
    notes += ["tablet offline"] if entry.offline else []
    notes += [f"complaint {entry.complaint}"] if entry.complaint != "none" else []
    number = entry.order_number or "-"
    told = f"{entry.plate:<9} {number:<10} {entry.flow:<14} {how:<8} {entry.outcome:<10} {', '.join(notes)}"
    return "\n".join([told.rstrip(), *(f"    {difference}" for difference in entry.differences)])


def _totals(entries: Sequence[CarEntry]) -> str:
    outcomes = Counter(entry.outcome for entry in entries)
    added = Counter(entry.added for entry in entries)
    walk_ins = sum(not entry.booked for entry in entries)
    reworks = sum(entry.reworks for entry in entries)
    complaints = sum(entry.complaint != "none" for entry in entries)
    body = sum(entry.flow == "body_and_paint" for entry in entries)
    return (
        f"{outcomes['delivered']} delivered, {outcomes['no_show']} no-shows, {outcomes['stuck']} stuck, "
        f"{walk_ins} walk-ins, {body} for body and paint; "
        f"added work {added['authorized']} authorized, {added['declined']} declined; "
        f"{reworks} sent back; {complaints} complaints"
    )


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "nothing"
