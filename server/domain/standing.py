"""How a customer stands with the shop: their tier, and whether to ask them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from server.domain.stage import Name

A_MONTH = timedelta(days=30.44)


class WinBackAnswer(StrEnum):
    """What a customer said who was asked back."""

    BOOKED = "booked"
    LATER = "later"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Tier:
    """Whoever has so many visits, or has paid so much, is of it."""

    key: str
    name: Name
    benefits: Name
    visits: int
    paid_minor: int


@dataclass(frozen=True, slots=True)
class StandingRules:
    """The tiers, the best first, and when a customer is asked back."""

    counted: timedelta
    tiers: tuple[Tier, ...]
    away: timedelta
    rest: timedelta
    rest_after_no: timedelta


@dataclass(frozen=True, slots=True)
class WinBackCall:
    """Somebody who has not been here for long was rung. No word of it is kept but the answer."""

    call_id: str
    shop_id: str
    customer_id: str
    answer: WinBackAnswer
    called_at: datetime
    called_by: str | None


def tier_of(rules: StandingRules, visits: int, paid_minor: int) -> Tier | None:
    """Return the best tier that somebody has reached."""
    reached = (tier for tier in rules.tiers if visits >= tier.visits or paid_minor >= tier.paid_minor)
    return next(reached, None)


def rests(rules: StandingRules, calls: Sequence[WinBackCall], now: datetime) -> bool:
    """Tell whether somebody was rung too lately to be rung again."""
    last = max(calls, key=lambda call: call.called_at, default=None)
    if last is None:
        return False
    rest = rules.rest_after_no if last.answer is WinBackAnswer.NO else rules.rest
    return now < last.called_at + rest
