"""Reading the queue of announcements, and what became of the latest."""

from datetime import datetime
from typing import Literal

from sqlalchemy import or_, select

from server.domain.announcement_queue import Queue
from server.domain.records import Announcement, PlayReceipt, Take
from server.store import tables
from server.store.shop_rows import ShopRows


def read_queue(rows: ShopRows, since: datetime) -> Queue:
    """Return the open calls with their takes and receipts, and all takes begun after `since`."""
    calls = rows.announcements.where(tables.announcements.c.ending.is_(None))
    column = tables.announcement_takes.c
    ids = [call.announcement_id for call in calls]
    wanted = or_(column.announcement_id.in_(ids), column.began_at > since, column.outcome.is_(None))
    takes = rows.announcement_takes.where(wanted)
    return Queue(
        zone=rows.shop.zone,
        calls=calls,
        takes=takes,
        receipts=_receipts(rows, ids),
        gone=_gone(rows, calls),
    )


def latest_announcements(
    rows: ShopRows, most: int
) -> list[tuple[Announcement, list[Take], list[PlayReceipt]]]:
    """Return the newest calls, open ones among them, each with its takes and receipts in order."""
    column = tables.announcements.c
    newest = select(column.announcement_id).where(column.shop_id == rows.shop_id)
    last = newest.order_by(column.queued_at.desc(), column.announcement_id.desc()).limit(most)
    ids = list(rows.connection.execute(last).scalars())
    calls = {call.announcement_id: call for call in rows.announcements.where(column.announcement_id.in_(ids))}
    takes = rows.announcement_takes.where(tables.announcement_takes.c.announcement_id.in_(ids))
    receipts = _receipts(rows, ids)
    return [
        (
            calls[key],
            [take for take in takes if take.announcement_id == key],
            [receipt for receipt in receipts if receipt.announcement_id == key],
        )
        for key in ids
    ]


def _receipts(rows: ShopRows, ids: list[str]) -> list[PlayReceipt]:
    return rows.play_receipts.where(tables.play_receipts.c.announcement_id.in_(ids))


def _gone(rows: ShopRows, calls: list[Announcement]) -> frozenset[str]:
    """The visits among these whose car was handed over or has left."""
    visit_ids = [call.visit_id for call in calls if call.visit_id]
    if not visit_ids:
        return frozenset()
    visits, column = tables.visits.c, tables.repair_orders.c
    left = rows.visits.where(visits.visit_id.in_(visit_ids), visits.departed_at.is_not(None))
    orders = rows.orders.where(column.visit_id.in_(visit_ids))
    delivered = {order.visit_id for order in orders if order.delivered_at is not None}
    in_hand = {order.visit_id for order in orders if order.delivered_at is None}
    return frozenset({visit.visit_id for visit in left} | (delivered - in_hand))


def take_going_on(rows: ShopRows, room: str) -> Take | None:
    """Return the take that a room hears now."""
    column = tables.announcement_takes.c
    found = rows.announcement_takes.where(column.room == room, column.outcome.is_(None))
    return next(iter(found), None)


def page_outcome(rows: ShopRows, take: Take, device_id: str) -> Literal["played", "blocked", "failed"] | None:
    """Return what a device's page has said of a take, if it has said anything."""
    column = tables.play_receipts.c
    found = rows.play_receipts.where(
        column.announcement_id == take.announcement_id,
        column.take == take.number,
        column.device_id == device_id,
        column.player == "page",
    )
    return next((receipt.outcome for receipt in found if receipt.outcome != "silent"), None)
