"""Pairing: making a code, taking codes back, and giving one for a token."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.attempts import EVERYBODY
from server.access.pairing import make_pairing_code, pair_device, revoke_pairing_codes, shop_of_code
from server.api.authentication import Allowed, RemoteAddress
from server.api.services import Services, services
from server.contract.access import PairingCodeMade, Removed
from server.contract.deeds import MakePairingCode, PairDevice, PairedDevice
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


def _shop_of_code(found: Services, code: str) -> str:
    with found.reader.connect() as connection:
        return shop_of_code(connection, code, found.gatekeeper.secret, found.gatekeeper.now())
