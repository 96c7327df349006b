"""What an administrator asks of a kiosk, and the picture that it sends of its screen."""

from dataclasses import replace
from datetime import datetime
from typing import get_args

from pydantic import BaseModel
from sqlalchemy import Connection

from server.access.device_states import note_state
from server.access.devices import paired_device
from server.contract.access import Removed
from server.contract.devices import KioskOrder, KioskPlan
from server.contract.heartbeats import KioskAnswer, KioskHeartbeat
from server.domain.device_state import DeviceState
from server.domain.errors import InvalidRequest, NotFound
from server.domain.events import KioskAsked
from server.domain.permissions import ShopDeed
from server.store.repositories import access
from server.store.unit_of_work import UnitOfWork

_ORDERS: tuple[KioskOrder, ...] = get_args(KioskOrder)


class PictureKept(BaseModel):
    """The picture that the new one replaces; its file may go."""

    replaced: str | None


def ask_kiosk(work: UnitOfWork, device_id: str, order: KioskOrder) -> Removed:
    """Tell a kiosk something at its next heartbeat; who asked is in the journal."""
    work.permit(ShopDeed.CHANGE_DEVICE)
    device = paired_device(work, device_id)
    state = access.device_state_rows(work.connection, work.shop_id).find(device_id)
    if device.kind != "kiosk" or state is None or state.machine is None:
        raise InvalidRequest(f"'{device.name}' is not a kiosk that was heard", field="device_id")
    if order not in state.orders:
        _save(work, replace(state, orders=(*state.orders, order)))
    work.record(KioskAsked(device_id=device_id, order=order))
    return Removed(count=1)


def hear_kiosk(work: UnitOfWork, beat: KioskHeartbeat, plan: KioskPlan, now: datetime) -> KioskAnswer:
    """Keep how a kiosk is at `now`, real time, and tell it what it is and what is asked of it."""
    work.permit(ShopDeed.REPORT_HEARTBEAT)
    device = paired_device(work, work.actor.device_id or "")
    asked = note_state(work, beat.version, beat.machine, now)
    orders: list[KioskOrder] = [order for order in _ORDERS if asked.count(order)]
    return KioskAnswer(server_at=now, name=device.name, screen=device.screen, orders=orders, plan=plan)


def keep_picture(work: UnitOfWork, digest: str, now: datetime) -> PictureKept:
    """Let this be the device's last picture; there is one of each."""
    work.permit(ShopDeed.REPORT_HEARTBEAT)
    device = paired_device(work, work.actor.device_id or "")
    rows = access.device_state_rows(work.connection, work.shop_id)
    state = rows.find(device.device_id) or DeviceState(device.device_id, work.shop_id, now)
    _save(work, replace(state, picture=digest, pictured_at=now))
    return PictureKept(replaced=state.picture if state.picture != digest else None)


def picture_of(connection: Connection, shop_id: str, device_id: str) -> str:
    """Return the digest of a device's last picture; raise NotFound where there is none."""
    state = access.device_state_rows(connection, shop_id).find(device_id)
    if state is None or state.picture is None:
        raise NotFound("there is no picture of this device's screen", kind="Picture", id=device_id)
    return state.picture


def _save(work: UnitOfWork, state: DeviceState) -> None:
    access.device_state_rows(work.connection, work.shop_id).save(state)
