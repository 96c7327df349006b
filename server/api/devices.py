"""Paired devices: who they are and how they are, changing one, and ending one."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from server.access.device_states import cameras, paired_devices
from server.access.devices import Revoked, change_device, own_place, revoke_device
from server.access.kiosk_orders import PictureKept, ask_kiosk, keep_picture, picture_of
from server.api.authentication import Allowed, CurrentActor
from server.api.bodies import read_jpeg
from server.api.services import Services, services
from server.contract.access import Removed
from server.contract.authority import CertificateState
from server.contract.boards import Words
from server.contract.devices import AskKiosk, BayEntry, CameraEntry, ChangeDevice, OwnPlace, PairedDeviceEntry
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


@router.get("/api/bays")
def all_bays(actor: _SeeingActor, found: _Found) -> list[BayEntry]:
    """List the shop's bays in the order of their numbers."""
    bays = found.read(actor, lambda rows: rows.bays.where())
    bays = sorted(bays, key=lambda bay: (len(bay.number), bay.number))
    return [BayEntry(number=bay.number, name=Words(zh=bay.name.zh, en=bay.name.en)) for bay in bays]


@router.get("/api/cameras")
def all_cameras(actor: _SeeingActor, found: _Found) -> list[CameraEntry]:
    """List the cameras that agents have told of."""
    with found.reader.connect() as connection:
        return cameras(connection, actor.shop_id)


@router.get("/api/certificate")
async def certificate(_actor: _SeeingActor, found: _Found) -> CertificateState | None:
    """Tell until when all devices take what the server shows them."""
    return found.certificate(real_now()) if found.certificate else None


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
    place = await found.commands.run(actor, lambda work: change_device(work, device_id, body), OwnPlace)
    found.gatekeeper.forget()
    return place


@router.delete("/api/devices/{device_id}", status_code=204)
async def revoke(
    device_id: str,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.REVOKE_DEVICE))],
    found: _Found,
) -> Response:
    """End a device's token at once, with every sign-in made on it."""
    gone = await found.commands.run(actor, lambda work: revoke_device(work, device_id), Revoked)
    found.gatekeeper.forget()
    if gone.picture is not None:
        await asyncio.to_thread(found.blobs.delete, gone.picture)
    return Response(status_code=204)


@router.post("/api/devices/{device_id}/orders", status_code=204)
async def ask(
    device_id: str,
    body: AskKiosk,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_DEVICE))],
    found: _Found,
) -> Response:
    """Ask a kiosk for a picture of its screen, to show its name, or to start its browser anew."""
    await found.commands.run(actor, lambda work: ask_kiosk(work, device_id, body.order), Removed)
    return Response(status_code=204)


@router.post("/api/devices/current/picture", status_code=204)
async def send_picture(
    request: Request, actor: Annotated[Actor, Depends(Allowed(ShopDeed.REPORT_HEARTBEAT))], found: _Found
) -> Response:
    """Take what a kiosk's screen shows; it replaces the picture before it."""
    digest = await asyncio.to_thread(found.blobs.keep, await read_jpeg(request))
    kept = await found.commands.run(actor, lambda work: keep_picture(work, digest, real_now()), PictureKept)
    if kept.replaced is not None:
        await asyncio.to_thread(found.blobs.delete, kept.replaced)
    return Response(status_code=204)


@router.get("/api/devices/{device_id}/picture")
def picture(device_id: str, actor: _SeeingActor, found: _Found) -> Response:
    """Return the last picture of a device's screen, a JPEG."""
    with found.reader.connect() as connection:
        digest = picture_of(connection, actor.shop_id, device_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(digest), media_type="image/jpeg", headers=headers)
