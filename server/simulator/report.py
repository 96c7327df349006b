"""What a checked day is judged by, as JSON and in a few words."""

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Passages(_Part):
    """What became of the plates shown to one camera, or to both."""

    shown: int
    read_right: int
    wrong: int
    abstained: int

    def __add__(self, other: "Passages") -> "Passages":
        """Both cameras together."""
        return Passages(
            shown=self.shown + other.shown,
            read_right=self.read_right + other.read_right,
            wrong=self.wrong + other.wrong,
            abstained=self.abstained + other.abstained,
        )


class Delay(_Part):
    """Milliseconds, over `count` cases; None without any."""

    count: int
    p50_ms: float | None
    p99_ms: float | None


class Latency(_Part):
    """As received by the displays.

    `sighting_to_welcome`: from the first frame in which the agent saw the plate to the gate's display.
    `stop_to_welcome`: from the car's stop before the camera to the gate's display.
    `tap_to_screen`: from a person's tap to the workshop's wall display.
    """

    sighting_to_welcome: Delay
    stop_to_welcome: Delay
    tap_to_screen: Delay


class Spoken(_Part):
    """One announcement that the lounge played."""

    caption_zh: str
    caption_en: str
    seconds: float
    sound_bytes: int


class StuckCar(_Part):
    """A car that did not get through, and where it was when time was called."""

    plate: str
    where: str


class CheckReport(_Part):
    """The whole report. `passed` is the exit code's reason; `problems` says what was missing."""

    passed: bool
    problems: list[str]
    cars: int
    delivered: int
    departed: int
    seed: int
    speed: float
    plates: Passages
    entry: Passages
    exit: Passages
    resolved: dict[str, int]
    false_greetings: int
    no_shows: int
    latency: Latency
    announcements: list[Spoken]
    events_written: int
    screens: int
    sequence_gaps: int
    repeats: int
    boards_differing: list[str]
    refusals: dict[str, int]
    peak_memory_mib: dict[str, float | None]
    seconds: float
    stuck: list[StuckCar]


def summary(report: CheckReport) -> str:
    """Return the report for people."""
    plates, latency = report.plates, report.latency
    lines = [
        f"{report.delivered} of {report.cars} cars delivered, {report.departed} seen leaving, "
        f"in {report.seconds:.0f} s at ×{report.speed:g} (seed {report.seed})",
        f"plates: {plates.shown} shown, {plates.read_right} read right, {plates.wrong} wrong, "
        f"{plates.abstained} abstained ({_counts(report.resolved)}); "
        f"{report.false_greetings} false greetings",
        f"sighting to welcome {_delay(latency.sighting_to_welcome)}, car's stop to welcome "
        f"{_delay(latency.stop_to_welcome)}, tap to screen {_delay(latency.tap_to_screen)}",
        f"{len(report.announcements)} calls spoken, {report.events_written} events, "
        f"{report.screens} screens with {report.sequence_gaps} gaps and {report.repeats} repeats",
        "peak memory: " + ", ".join(f"{name} {size} MiB" for name, size in report.peak_memory_mib.items()),
    ]
    lines += [f"{car.plate} did not make it: {car.where}" for car in report.stuck]
    return "\n".join([*lines, *report.problems, "passed" if report.passed else "failed"])


def _delay(delay: Delay) -> str:
    return f"{delay.p50_ms} / {delay.p99_ms} ms (p50 / p99 of {delay.count})"


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none to resolve"
