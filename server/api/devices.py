"""Paired devices: who they are, and ending one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.devices import paired_devices, revoke_device
from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.access import PairedDeviceEntry, Removed
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/devices")


@router.get("")
def devices(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_DEVICES))],
    found: Annotated[Services, Depends(services)],
) -> list[PairedDeviceEntry]:
    """List the shop's devices, without those that were revoked."""
    with found.reader.connect() as connection:
        return paired_devices(connection, actor.shop_id)


@router.delete("/{device_id}", status_code=204)
async def revoke(
    device_id: str,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.REVOKE_DEVICE))],
    found: Annotated[Services, Depends(services)],
) -> Response:
    """End a device's token at once, with every sign-in made on it."""
    await found.commands.run(actor, lambda work: revoke_device(work, device_id), Removed)
    return Response(status_code=204)
