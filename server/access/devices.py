"""Paired devices: screens, tablets and agents with a token of their own."""

import re
from dataclasses import replace

from pydantic import BaseModel
from sqlalchemy import Connection

from server.access.secrets import new_token, token_digest
from server.contract.deeds import PairedDevice
from server.contract.devices import ChangeDevice, OwnPlace
from server.domain.errors import InvalidRequest, NotAllowed, NotFound
from server.domain.events import DeviceReassigned, DeviceRenamed, DeviceRevoked
from server.domain.identity import Device
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.store.identifiers import new_id
from server.store.repositories import access
from server.store.unit_of_work import UnitOfWork

_ANY_SCREEN = (
    r"lounge|gate(/list)?|workshop(/stages|/body-and-paint)?|people|desk|work-list|bay/[A-Za-z0-9-]{1,20}"
)
_SCREENS = {
    "display": re.compile(_ANY_SCREEN),
    "kiosk": re.compile(_ANY_SCREEN),
    "tablet": re.compile(r"work-list|bay/[A-Za-z0-9-]{1,20}"),
}


def check_device(kind: str, screen: str | None) -> None:
    """Raise InvalidRequest unless a device of that kind can have that screen; an agent has none."""
    if kind == "agent":
        if screen is not None:
            raise InvalidRequest("an agent has no screen; leave it out", field="screen")
    elif kind not in _SCREENS:
        raise InvalidRequest(f"'{kind}' is not display, tablet, agent or kiosk", field="kind")
    elif screen is None or not _SCREENS[kind].fullmatch(screen):
        example = (
            "bay/3"
            if kind == "tablet"
            else "lounge, gate, gate/list, workshop, workshop/stages, workshop/body-and-paint, people, "
            "desk or bay/3"
        )
        raise InvalidRequest(f"a {kind} needs a screen such as {example}", field="screen")


def check_bay(work: UnitOfWork, screen: str | None) -> None:
    """Raise InvalidRequest where the screen is of a bay that the shop does not have."""
    place, _, number = (screen or "").partition("/")
    if place == "bay" and number not in (numbers := [bay.number for bay in work.bays.where()]):
        raise InvalidRequest(f"there is no bay {number}; there are {', '.join(numbers)}", field="screen")


def register_device(work: UnitOfWork, kind: str, name: str, screen: str | None) -> PairedDevice:
    """Write a new device and tell its token, which nobody can read again.

    The caller has made sure that the actor may: by a pairing code, or by a permission.
    """
    check_device(kind, screen)
    check_bay(work, screen)
    token = new_token()
    device = Device(new_id(), work.shop_id, kind, name, screen, token_digest(token), work.now)
    access.device_rows(work.connection, work.shop_id).save(device)
    return PairedDevice(token=token, device_id=device.device_id, name=name, kind=kind, screen=screen)


def change_device(work: UnitOfWork, device_id: str, change: ChangeDevice) -> OwnPlace:
    """Give a device another name or another screen; raise NotFound where it is not paired.

    It keeps its token, but may from now on watch the board of its new screen only.
    """
    work.permit(ShopDeed.CHANGE_DEVICE)
    device = paired_device(work, device_id)
    changed = replace(device, name=change.name or device.name, screen=change.screen or device.screen)
    check_device(changed.kind, changed.screen)
    check_bay(work, changed.screen)
    access.device_rows(work.connection, work.shop_id).save(changed)
    if changed.name != device.name:
        work.record(DeviceRenamed(device_id=device_id))
    if changed.screen is not None and changed.screen != device.screen:
        work.record(DeviceReassigned(device_id=device_id, screen=changed.screen))
    return place_of(changed)


class Revoked(BaseModel):
    """What is left to delete of a device: the last picture of its screen."""

    picture: str | None


def revoke_device(work: UnitOfWork, device_id: str) -> Revoked:
    """End a device's token, and every sign-in made on it; raise NotFound where it is not paired."""
    work.permit(ShopDeed.REVOKE_DEVICE)
    device = paired_device(work, device_id)
    access.device_rows(work.connection, work.shop_id).save(replace(device, revoked_at=work.now))
    states = access.device_state_rows(work.connection, work.shop_id)
    state = states.find(device_id)
    states.delete(device_id)
    work.record(DeviceRevoked(device_id=device_id))
    return Revoked(picture=state.picture if state else None)


def place_of(device: Device) -> OwnPlace:
    """Return what a device is told of itself."""
    return OwnPlace(device_id=device.device_id, kind=device.kind, name=device.name, screen=device.screen)


def own_place(connection: Connection, actor: Actor) -> OwnPlace:
    """Return what the device that asks is; raise NotAllowed for anybody else."""
    device = access.device_by_id(connection, actor.device_id or "")
    if device is None or actor.staff_id is not None:
        raise NotAllowed("only a paired device has a place of its own", roles=sorted(actor.roles))
    return place_of(device)


def paired_device(work: UnitOfWork, device_id: str) -> Device:
    """Return a device; raise NotFound where it is none of this shop's, or was revoked."""
    device = access.device_rows(work.connection, work.shop_id).get(device_id)
    if device.revoked_at is not None:
        raise NotFound(f"the device '{device.name}' was revoked already", kind="Device", id=device_id)
    return device
