"""Estimates: all versions of an order's, and the window that the bays allow."""

import asyncio
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.estimates import earliest_window, window_of_the_rest
from server.actions.signatures import SignatureAnswer, newest_signature, sign_estimate
from server.api.authentication import Allowed
from server.api.bodies import MOST_SIGNATURE_BYTES, read_jpeg
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.boards import LineOption, Words
from server.contract.estimates import (
    CostEntry,
    EstimateEntry,
    ItemEntry,
    PayerSum,
    PossibleWindow,
    PromiseReason,
)
from server.domain.allowed_deeds import Deed
from server.domain.errors import NotFound
from server.domain.estimate import Estimate, EstimateCost, EstimateItem, EstimateOption
from server.domain.permissions import ShopDeed
from server.domain.promise_window import work_from_words
from server.domain.repair_order import Payer
from server.domain.staff import Actor
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/estimates")
MOST_KINDS = 12
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_ESTIMATES))]
_Found = Annotated[Services, Depends(services)]


@router.get("/{order_id}")
def versions(order_id: str, actor: _Seeing, found: _Found) -> list[EstimateEntry]:
    """List all versions of an order's estimate, the newest first."""
    return found.read(actor, lambda rows: estimate_entries(rows, order_id))


@router.get("/{order_id}/window")
def window(
    order_id: str,
    actor: _Seeing,
    found: _Found,
    work: Annotated[list[str], Query(max_length=MOST_KINDS)] = [],  # noqa: B006
) -> PossibleWindow:
    """Tell the earliest window for work such as `lift:30` (minutes by kind of bay), behind what waits.

    Without any it is that of what is left to be done on the order.
    """
    own, now = work_from_words(work), found.clock.now()

    def look(rows: ShopRows) -> PossibleWindow:
        order = rows.orders.get(order_id)
        flow = rows.pinned_flow(order.flow_digest)
        if own or not order.lines:
            return PossibleWindow(**asdict(earliest_window(rows, order, flow, own, now)))
        return PossibleWindow(**asdict(window_of_the_rest(rows, order, flow, now)))

    return found.read(actor, look)


@router.get("/{order_id}/promise-reasons")
def promise_reasons(order_id: str, actor: _Seeing, found: _Found) -> list[PromiseReason]:
    """List why windows were promised that the bays did not allow, the newest first."""
    return found.read(actor, lambda rows: _promise_reasons(rows, order_id))


@router.post("/{order_id}/signature")
async def sign(order_id: str, request: Request, caller: CurrentCaller) -> SignatureAnswer:
    """Keep the customer's signature under the newest version; the body is a JPEG of 300 kB at most."""
    found = caller.found
    found.gatekeeper.permit(caller.actor, Deed.AUTHORIZE_ESTIMATE)
    blob = await asyncio.to_thread(found.blobs.keep, await read_jpeg(request, MOST_SIGNATURE_BYTES))
    asked = f"sign {order_id} {blob}"
    return await caller.ask(asked, lambda work: sign_estimate(work, order_id, blob), SignatureAnswer)


@router.get("/{order_id}/signature")
def signature(order_id: str, actor: _Seeing, found: _Found) -> Response:
    """Return the last signature under an order's estimates, a JPEG."""
    kept = found.read(actor, lambda rows: newest_signature(rows, order_id))
    if kept is None:
        raise NotFound(f"nobody has signed the estimate of order '{order_id}'", id=order_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(kept.blob), media_type="image/jpeg", headers=headers)


def estimate_entries(rows: ShopRows, order_id: str) -> list[EstimateEntry]:
    """Return all versions of an order's estimate, the newest first."""
    kept = rows.estimates.where(tables.estimates.c.order_id == rows.orders.get(order_id).order_id)
    names = {member.staff_id: member.name for member in rows.staff.all()}
    newest_first = sorted(kept, key=lambda each: -each.number)
    return [_entry(estimate, names.get(estimate.made_by or "")) for estimate in newest_first]


def _promise_reasons(rows: ShopRows, order_id: str) -> list[PromiseReason]:
    names = {member.staff_id: _words(member.name) for member in rows.staff.all()}
    moves = rows.promise_moves.where(tables.promise_moves.c.order_id == rows.orders.get(order_id).order_id)
    return [
        PromiseReason(
            moved_at=move.moved_at,
            moved_by=names.get(move.moved_by or ""),
            promised_from=move.promised_from,
            promised_to=move.promised_to,
            reason=move.reason,
        )
        for move in sorted(moves, key=lambda move: move.moved_at, reverse=True)
    ]


def _entry(estimate: Estimate, maker: Name | None) -> EstimateEntry:
    due = {payer: estimate.due_minor(payer) for payer in Payer}
    return EstimateEntry(
        estimate_id=estimate.estimate_id,
        number=estimate.number,
        made_at=estimate.made_at,
        made_by=_words(maker) if maker else None,
        items=[_item(item, estimate.tax_basis_points) for item in estimate.items],
        total_minor=estimate.total_minor,
        tax_minor=estimate.tax_minor,
        tax_basis_points=estimate.tax_basis_points,
        payers=[PayerSum(payer=payer.value, amount_minor=amount) for payer, amount in due.items() if amount],
        promised_from=estimate.promised_from,
        promised_to=estimate.promised_to,
        promise_reason=estimate.promise_reason,
    )


def _item(item: EstimateItem, tax_basis_points: int) -> ItemEntry:
    return ItemEntry(
        line_id=item.line_id,
        operation_id=item.operation_id,
        title=_words(item.title),
        explanation=_words(item.explanation) if item.explanation else None,
        payer=item.payer.value,
        safety=item.safety,
        standard_minutes=item.standard_minutes,
        bay_kind=item.bay_kind,
        amount_minor=item.amount_minor,
        costs=[_cost(cost, tax_basis_points) for cost in item.costs],
        options=[_option(option) for option in item.options],
        repeats=item.repeats,
    )


def _option(option: EstimateOption) -> LineOption:
    return LineOption(
        option_id=option.option_id,
        title=_words(option.title),
        detail=_words(option.detail),
        minutes=option.minutes,
        price_minor=option.price_minor,
    )


def _cost(cost: EstimateCost, tax_basis_points: int) -> CostEntry:
    return CostEntry(
        kind=cost.kind.value,
        title=_words(cost.title),
        number=cost.number,
        brand=cost.brand,
        minutes=cost.minutes,
        quantity_thousandths=cost.quantity_thousandths,
        price_minor=cost.price_minor,
        discount_basis_points=cost.discount_basis_points,
        discount_minor=cost.discount_minor,
        amount_minor=cost.amount_minor,
        tax_minor=cost.tax_minor(tax_basis_points),
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
