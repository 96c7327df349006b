"""What is kept around the delivery: rings to say that the car is ready, and who wished no wash."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReadyCall:
    """One ring to a customer whose car is ready; whether they were reached, and what they said."""

    call_id: str
    shop_id: str
    visit_id: str
    reached: bool
    words: str
    called_by: str | None
    called_at: datetime


@dataclass(frozen=True, slots=True)
class SkippedWash:
    """The word of a customer who wished no wash, as somebody of the shop wrote it down."""

    order_id: str
    shop_id: str
    words: str
    told_to: str | None
    told_at: datetime
