"""The records of a car and of a customer: all that the shop knows of earlier visits."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import LineAuthorization, Payer, Plate, RepairWarranty, Words
from server.contract.catalogue import CatalogueProblem
from server.contract.claims import ClaimStepName
from server.contract.fault_reports import FaultStepName
from server.contract.search import FoundBooking, FoundCar
from server.contract.slips import SlipKindName

MOST_VISITS = 100


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RecordedLine(_Part):
    """One item of a repair order."""

    title: Words
    price_minor: int
    authorization: LineAuthorization
    added: bool
    safety: bool
    warranty: RepairWarranty | None = Field(description="what the shop answers for since the delivery")


class RecordedOrder(_Part):
    """One repair order, as it ended or stands."""

    order_id: str
    number: str
    mileage_km: int | None
    total_minor: int
    lines: list[RecordedLine]
    own_words: str = Field(description="what the customer said at the reception")
    notes: str
    rework_count: int
    delivered_at: datetime | None
    advice: str = Field(description="given at the delivery, for the next time")
    next_service_on: date | None
    next_service_km: int | None


class RecordedVisit(_Part):
    """One stay of the car."""

    visit_id: str
    arrived_at: datetime
    departed_at: datetime | None
    advisor: Words | None
    rating: int | None
    brought_by: str = Field(description="empty where its owner did")
    orders: list[RecordedOrder]


class RecordedRecommendation(_Part):
    """Something that the customer did not want."""

    title: Words
    safety: bool
    price_minor: int
    declined_at: datetime
    settled_at: datetime | None


class RecordedComplaint(_Part):
    """A complaint about the car, or about a stay of it."""

    opened_at: datetime
    closed_at: datetime | None
    words: str


class RecordedClaim(_Part):
    """What manufacturer or insurer were asked to pay for the car."""

    claim_id: str
    title: Words
    order_number: str
    payer: Payer
    amount_minor: int
    step: ClaimStepName
    changed_at: datetime


class RecordedSlip(_Part):
    """What somebody asked or suggested about the car."""

    slip_id: str
    kind: SlipKindName
    words: str
    opened_at: datetime
    answered: bool
    closed_at: datetime | None


class RecordedFault(_Part):
    """A fault report of the car."""

    report_id: str
    title: str
    action: str
    step: FaultStepName
    changed_at: datetime


class Owner(_Part):
    """Whose car it is."""

    customer_id: str
    name: str
    phone: str | None = Field(description="null for who may not see telephone numbers")


class PastServiceEntry(_Part):
    """Work from before this server kept the record."""

    day: date
    number: str
    mileage_km: int | None
    work: str
    amount_minor: int


class VehicleRecord(_Part):
    """`GET /api/records/vehicles/{vehicle_id}`."""

    zone: str = Field(description="the shop's, IANA")
    car: FoundCar
    colour: Words
    owner: Owner | None
    last_mileage_km: int | None
    bookings: list[FoundBooking]
    visits: list[RecordedVisit] = Field(description="the newest first")
    past_services: list[PastServiceEntry] = Field(description="from another system's file, the newest first")
    more_visits: int = Field(description="how many older ones are not told")
    recommendations: list[RecordedRecommendation]
    complaints: list[RecordedComplaint]
    claims: list[RecordedClaim]
    slips: list[RecordedSlip]
    faults: list[RecordedFault]


class BroughtVisit(_Part):
    """A stay of somebody else's car that this customer brought."""

    vehicle_id: str
    plate: Plate
    arrived_at: datetime


class CustomerRecord(_Part):
    """`GET /api/records/customers/{customer_id}`."""

    zone: str
    owner: Owner
    cars: list[FoundCar]
    bookings: list[FoundBooking]
    brought: list[BroughtVisit]


class RecordsCheck(_Part):
    """What a file of records would change: nothing at all where it has problems. The first are told."""

    added: int
    changed: int
    unchanged: int
    problems: list[CatalogueProblem]
    problem_count: int
