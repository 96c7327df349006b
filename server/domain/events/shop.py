"""What is recorded of the shop itself. Words and names live in the tables: most only say what has changed."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BayChanged(Event):
    """A bay was added or described anew."""

    bay_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleChanged(Event):
    """A vehicle's record was corrected."""

    vehicle_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateGiven(VehicleChanged):
    """A car that was here without a plate has one; `was_id`: its record until now, where it had two."""

    was_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueImported(Event):
    """Operations were added to the catalogue, or described anew."""

    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsImported(Event):
    """Customers, cars or their history came from a file; `kind` is the file's."""

    kind: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerErased(Event):
    """Nothing tells any more who this customer was."""

    erasure_id: str
    customer_id: str
    reason: Literal["asked", "consent_withdrawn", "no_longer_needed", "kept_by_mistake"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesChanged(Event):
    """An hour of labour costs something else from now on, or another tax is in the prices."""

    labour_hour_minor: int
    tax_basis_points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningChanged(Event):
    """The shop is open at other hours from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDescribed(Event):
    """The shop's name, languages, signs, usual flow or discount limits are others from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityChanged(Event):
    """Other rows say what can be booked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowChanged(Event):
    """Orders of this key that are opened from now on go another way; those that are open keep theirs."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Event):
    """The shop's calendar day has begun."""

    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsRolled(Event):
    """The shop has opened: the bookings of this day stand under today, those of days before leave."""

    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCodeIssued(Event):
    """The public booking page has a new code; those before it end a day later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCodesWithdrawn(Event):
    """No code opens the public booking page any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraStateChanged(Event):
    """A camera went down, or came back."""

    camera_id: str
    state: Literal["up", "down", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRaised(Event):
    """Something went wrong; `kind` is a wording key after `exception.`."""

    exception_id: str
    kind: str
    visit_id: str | None
    owner_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionSettled(Event):
    """Somebody took care of it."""

    exception_id: str
