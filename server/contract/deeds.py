"""What staff and customers ask the server to do, with the bodies of those requests.

Each is `POST` with a bearer token and the header `Idempotency-Key` (a UUIDv7 made by the client, kept over
retries). Deeds on an order go to `/api/repair-orders/{order_id}/{deed}`; the deed is the name of the body
in snake case. Refusals are problem details (RFC 9457) with a stable `code`.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import LineOption, PauseReason, Words
from server.domain.plate import PlateColour

Text = Annotated[str, Field(max_length=500)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OrderDeed(_Body):
    """Any deed on a repair order."""

    order_version: int | None = Field(default=None, description="refused as stale if the order has moved on")
    done_at: datetime | None = Field(default=None, description="when it was tapped, if it waited offline")


class BeginReception(OrderDeed):
    """An advisor begins to receive the car."""


class EstimateLine(_Body):
    """One line of the estimate, itemised."""

    title: Words
    standard_minutes: int = Field(ge=0, le=6000)
    price_minor: int = Field(ge=0, le=100_000_000)


class VehicleDescription(_Body):
    """What a car is, told by whoever stands beside it: for one that nobody has registered yet."""

    brand: Words
    series: Words
    colour: Words | None = None


class FinishReception(OrderDeed):
    """The estimate and the promise are made; the customer must now authorize."""

    vehicle: VehicleDescription | None = None

    lines: list[EstimateLine] = Field(min_length=1, max_length=50)
    mileage_km: int | None = Field(default=None, ge=0, le=5_000_000)
    waits_here: bool = False
    promised_from: datetime
    promised_to: datetime


class AuthorizeEstimate(OrderDeed):
    """The customer has signed the estimate at the desk, or agrees on the phone page."""


class AssignBay(OrderDeed):
    """The foreman gives the order to a bay and a technician."""

    bay_id: str
    technician_id: str


class StartWork(OrderDeed):
    """The technician starts, or goes on after a pause."""


class PauseWork(OrderDeed):
    """The technician stops for a reason."""

    reason: PauseReason


class CallForHelp(OrderDeed):
    """The technician needs somebody at the bay."""


class AnswerHelp(OrderDeed):
    """The foreman is at the bay, or the technician needs nobody any more."""


class TickChecklist(OrderDeed):
    """One item of the checklist is done, or not after all."""

    item_id: str
    ticked: bool = True


class SwitchCamera(OrderDeed):
    """The technician switches the camera over the bay off for this job, or on again."""

    on: bool


class RequestAddedWork(OrderDeed):
    """The technician found something more; the customer decides."""

    title: Words
    explanation: Words | None = None
    safety: bool = False
    options: list[LineOption] = Field(min_length=1, max_length=3)


class AnswerAddedWork(OrderDeed):
    """The customer agrees to one option of an added line, or declines it (null)."""

    line_id: str
    option_id: str | None


class FinishWork(OrderDeed):
    """The technician has finished and done the self check."""


class UndoDeed(OrderDeed):
    """Take the order's last deed back, within ten seconds and while nothing followed."""


class PassCheck(OrderDeed):
    """Cross check or final inspection passed."""


class FailCheck(OrderDeed):
    """The car goes back to the bay."""

    cause: Text = Field(min_length=1)


class StartWash(OrderDeed):
    """The washer takes the car."""


class FinishWash(OrderDeed):
    """The car is clean."""


class CallCustomer(OrderDeed):
    """Call the customer by voice, again if need be."""


class SettleOrder(OrderDeed):
    """The cashier has the money."""

    paid_minor: int = Field(ge=0)


class DeliverVehicle(OrderDeed):
    """The customer has the keys."""


class MovePromisedTime(OrderDeed):
    """The advisor promises another window and tells the customer."""

    promised_from: datetime
    promised_to: datetime


class ConfirmArrival(_Body):
    """`POST /api/sightings/{id}/confirm`: the advisor says which car a doubtful or wrong read is."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class CheckInVehicle(_Body):
    """`POST /api/visits`: a car is here that no camera has announced."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class BookAppointment(_Body):
    """`POST /api/appointments`."""

    appointment_id: str = Field(min_length=36, max_length=36)
    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None
    brand: Words
    series: Words
    vehicle_colour: Words
    customer_name: str = Field(min_length=1, max_length=80)
    customer_phone: str = Field(min_length=3, max_length=30)
    slot_at: datetime
    flow: str = "mechanical"
    job: Words
    standard_minutes: int = Field(ge=1, le=6000)
    advisor_id: str | None = None


class SignIn(_Body):
    """`POST /api/sessions`: a name and a password, or on a paired tablet a staff id and a PIN."""

    login: str | None = Field(default=None, max_length=80)
    password: str | None = Field(default=None, max_length=200)
    staff_id: str | None = Field(default=None, max_length=36)
    pin: str | None = Field(default=None, max_length=12)


class Session(_Body):
    """The answer to a sign-in."""

    token: str
    staff_id: str
    name: Words
    roles: list[str]
    allowed: list[str] = Field(description="deeds and boards of all their roles; screens offer no others")
    expires_at: datetime


class MakePairingCode(_Body):
    """`POST /api/pairing-codes` (administrator): a code for one device."""

    kind: Literal["display", "tablet", "agent", "kiosk"]
    name: str = Field(min_length=1, max_length=80)
    screen: str | None = Field(default=None, max_length=40, description="lounge, workshop, gate, bay/3")


class PairDevice(_Body):
    """`POST /api/pairing`: the six digits."""

    code: str = Field(pattern=r"^[0-9]{6}$")


class PairedDevice(_Body):
    """The answer: the token is told this once."""

    token: str
    device_id: str
    name: str
    kind: str
    screen: str | None


class RateVisit(_Body):
    """`POST /api/customer-links/{token}/rating`."""

    score: int = Field(ge=1, le=5)
    words: Text = ""
