"""What is recorded of estimates beside the deeds on their orders."""

from dataclasses import dataclass

from server.domain.event import Event
from server.domain.events.visits import VisitEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateSigned(VisitEvent):
    """The customer has put their name under one version of an estimate."""

    order_id: str
    estimate_id: str
    signature_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureExpired(Event):
    """The time of a signature is over: its picture is deleted."""

    signature_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationSettled(Event):
    """Somebody took care of what a customer had declined: it is not shown any more."""

    recommendation_id: str
