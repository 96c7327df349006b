"""The camera over a bay: its technician may switch it off for a job, and stills are kept and deleted."""

from datetime import timedelta

from pydantic import BaseModel

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import SwitchCamera
from server.domain import events, order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.bay import BayStill
from server.domain.permissions import ShopDeed
from server.store import tables
from server.store.retention import named_stills
from server.store.unit_of_work import UnitOfWork


class StillAnswer(BaseModel):
    """The picture that was kept."""

    still_id: str


class ForgottenStills(BaseModel):
    """Pictures that no row names any more, to be deleted once that is committed."""

    pictures: list[str]


def switch_camera(work: UnitOfWork, order_id: str, body: SwitchCamera) -> OrderAnswer:
    """The technician switches the camera over the bay off for this job, or on again."""
    return change_order(
        work,
        order_id,
        Deed.SWITCH_CAMERA,
        body,
        lambda order, flow: order_deeds.switch_camera(order, flow, on=body.on),
    )


def keep_still(work: UnitOfWork, still: BayStill) -> StillAnswer:
    """A picture, already kept as a blob, belongs to the visit."""
    work.permit(ShopDeed.SEND_BAY_VIDEO)
    work.bay_stills.save(still)
    work.record(events.BayStillKept(visit_id=still.visit_id, still_id=still.still_id))
    return StillAnswer(still_id=still.still_id)


def forget_stills(work: UnitOfWork, kept_for: timedelta) -> ForgottenStills:
    """Delete the rows of pictures older than `kept_for`; the journal says that each is gone."""
    old = work.bay_stills.where(tables.bay_stills.c.taken_at < work.now - kept_for)
    for still in old:
        work.bay_stills.delete(still.still_id)
        work.record(events.BayStillExpired(still_id=still.still_id))
    blobs = {still.blob for still in old}
    return ForgottenStills(pictures=sorted(blobs - named_stills(work, blobs)))
