"""A customer's link: it opens one visit for as long as the car is here, and for some days after."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

LINK_LIFETIME = timedelta(days=3)
"""How long a link stays good once the car has left; one that nobody used must end, too."""


@dataclass(frozen=True, slots=True)
class CustomerLink:
    """A customer's way to one visit; its token is signed, not stored."""

    link_id: str
    shop_id: str
    visit_id: str
    expires_at: datetime
    """It is good until then, and before that while the visit is open."""


def kept_after(link: CustomerLink, departed_at: datetime) -> CustomerLink:
    """Return the link of a car that has left: the departure never shortens it."""
    return replace(link, expires_at=max(link.expires_at, departed_at + LINK_LIFETIME))
