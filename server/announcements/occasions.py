"""What makes a call due: a car is ready, its advisor calls again, the clock strikes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from server.domain.announcement import CALLED_AGAIN, READY, AnnouncementRules
from server.domain.events import CustomerCalled, Envelope, OrderMoved
from server.domain.stage import StageKind
from server.projections.floor import Floor


@dataclass(frozen=True, slots=True)
class Occasion:
    """One call that is due. `key` is its own for ever, so that two servers make one call of it."""

    shop_id: str
    kind: str
    visit_id: str | None
    at: datetime
    key: str


def occasion_of(floor: Floor, entry: Envelope) -> Occasion | None:
    """Return the call that an entry of the journal makes due."""
    event = entry.event
    key = f"announce/{entry.number}"
    if isinstance(event, CustomerCalled):
        return Occasion(entry.shop_id, CALLED_AGAIN, event.visit_id, entry.occurred_at, key)
    if isinstance(event, OrderMoved) and _is_ready(floor, event.order_id, event.stage):
        return Occasion(entry.shop_id, READY, event.visit_id, entry.occurred_at, key)
    return None


def missed_occasions(floor: Floor, now: datetime) -> Iterator[Occasion]:
    """Yield the calls of cars that became ready, or were called again, while nobody listened."""
    for order in floor.orders.values():
        if not _is_ready(floor, order.order_id, order.stage) or order.settled_at is not None:
            continue
        calls = [made for made in floor.announcements.values() if made.visit_id == order.visit_id]
        wanted_at = order.called_at or order.stage_entered_at
        if all(made.queued_at < wanted_at for made in calls):
            kind = CALLED_AGAIN if calls else READY
            key = f"announce/{order.order_id}/{wanted_at.isoformat()}"
            yield Occasion(floor.shop.shop_id, kind, order.visit_id, now, key)


def daily_occasions(floor: Floor, rules: AnnouncementRules, now: datetime) -> Iterator[Occasion]:
    """Yield what is said at a time of day, from that time until it would have expired."""
    local = now.astimezone(ZoneInfo(floor.shop.zone))
    for kind in rules.kinds.values():
        if kind.daily_at is None:
            continue
        due = local.replace(hour=kind.daily_at.hour, minute=kind.daily_at.minute, second=0, microsecond=0)
        if due <= local < due + rules.span(kind.expires_seconds):
            key = f"announce/{kind.key}/{local.date().isoformat()}"
            yield Occasion(floor.shop.shop_id, kind.key, None, now, key)


def _is_ready(floor: Floor, order_id: str, stage: str) -> bool:
    order = floor.orders[order_id]
    return floor.flows[order.flow_digest].stage(stage).kind is StageKind.READY
