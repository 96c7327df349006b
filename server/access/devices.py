"""Paired devices: screens, tablets and agents with a token of their own."""

import re
from dataclasses import replace

from sqlalchemy import Connection

from server.access.secrets import new_token, token_digest
from server.contract.access import PairedDeviceEntry, Removed
from server.contract.deeds import PairedDevice
from server.domain.errors import InvalidRequest, NotFound
from server.domain.identity import Device
from server.domain.permissions import ShopDeed
from server.store.identifiers import new_id
from server.store.repositories import access
from server.store.unit_of_work import UnitOfWork

_ANY_SCREEN = r"lounge|gate(/list)?|workshop(/stages|/body-and-paint)?|desk|bay/[A-Za-z0-9-]{1,20}"
_SCREENS = {
    "display": re.compile(_ANY_SCREEN),
    "kiosk": re.compile(_ANY_SCREEN),
    "tablet": re.compile(r"bay/[A-Za-z0-9-]{1,20}"),
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
            else "lounge, gate, gate/list, workshop, workshop/stages, desk or bay/3"
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


def revoke_device(work: UnitOfWork, device_id: str) -> Removed:
    """End a device's token, and every sign-in made on it; raise NotFound where it is not paired."""
    work.permit(ShopDeed.REVOKE_DEVICE)
    rows = access.device_rows(work.connection, work.shop_id)
    device = rows.get(device_id)
    if device.revoked_at is not None:
        raise NotFound(f"the device '{device.name}' was revoked already", kind="Device", id=device_id)
    rows.save(replace(device, revoked_at=work.now))
    return Removed(count=1)


def paired_devices(connection: Connection, shop_id: str) -> list[PairedDeviceEntry]:
    """Return the shop's devices that are not revoked."""
    return [
        PairedDeviceEntry(
            device_id=device.device_id,
            kind=device.kind,
            name=device.name,
            screen=device.screen,
            paired_at=device.paired_at,
        )
        for device in access.devices_of_shop(connection, shop_id)
    ]
