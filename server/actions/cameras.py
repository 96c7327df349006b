"""Gate cameras, as their agents describe them."""

from dataclasses import replace

from server.contract.heartbeats import AgentHeartbeat, CameraState, HeartbeatAnswer
from server.domain import events
from server.domain.records import CameraRecord
from server.shop_clock import real_now
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def hear_agent(work: UnitOfWork, beat: AgentHeartbeat) -> HeartbeatAnswer:
    """Keep what an agent says of its cameras; a change is recorded, so that the desk shows it."""
    work.permit("report_heartbeat")
    for said in beat.cameras:
        _hear_camera(work, said, beat.outbox_waiting)
    return HeartbeatAnswer(server_at=real_now())


def _hear_camera(work: UnitOfWork, said: CameraState, outbox_waiting: int) -> None:
    known = next(iter(work.cameras.where(tables.cameras.c.camera == said.camera)), None)
    heard = CameraRecord(
        camera_id=known.camera_id if known else new_id(),
        shop_id=work.shop_id,
        camera=said.camera,
        direction=said.direction,
        state=said.state,
        reason=said.reason,
        since=work.now,
        outbox_waiting=outbox_waiting,
        device_id=work.actor.device_id or "",
    )
    if known is not None and replace(heard, since=known.since) == known:
        return
    if known is not None and known.state == heard.state:
        heard = replace(heard, since=known.since)
    work.cameras.save(heard)
    work.record(events.CameraStateChanged(camera_id=heard.camera_id, state=heard.state))
