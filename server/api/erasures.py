"""A customer's data: shown, given out as a file, erased, and the search that proves it."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.actions.erasures import ErasureAnswer, ProofAnswer, erase_customer, keep_proof
from server.api.authentication import Allowed
from server.api.caller import Caller, CurrentCaller
from server.api.services import Services, services
from server.contract.erasures import EraseCustomer, Erasures, HeldOfCustomer, ToldErasure
from server.domain.erasure import Proof
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.customer_export import customer_export
from server.reports.erasures import held_of, listed_erasures, told_erasure
from server.store.personal.identity import Identity, Mention, identity_of, mentions
from server.store.personal.proof import pictures_to_delete, prove
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api")
_Erasing = Annotated[Actor, Depends(Allowed(ShopDeed.ERASE_CUSTOMER))]
_Found = Annotated[Services, Depends(services)]


@router.get("/records/customers/{customer_id}/held")
def held(customer_id: str, actor: _Erasing, found: _Found) -> HeldOfCustomer:
    """Return what is held of a customer, table by table, and what keeps it from being erased."""
    return found.read(actor, lambda rows: held_of(rows, customer_id, _mentioned(rows, customer_id)[1]))


@router.get("/records/customers/{customer_id}/export")
def export(customer_id: str, actor: _Erasing, found: _Found) -> Response:
    """Return all of it as a ZIP file, with the pictures."""
    now = found.clock.now()
    content = found.read(actor, lambda rows: customer_export(rows, customer_id, found.blobs.read, now))
    shown = {
        "Content-Disposition": 'attachment; filename="customer.zip"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type="application/zip", headers=shown)


@router.post("/records/customers/{customer_id}/erase")
async def erase(customer_id: str, body: EraseCustomer, actor: _Erasing, caller: CurrentCaller) -> ToldErasure:
    """Erase a customer, and return the proof."""
    found = caller.found
    identity, mentioned = await asyncio.to_thread(
        found.read, actor, lambda rows: _mentioned(rows, customer_id)
    )
    erased = await caller.ask(
        f"erase {customer_id} {body.model_dump_json()}",
        lambda work: erase_customer(work, customer_id, body, mentioned),
        ErasureAnswer,
    )
    return await _proved(caller, erased.erasure_id, identity)


@router.get("/erasures")
def listed(actor: _Erasing, found: _Found) -> Erasures:
    """Return the newest erasures."""
    return found.read(actor, listed_erasures)


@router.get("/erasures/{erasure_id}")
def told(erasure_id: str, actor: _Erasing, found: _Found) -> ToldErasure:
    """Return one erasure with its proof."""
    return found.read(actor, lambda rows: told_erasure(rows, erasure_id))


@router.post("/erasures/{erasure_id}/prove")
async def prove_again(erasure_id: str, _actor: _Erasing, caller: CurrentCaller) -> ToldErasure:
    """Search again: columns and pictures, since the words are kept nowhere."""
    return await _proved(caller, erasure_id, None)


async def _proved(caller: Caller, erasure_id: str, identity: Identity | None) -> ToldErasure:
    """Delete the pictures of an erasure that is committed, search, and keep what was found.

    Whoever sends an erasure again gets the proof that was made: who it was cannot be searched for any more.
    """
    found, actor = caller.found, caller.actor
    before = await asyncio.to_thread(found.read, actor, lambda rows: told_erasure(rows, erasure_id))
    if identity is not None and before.proof is not None:
        return before
    proof = await asyncio.to_thread(_searched, found, actor, erasure_id, identity)
    await found.commands.run(actor, lambda work: keep_proof(work, erasure_id, proof), ProofAnswer)
    return await asyncio.to_thread(found.read, actor, lambda rows: told_erasure(rows, erasure_id))


def _searched(found: Services, actor: Actor, erasure_id: str, identity: Identity | None) -> Proof:
    def search(rows: ShopRows) -> Proof:
        erasure = rows.erasures.get(erasure_id)
        for digest in pictures_to_delete(rows, erasure):
            found.blobs.delete(digest)
        return prove(rows, erasure, identity, found.blobs.holds, found.clock.now())

    return found.read(actor, search)


def _mentioned(rows: ShopRows, customer_id: str) -> tuple[Identity, list[Mention]]:
    identity = identity_of(rows, customer_id)
    return identity, mentions(rows, identity)
