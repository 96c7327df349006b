"""What is known of a car from its earlier visits, for whoever receives it."""

from datetime import datetime

from pydantic import Field

from server.contract.boards import LineAuthorization, Value, Words


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
