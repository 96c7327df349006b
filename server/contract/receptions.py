"""What is known of a car from its earlier visits, for whoever receives it, and what the shop answers for."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from server.contract.boards import LineAuthorization, RepairWarranty, Value, WarrantyEnd, Words


class PastLine(Value):
    """One item of earlier work."""

    title: Words
    price_minor: int
    authorization: LineAuthorization
    safety: bool


class PastOrder(Value):
    """One repair order of an earlier visit."""

    order_number: str
    visit_id: str
    arrived_at: datetime
    mileage_km: int | None
    total_minor: int
    own_words: str = Field(description="what the customer said then")
    lines: list[PastLine]


class VehicleHistory(Value):
    """`GET /api/receptions/{order_id}/history`: the newest orders first, at most twenty."""

    last_mileage_km: int | None
    orders: list[PastOrder]


class StandingRepair(Value):
    """Earlier work that the shop answers for still."""

    line_id: str
    order_id: str
    order_number: str
    title: Words
    delivered_on: date
    mileage_km: int | None = Field(description="at that delivery")
    warranty: RepairWarranty


class ManufacturerCover(Value):
    """One of the manufacturer's terms, as the shop has written it down."""

    name: Words
    state: Literal["stands", "over", "unknown"]
    end: WarrantyEnd | None = Field(description="null without the day of the first registration")


class PayerProposal(Value):
    """Who may have to pay for an operation: the advisor decides."""

    operation_id: str
    payer: Literal["internal", "warranty"]
    repeats: str | None = Field(description="of the shop: the `line_id` of the repair to be done again")
    term: Words | None = Field(description="of the manufacturer: by which of its terms")


class StandingWarranty(Value):
    """`GET /api/receptions/{order_id}/warranty`: of the car's last twenty orders, the newest first."""

    mileage_km: int | None = Field(description="as it was read now; null: the days alone count")
    repairs: list[StandingRepair]
    manufacturer: list[ManufacturerCover]
    proposals: list[PayerProposal] = Field(
        description="for those of the operations asked about that have one"
    )
