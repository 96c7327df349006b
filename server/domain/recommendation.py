"""What a customer did not want: it stays with the vehicle until somebody has taken care of it."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A declined line of an order, with its words; `recommendation_id` is the line's own id.

    `explanation` says why it was advised. `price_minor` and `minutes` are of the cheapest way.
    """

    recommendation_id: str
    shop_id: str
    vehicle_id: str
    order_id: str
    title: Name
    explanation: Name | None
    safety: bool
    minutes: int
    price_minor: int
    declined_at: datetime
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A customer's signature, a picture, under one version of an order's estimate."""

    signature_id: str
    shop_id: str
    order_id: str
    estimate_id: str
    blob: str
    signed_at: datetime
