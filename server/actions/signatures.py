"""Signatures under estimates: pictures that are kept for their time, with the version that they sign."""

from datetime import timedelta

from pydantic import BaseModel

from server.domain import events
from server.domain.allowed_deeds import Deed, require
from server.domain.errors import NotFound
from server.domain.estimate import Estimate
from server.domain.recommendation import Signature
from server.domain.slip_signature import SlipSignature
from server.store import tables
from server.store.identifiers import new_id
from server.store.retention import named_signatures, signatures_before, slip_signatures_before
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class SignatureAnswer(BaseModel):
    """The signature that was kept, and the version that it signs."""

    signature_id: str
    estimate_number: int


class ForgottenSignatures(BaseModel):
    """Pictures that may be deleted now."""

    pictures: list[str]


def sign_estimate(work: UnitOfWork, order_id: str, blob: str) -> SignatureAnswer:
    """Keep a signature, already a blob, under the newest version; the customer is about to agree."""
    work.permit(Deed.AUTHORIZE_ESTIMATE)
    order = work.orders.get(order_id)
    require(Deed.AUTHORIZE_ESTIMATE, order, work.pinned_flow(order.flow_digest))
    newest = signable_estimate(work, order_id)
    signature = Signature(new_id(), work.shop_id, order_id, newest.estimate_id, blob, work.now)
    work.signatures.save(signature)
    work.record(
        events.EstimateSigned(
            visit_id=order.visit_id,
            order_id=order_id,
            estimate_id=newest.estimate_id,
            signature_id=signature.signature_id,
        )
    )
    return SignatureAnswer(signature_id=signature.signature_id, estimate_number=newest.number)


def signable_estimate(rows: ShopRows, order_id: str) -> Estimate:
    """Return an order's newest version; raise NotFound before the first."""
    newest = rows.newest_estimate(order_id)
    if newest is None:
        raise NotFound(f"order '{order_id}' has no estimate yet", kind="Estimate", id=order_id)
    return newest


def newest_signature(rows: ShopRows, order_id: str) -> Signature | None:
    """Return the last signature under an order's estimates."""
    kept = rows.signatures.where(tables.signatures.c.order_id == order_id)
    return max(kept, key=lambda signature: signature.signed_at, default=None)


def is_signed(rows: ShopRows, order_id: str) -> bool:
    """Whether the newest version itself is signed: a name under another one says nothing of this."""
    newest = signable_estimate(rows, order_id)
    return bool(rows.signatures.where(tables.signatures.c.estimate_id == newest.estimate_id))


def forget_signatures(work: UnitOfWork, kept_for: timedelta) -> ForgottenSignatures:
    """Delete the rows of signatures older than `kept_for`; the journal says that each is gone."""
    old = signatures_before(work, work.now - kept_for)
    slips = slip_signatures_before(work, work.now - kept_for)
    for signature in old:
        work.signatures.delete(signature.signature_id)
    for slip in slips:
        work.slip_signatures.delete(slip.signature_id)
    gone: list[Signature | SlipSignature] = [*old, *slips]
    for each in gone:
        work.record(events.SignatureExpired(signature_id=each.signature_id))
    blobs = {each.blob for each in gone}
    return ForgottenSignatures(pictures=sorted(blobs - named_signatures(work, blobs)))
