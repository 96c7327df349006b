"""Paired devices: who they are and how they are, changing one, and ending one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.device_states import cameras, paired_devices
from server.access.devices import change_device, own_place, revoke_device
from server.api.authentication import Allowed, CurrentActor
from server.api.services import Services, services
from server.contract.access import Removed
from server.contract.devices import CameraEntry, ChangeDevice, OwnPlace, PairedDeviceEntry
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.shop_clock import real_now

router = APIRouter()
_SeeingActor = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_DEVICES))]
_Found = Annotated[Services, Depends(services)]


@router.get("/api/devices")
def devices(actor: _SeeingActor, found: _Found) -> list[PairedDeviceEntry]:
    """List the shop's devices and how they are, without those that were revoked."""
    with found.reader.connect() as connection:
        return paired_devices(connection, actor.shop_id, real_now())


@router.get("/api/cameras")
def all_cameras(actor: _SeeingActor, found: _Found) -> list[CameraEntry]:
    """List the cameras that agents have told of."""
    with found.reader.connect() as connection:
        return cameras(connection, actor.shop_id)


@router.get("/api/devices/current")
def current(actor: CurrentActor, found: _Found) -> OwnPlace:
    """Tell a device what it is, and what it shows now."""
    with found.reader.connect() as connection:
        return own_place(connection, actor)


@router.patch("/api/devices/{device_id}")
async def change(
    device_id: str,
    body: ChangeDevice,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_DEVICE))],
    found: _Found,
) -> OwnPlace:
    """Give a device another name or another screen; its page turns to it at once."""
    return await found.commands.run(actor, lambda work: change_device(work, device_id, body), OwnPlace)


@router.delete("/api/devices/{device_id}", status_code=204)
async def revoke(
    device_id: str,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.REVOKE_DEVICE))],
    found: _Found,
) -> Response:
    """End a device's token at once, with every sign-in made on it."""
    await found.commands.run(actor, lambda work: revoke_device(work, device_id), Removed)
    return Response(status_code=204)
