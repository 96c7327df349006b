"""What is held of a customer, and what was found after erasures."""

from dataclasses import asdict

from server.actions.erasure_holds import holds_of
from server.contract.boards import Words
from server.contract.erasures import (
    ErasureLine,
    ErasureProof,
    Erasures,
    FoundInTable,
    HeldOfCustomer,
    HeldTable,
    ToldErasure,
)
from server.domain.erasure import Erasure, Finding, Proof
from server.store import tables
from server.store.personal.held import held_rows
from server.store.personal.identity import Mention
from server.store.personal.reach import reach_of
from server.store.personal.register import REGISTER
from server.store.shop_rows import ShopRows

_MOST = 200
_OWN = frozenset(held.table for held in REGISTER)


def held_of(rows: ShopRows, customer_id: str, mentioned: list[Mention]) -> HeldOfCustomer:
    """Return what is held of a customer, table by table; raise NotFound."""
    keys = reach_of(rows, customer_id)
    earlier = rows.erasures.where(tables.erasures.c.customer_id == customer_id)
    return HeldOfCustomer(
        tables=[
            HeldTable(
                table=each.held.table.name,
                rows=len(each.rows),
                pictures=len(each.pictures),
                kept_because=each.held.kept.value if each.held.kept else None,
            )
            for each in held_rows(rows, keys)
        ],
        mentions=sum(len(each.keys) for each in mentioned if each.table not in _OWN),
        holds=sorted(hold.value for hold in holds_of(rows, keys)),
        erased_at=max((each.erased_at for each in earlier), default=None),
    )


def told_erasure(rows: ShopRows, erasure_id: str) -> ToldErasure:
    """Return one erasure with its proof; raise NotFound."""
    erasure = rows.erasures.get(erasure_id)
    by = rows.staff.find(erasure.erased_by) if erasure.erased_by else None
    return ToldErasure(
        zone=rows.shop.zone,
        erasure_id=erasure.erasure_id,
        customer_id=erasure.customer_id,
        reason=erasure.reason.value,
        erased_at=erasure.erased_at,
        erased_by=Words(zh=by.name.zh, en=by.name.en) if by else None,
        findings=[_found(each) for each in _findings(erasure)],
        proof=_proof(erasure.proof) if erasure.proof else None,
    )


def listed_erasures(rows: ShopRows) -> Erasures:
    """Return the newest erasures."""
    newest = sorted(rows.erasures.where(), key=lambda each: each.erased_at, reverse=True)[:_MOST]
    return Erasures(
        zone=rows.shop.zone,
        erasures=[
            ErasureLine(
                erasure_id=each.erasure_id,
                erased_at=each.erased_at,
                reason=each.reason.value,
                clean=each.proof.clean if each.proof else None,
            )
            for each in newest
        ],
    )


def _findings(erasure: Erasure) -> list[Finding]:
    found = erasure.proof.findings if erasure.proof else erasure.findings
    return sorted(found, key=lambda each: (each.kept_because is not None, each.table))


def _found(each: Finding) -> FoundInTable:
    return FoundInTable.model_validate(asdict(each) | {"columns": list(each.columns)})


def _proof(proof: Proof) -> ErasureProof:
    told = {name: getattr(proof, name) for name in ErasureProof.model_fields}
    return ErasureProof.model_validate(told)
