"""The one search box: what is found, by kind."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words
from server.contract.fault_reports import FaultStepName

MOST_OF_A_KIND = 6


class _Found(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FoundCar(_Found):
    """A car that the shop knows."""

    vehicle_id: str
    plate: Plate
    brand: Words
    series: Words
    vin: str | None
    owner_name: str
    here_visit_id: str | None = Field(description="its visit, while it is on the premises")
    last_arrived_at: datetime | None


class FoundCustomer(_Found):
    """Somebody who owns cars, or brings them."""

    customer_id: str
    name: str
    phone: str | None = Field(description="null for who may not see telephone numbers")
    plates: list[Plate]


class FoundOrder(_Found):
    """A repair order, by its number."""

    order_id: str
    number: str
    vehicle_id: str
    plate: Plate
    job: Words | None
    arrived_at: datetime
    here_visit_id: str | None


class FoundBooking(_Found):
    """A booking that is still ahead."""

    appointment_id: str
    number: str
    vehicle_id: str
    plate: Plate
    job: Words | None
    slot_at: datetime
    customer_name: str
    contact: str = Field(description="who booked from the web; empty for who may not see telephone numbers")


class FoundFault(_Found):
    """A fault report of the knowledge base."""

    report_id: str
    title: str
    symptom: str
    plate: Plate | None
    step: FaultStepName


class Found(_Found):
    """`GET /api/search?q=…`: what has every word that is sought, at most six of each kind."""

    zone: str = Field(description="the shop's, IANA")
    cars: list[FoundCar]
    customers: list[FoundCustomer]
    orders: list[FoundOrder]
    bookings: list[FoundBooking]
    faults: list[FoundFault]
