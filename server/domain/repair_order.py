"""The repair order: what is done to a car, by whom, for how much, and how far it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.repair_warranty import RepairWarranty
from server.domain.stage import PublicStep


class WorkState(StrEnum):
    """How the work in a bay stands."""

    QUEUED = "queued"
    ASSIGNED = "assigned"
    WORKING = "working"
    PAUSED = "paused"


class PauseReason(StrEnum):
    """Why a technician stopped."""

    PARTS = "parts"
    AUTHORIZATION = "authorization"
    HELP = "help"
    BREAK = "break"
    TOOL = "tool"
    OTHER = "other"


class LineAuthorization(StrEnum):
    """What the customer said to a line."""

    REQUESTED = "requested"
    AUTHORIZED = "authorized"
    DECLINED = "declined"


class Payer(StrEnum):
    """Who pays for a line."""

    CUSTOMER = "customer"
    INSURER = "insurer"
    WARRANTY = "warranty"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class LineOption:
    """One way to do an added line; its words live with the line's row."""

    option_id: str
    minutes: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """The way that the customer chose for a line."""

    line_id: str
    option_id: str


@dataclass(frozen=True, slots=True)
class JobLine:
    """One item of work. `price_minor` includes tax."""

    line_id: str
    standard_minutes: int
    price_minor: int
    added: bool
    safety: bool
    authorization: LineAuthorization
    payer: Payer = Payer.CUSTOMER
    options: tuple[LineOption, ...] = ()
    option_id: str | None = None
    requested_at: datetime | None = None
    bay_kind: str = ""
    """For which bays the work waits; "" for no kind in particular."""
    skills: tuple[str, ...] = ()
    """What whoever does it must be able to do."""
    operation: str = ""
    """The code in the catalogue whose parts added work takes; "" for work in somebody's own words."""
    warranty: RepairWarranty | None = None
    """What the shop answers for since the car was delivered."""
    repeats: str | None = None
    """The line of an earlier order that is done again because the shop answers for it."""
    photos: tuple[str, ...] = ()
    """What the customer is shown of it: ids of the order's pictures."""


@dataclass(frozen=True, slots=True)
class Tick:
    """When an item of the checklist was ticked."""

    item_id: str
    ticked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Work:
    """The work in one bay. Worked so far = worked_seconds + (now - working_since, if set)."""

    state: WorkState = WorkState.QUEUED
    bay_id: str | None = None
    technician_id: str | None = None
    worked_seconds: float = 0.0
    working_since: datetime | None = None
    started_at: datetime | None = None
    pause_reason: PauseReason | None = None
    paused_at: datetime | None = None
    help_called_at: datetime | None = None
    camera_off: bool = False
    """The technician has switched the camera over the bay off, for this job."""
    shares: bool = False
    """The car stands in a booth together with others of one load."""
    earlier_seconds: float = 0.0
    """What was worked before the car was given this bay, e.g. until a check sent it back."""

    def worked_until(self, at: datetime) -> float:
        """Return the seconds that were worked up to `at`."""
        running = (at - self.working_since).total_seconds() if self.working_since else 0.0
        return self.worked_seconds + running

    def left(self, at: datetime) -> "Work":
        """Return what is kept of the work once the car has left its bay at `at`."""
        return Work(
            worked_seconds=self.worked_until(at),
            started_at=self.started_at,
            earlier_seconds=self.earlier_seconds,
        )


@dataclass(frozen=True, slots=True)
class Hands:
    """Through whose hands the car has gone since work began, or since a check last sent it back.

    Nobody checks their own work. `rework_id` is of the last time it was sent back.
    """

    worked_by: tuple[str, ...] = ()
    passed_by: tuple[str, ...] = ()
    rework_id: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """The promised window."""

    from_at: datetime
    to_at: datetime
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """A public step and when the car first reached it."""

    step: PublicStep
    at: datetime


@dataclass(frozen=True, slots=True)
class RepairOrder:
    """One repair order. `version` counts its events; `previous` is what an undo would restore."""

    order_id: str
    shop_id: str
    visit_id: str
    number: str
    flow: str
    flow_digest: str
    stage: str
    stage_entered_at: datetime
    opened_at: datetime
    version: int = 1
    lines: tuple[JobLine, ...] = ()
    checklist: tuple[Tick, ...] = ()
    work: Work = Work()
    hands: Hands = Hands()
    promise: Promise | None = None
    mileage_km: int | None = None
    waits_here: bool = False
    photos: int = 0
    rework_count: int = 0
    washing_since: datetime | None = None
    called_at: datetime | None = None
    settled_at: datetime | None = None
    paid_minor: int = 0
    delivered_at: datetime | None = None
    timeline: tuple[Reached, ...] = ()
    changed_at: datetime | None = None
    previous: "RepairOrder | None" = None

    @property
    def occupied_bay_id(self) -> str | None:
        """The bay that the car stands in now."""
        return None if self.work.state is WorkState.QUEUED else self.work.bay_id

    @property
    def total_minor(self) -> int:
        """What the customer has authorized and pays, tax included; what others pay is not in it."""
        return sum(
            line.price_minor
            for line in self.lines
            if line.authorization is LineAuthorization.AUTHORIZED and line.payer is Payer.CUSTOMER
        )

    @property
    def standard_minutes(self) -> int:
        """The standard time of everything that is authorized or planned."""
        lines = [line for line in self.lines if line.authorization is not LineAuthorization.DECLINED]
        return sum(line.standard_minutes for line in lines if not line.added or line.option_id)

    @property
    def waits_for_customer(self) -> bool:
        """Whether an added line waits for the customer's answer."""
        return any(line.added and line.authorization is LineAuthorization.REQUESTED for line in self.lines)
