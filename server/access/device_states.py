"""How the paired devices and the cameras are: what they say of themselves, and what is told of it."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import Connection

from server.contract.devices import CameraEntry, MachineHealth, PairedDeviceEntry
from server.domain.device_state import DeviceState, Machine
from server.domain.identity import Device
from server.store.repositories import access
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class Heard(BaseModel):
    """How many devices were noted."""

    count: int


def note_state(
    work: UnitOfWork, version: str, machine: MachineHealth | None, now: datetime
) -> tuple[str, ...]:
    """Keep what a device says of itself at `now`, real time, and return what it was to be told, once.

    The caller has looked whether it may.
    """
    rows = access.device_state_rows(work.connection, work.shop_id)
    device_id = work.actor.device_id or ""
    known = rows.find(device_id) or DeviceState(device_id, work.shop_id, now)
    kept = Machine(**machine.model_dump()) if machine else None
    rows.save(replace(known, heard_at=now, version=version, machine=kept, orders=()))
    return known.orders


def note_heard(work: UnitOfWork, heard_at: Mapping[str, datetime]) -> Heard:
    """Keep when screens were heard, by the ids of their devices; one that was revoked since is left out."""
    paired = {device.device_id for device in access.devices_of_shop(work.connection, work.shop_id)}
    rows = access.device_state_rows(work.connection, work.shop_id)
    here = heard_at.keys() & paired
    for device_id in here:
        state = rows.find(device_id) or DeviceState(device_id, work.shop_id, heard_at[device_id])
        rows.save(replace(state, heard_at=heard_at[device_id]))
    return Heard(count=len(here))


def paired_devices(connection: Connection, shop_id: str, now: datetime) -> list[PairedDeviceEntry]:
    """Return the shop's devices that are not revoked, with how they are at `now`."""
    states = {state.device_id: state for state in access.device_state_rows(connection, shop_id).where()}
    devices = access.devices_of_shop(connection, shop_id)
    return [_entry(device, states.get(device.device_id), now) for device in devices]


def cameras(connection: Connection, shop_id: str) -> list[CameraEntry]:
    """Return the shop's cameras by name."""
    names = {device.device_id: device.name for device in access.devices_of_shop(connection, shop_id)}
    found = sorted(ShopRows(connection, shop_id).cameras.where(), key=lambda camera: camera.camera)
    return [
        CameraEntry(
            camera_id=camera.camera_id,
            camera=camera.camera,
            direction=camera.direction,
            state=camera.state,
            reason=camera.reason,
            since=camera.since,
            heard_at=camera.heard_at,
            agent=names.get(camera.device_id, ""),
        )
        for camera in found
    ]


def _entry(device: Device, state: DeviceState | None, now: datetime) -> PairedDeviceEntry:
    machine = state.machine if state else None
    return PairedDeviceEntry(
        device_id=device.device_id,
        kind=device.kind,
        name=device.name,
        screen=device.screen,
        paired_at=device.paired_at,
        heard_at=state.heard_at if state else None,
        online=state.is_online(now) if state else False,
        version=state.version if state else "",
        machine=MachineHealth.model_validate(asdict(machine)) if machine else None,
        pictured_at=state.pictured_at if state else None,
    )
