"""Signatures for a loaner or for a car that is handed over: kept first, so that nothing is given without."""

from pydantic import BaseModel

from server.domain import events
from server.domain.slip_signature import SlipSignature
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class SlipSignatureAnswer(BaseModel):
    """The signature that was kept."""

    signature_id: str
    event_number: int


def sign_slip(work: UnitOfWork, deed: str, subject_id: str, blob: str) -> SlipSignatureAnswer:
    """Keep a signature, already a blob, about one thing; whoever may do `deed` to it may have it signed."""
    work.permit(deed)
    signature = SlipSignature(new_id(), work.shop_id, subject_id, blob, work.now)
    work.slip_signatures.save(signature)
    signed = events.SlipSigned(subject_id=subject_id, signature_id=signature.signature_id)
    return SlipSignatureAnswer(signature_id=signature.signature_id, event_number=work.record(signed).number)


def slip_signatures(rows: ShopRows, subject_id: str) -> list[SlipSignature]:
    """Return what was signed about one thing, the first first."""
    kept = rows.slip_signatures.where(tables.slip_signatures.c.subject_id == subject_id)
    return sorted(kept, key=lambda signature: signature.signed_at)
