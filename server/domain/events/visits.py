"""What is recorded of a visit, from the arrival to the rating."""

from dataclasses import dataclass

from server.domain.event import Event
from server.domain.repair_order import RepairOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEvent(Event):
    """About one visit."""

    visit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleArrived(VisitEvent):
    """A car is on the premises; its repair order is open."""

    vehicle_id: str
    appointment_id: str | None
    advisor_id: str | None
    sighting_id: str | None
    order: RepairOrder
    by_turn: bool = False
    """The advisor was not booked: it was their turn."""
    split_from: str | None = None
    """The visit whose record was of two cars: this is the other one, and it came when that one came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisorAssigned(VisitEvent):
    """An advisor receives the car."""

    advisor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitVehicleCorrected(VisitEvent):
    """The visit belongs to another vehicle than was read."""

    vehicle_id: str
    appointment_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleParked(VisitEvent):
    """Somebody has parked the car, or hung another tag on its key."""

    key_tag: str
    spot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsMerged(VisitEvent):
    """Another visit was the same car: it became a part of this one. The reason's words are in its row."""

    merged_id: str
    correction_id: str
    released_appointment_id: str | None
    """The other visit's booking, which is expected again: this one has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsParted(VisitEvent):
    """A merge was taken back: the other visit is as it was."""

    parted_id: str
    correction_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSplit(VisitEvent):
    """What belonged to another car goes on as a visit of its own. What that is, and why, is in its row.

    Where `order_id` went along, `left_order_id` is what this visit has in its place.
    """

    split_id: str
    correction_id: str
    order_id: str | None = None
    left_order_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleDeparted(VisitEvent):
    """The car left: through the gate, or `seen` by no camera."""

    unsettled: bool
    seen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReopened(VisitEvent):
    """The car had not left: its visit goes on. The reason's words are in the correction's row."""

    correction_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRated(VisitEvent):
    """The customer gave 1 to 5."""

    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLinkMade(VisitEvent):
    """The customer can follow the visit on a phone."""

    link_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BayStillKept(VisitEvent):
    """A picture of the car in its bay is kept."""

    still_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BayStillExpired(Event):
    """The time of a kept picture is over: it is deleted."""

    still_id: str
