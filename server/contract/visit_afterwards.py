"""What stays on a customer's page when the car has left."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words
from server.contract.settlement import SettlementLine


class VisitAfterwards(BaseModel):
    """`GET /api/customer-links/{token}/afterwards`: what was done and advised, when to come again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plate: Plate
    brand: Words
    series: Words
    lines: list[SettlementLine]
    declined: list[Words] = Field(description="what was advised and not wanted this time")
    own_minor: int = Field(description="the customer's own part, tax included")
    advice: str
    next_service_on: date | None
    next_service_km: int | None
    recheck_on: date | None
    rating: int | None
