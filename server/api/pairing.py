"""Pairing: making a code, taking codes back, and giving one for a token."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.attempts import EVERYBODY
from server.access.pairing import make_pairing_code, pair_device, revoke_pairing_codes, shop_of_code
from server.access.pairing_requests import (
    ask_for_pairing,
    claim_pairing,
    confirm_pairing,
    shop_of_request,
)
from server.api.authentication import Allowed, RemoteAddress
from server.api.services import Services, services
from server.contract.access import PairingCodeMade, Removed
from server.contract.deeds import MakePairingCode, PairDevice, PairedDevice
from server.contract.devices import (
    AskForPairing,
    ClaimPairing,
    ConfirmPairing,
    PairingAsked,
    PairingClaimed,
)
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter()
_PairingActor = Annotated[Actor, Depends(Allowed(ShopDeed.MAKE_PAIRING_CODE))]


@router.post("/api/pairing-codes")
async def make_code(
    body: MakePairingCode, actor: _PairingActor, found: Annotated[Services, Depends(services)]
) -> PairingCodeMade:
    """Make six digits for one device. They are told this once, so a repetition makes others."""
    secret, now = found.gatekeeper.secret, found.gatekeeper.now()
    return await found.commands.run(
        actor, lambda work: make_pairing_code(work, body, secret, now), PairingCodeMade
    )


@router.delete("/api/pairing-codes", status_code=204)
async def revoke_codes(actor: _PairingActor, found: Annotated[Services, Depends(services)]) -> Response:
    """Take back every code of the shop that nobody has used yet."""
    await found.commands.run(actor, revoke_pairing_codes, Removed)
    return Response(status_code=204)


@router.post("/api/pairing")
async def pair(
    body: PairDevice, address: RemoteAddress, found: Annotated[Services, Depends(services)]
) -> PairedDevice:
    """Give the six digits and get a device's token, this once."""
    secret, now = found.gatekeeper.secret, found.gatekeeper.now()
    limits = found.gatekeeper.limits
    with limits.pairing_address.counted(address), limits.pairing.counted(EVERYBODY):
        shop_id = await asyncio.to_thread(_shop_of_code, found, body.code)
        stranger = Actor(shop_id, frozenset())
        return await found.commands.run(
            stranger, lambda work: pair_device(work, body.code, secret, now), PairedDevice
        )


@router.post("/api/pairing-requests")
async def ask(body: AskForPairing, found: Annotated[Services, Depends(services)]) -> PairingAsked:
    """Give a screen six digits to show, until an administrator has typed them."""
    secret, now = found.gatekeeper.secret, found.gatekeeper.now()
    nobody = Actor(found.hub.shop_ids[0], frozenset())
    return await found.commands.run(
        nobody, lambda work: ask_for_pairing(work, body, secret, now), PairingAsked
    )


@router.post("/api/pairing-requests/claim")
async def claim(body: ClaimPairing, found: Annotated[Services, Depends(services)]) -> PairingClaimed:
    """Tell a screen its token once somebody has typed what it shows; 404 when its time is over."""
    now = found.gatekeeper.now()
    shop_id = await asyncio.to_thread(_shop_of_request, found, body.secret)
    if shop_id is None:
        return PairingClaimed(device=None)
    stranger = Actor(shop_id, frozenset())
    return await found.commands.run(
        stranger, lambda work: claim_pairing(work, body.secret, now), PairingClaimed
    )


@router.post("/api/pairing-requests/confirm", status_code=204)
async def confirm(
    body: ConfirmPairing, actor: _PairingActor, found: Annotated[Services, Depends(services)]
) -> Response:
    """Say what the screen that shows these six digits is."""
    secret, now = found.gatekeeper.secret, found.gatekeeper.now()
    with found.gatekeeper.limits.pairing.counted(EVERYBODY):
        await found.commands.run(actor, lambda work: confirm_pairing(work, body, secret, now), Removed)
    return Response(status_code=204)


def _shop_of_request(found: Services, secret: str) -> str | None:
    with found.reader.connect() as connection:
        return shop_of_request(connection, secret, found.gatekeeper.now())


def _shop_of_code(found: Services, code: str) -> str:
    with found.reader.connect() as connection:
        return shop_of_code(connection, code, found.gatekeeper.secret, found.gatekeeper.now())
