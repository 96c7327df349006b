"""All claims, and the lines that somebody else pays and nobody has claimed yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from server.contract.boards import Plate, Words
from server.contract.claims import MOST_LISTED, ClaimEntry, ClaimLine, ClaimList, ClaimNoted
from server.domain.claim import Claim
from server.domain.repair_order import JobLine, LineAuthorization, Payer, RepairOrder
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

LOOKED_BACK = timedelta(days=60)
"""For lines without a claim: payers refuse what comes later."""


def claim_list(rows: ShopRows, now: datetime) -> ClaimList:
    """Return the claims, the latest change first, and what has none."""
    names = {member.staff_id: _words(member.name) for member in rows.staff.all()}
    claims = sorted(rows.claims.where(), key=lambda claim: claim.changed_at, reverse=True)
    claimed = {(claim.order_id, claim.line_id) for claim in claims}
    lately = rows.orders.where(tables.repair_orders.c.opened_at >= now - LOOKED_BACK)
    open_lines = [
        (order, line)
        for order in lately
        for line in _others_pay(order)
        if (order.order_id, line.line_id) not in claimed
    ]
    return ClaimList(
        zone=rows.shop.zone,
        claims=[_entry(rows, claim, names) for claim in claims[:MOST_LISTED]],
        unclaimed=[_line(rows, order, line) for order, line in open_lines[-MOST_LISTED:]],
    )


def _others_pay(order: RepairOrder) -> Iterator[JobLine]:
    for line in order.lines:
        agreed = line.authorization is LineAuthorization.AUTHORIZED
        if agreed and line.payer in (Payer.INSURER, Payer.WARRANTY):
            yield line


def _entry(rows: ShopRows, claim: Claim, names: dict[str, Words]) -> ClaimEntry:
    order = rows.orders.get(claim.order_id)
    return ClaimEntry(
        claim_id=claim.claim_id,
        version=claim.version,
        line=_line(rows, order, claim),
        step=claim.step.value,
        next_steps=[step.value for step in claim.next_steps],
        accepted_minor=claim.accepted_minor,
        opened_at=claim.opened_at,
        custody=claim.custody.value,
        next_custody=[custody.value for custody in claim.next_custody],
        part_label=claim.part_label,
        part_place=claim.part_place,
        part_with=claim.part_with,
        notes=[
            ClaimNoted(step=note.step, words=note.words, at=note.at, by=names.get(note.staff_id or ""))
            for note in claim.notes
        ],
    )


def _line(rows: ShopRows, order: RepairOrder, line: Claim | JobLine) -> ClaimLine:
    """What a claim is about; what was agreed to then stands in the claim itself."""
    vehicle = rows.vehicles.get(rows.visits.get(order.visit_id).vehicle_id)
    said = rows.line_words.find(line.line_id)
    return ClaimLine(
        order_id=order.order_id,
        order_number=order.number,
        line_id=line.line_id,
        title=_words(said.title) if said else Words(zh="", en=""),
        payer=line.payer.value,
        amount_minor=line.amount_minor if isinstance(line, Claim) else line.price_minor,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
