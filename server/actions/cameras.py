"""Cameras, as their agents describe them."""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from server.contract.heartbeats import AgentHeartbeat, CameraState, HeartbeatAnswer
from server.domain import events
from server.domain.records import CameraRecord
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class SilentAnswer(BaseModel):
    """How many cameras nobody has spoken for."""

    silent: int


def hear_agent(work: UnitOfWork, beat: AgentHeartbeat, heard_at: datetime) -> HeartbeatAnswer:
    """Keep what an agent says of its cameras; a change is recorded, so that the desk shows it.

    `heard_at` is real time.
    """
    work.permit("report_heartbeat")
    for said in beat.cameras:
        _hear_camera(work, said, beat.outbox_waiting, heard_at)
    return HeartbeatAnswer(server_at=heard_at)


def note_silence(work: UnitOfWork, now: datetime, limit: timedelta) -> SilentAnswer:
    """Say of every camera whose agent has been silent for longer than `limit` that nothing is known of it.

    One that was heard in the future was so before the clock was set back; an agent that lives soon says more.
    """
    column = tables.cameras.c
    lately = column.heard_at.between(now - limit, now + limit)
    silent = work.cameras.where(column.state != "unknown", ~lately)
    for camera in silent:
        _keep(work, replace(camera, state="unknown", reason="", since=work.now))
    return SilentAnswer(silent=len(silent))


def _hear_camera(work: UnitOfWork, said: CameraState, outbox_waiting: int, heard_at: datetime) -> None:
    known = next(iter(work.cameras.where(tables.cameras.c.camera == said.camera)), None)
    heard = CameraRecord(
        camera_id=known.camera_id if known else new_id(),
        shop_id=work.shop_id,
        camera=said.camera,
        direction=said.direction,
        state=said.state,
        reason=said.reason,
        since=known.since if known and known.state == said.state else work.now,
        outbox_waiting=outbox_waiting,
        device_id=work.actor.device_id or "",
        heard_at=heard_at,
        bay=said.bay,
    )
    if known is not None and replace(heard, heard_at=known.heard_at) == known:
        work.cameras.save(heard)
    else:
        _keep(work, heard)


def _keep(work: UnitOfWork, camera: CameraRecord) -> None:
    work.cameras.save(camera)
    work.record(events.CameraStateChanged(camera_id=camera.camera_id, state=camera.state))
