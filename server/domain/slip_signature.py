"""What customers sign beside estimates: that they took a loaner, or that they have their own car back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SlipSignature:
    """A picture of a signature about one thing: a loan, or a repair order whose car is handed over."""

    signature_id: str
    shop_id: str
    subject_id: str
    blob: str
    signed_at: datetime
