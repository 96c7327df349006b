"""Which tier the owner of a car has reached."""

from datetime import datetime

from server.actions.vehicles import vehicle_by_plate
from server.contract.standing import OwnersTier, ReachedTier
from server.domain.plate import normalise_plate
from server.domain.standing import StandingRules, tier_of
from server.projections.values import words
from server.store.customer_standing import counted_since
from server.store.shop_rows import ShopRows


def owners_tier(rows: ShopRows, rules: StandingRules, plate: str, now: datetime) -> OwnersTier:
    """Return the best tier of the owner of the car with this plate; none without an owner on record."""
    vehicle = vehicle_by_plate(rows, normalise_plate(plate))
    owner = vehicle.customer_id if vehicle else None
    if owner is None:
        return OwnersTier(tier=None)
    visits, paid_minor = counted_since(rows, [owner], now - rules.counted).get(owner, (0, 0))
    return OwnersTier(tier=reached_tier(rules, visits, paid_minor))


def reached_tier(rules: StandingRules, visits: int, paid_minor: int) -> ReachedTier | None:
    """Return the best tier that somebody has reached, in its words."""
    tier = tier_of(rules, visits, paid_minor)
    return ReachedTier(name=words(tier.name), benefits=words(tier.benefits)) if tier else None
