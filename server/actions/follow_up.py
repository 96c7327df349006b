"""Follow-up calls: what customers say afterwards; a low score opens a complaint."""

from pydantic import BaseModel

from server.actions.complaints import complaint_about
from server.contract.deeds import MakeFollowUpCall
from server.domain.errors import InvalidRequest
from server.domain.follow_up import FollowUpCall, Scores, call_event
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class FollowUpAnswer(BaseModel):
    """The call, and the complaint that a low score has opened."""

    call_id: str
    event_number: int
    complaint_id: str | None


def make_follow_up_call(work: UnitOfWork, visit_id: str, body: MakeFollowUpCall) -> FollowUpAnswer:
    """Keep a call that somebody made, reached or not."""
    work.permit("make_follow_up_call")
    visit = work.visits.get(visit_id)
    if not any(order.delivered_at for order in work.orders.of_visit(visit_id)):
        raise InvalidRequest("this car has not been delivered yet", field="visit_id")
    call = FollowUpCall(
        call_id=new_id(),
        shop_id=work.shop_id,
        visit_id=visit_id,
        call=body.call,
        reached=body.reached,
        scores=Scores(**body.scores.model_dump()) if body.scores else None,
        words=body.words,
        staff_id=work.actor.staff_id,
        called_at=work.now,
    )
    number = work.record(call_event(call)).number
    work.follow_up_calls.save(call)
    low = call.scores is not None and call.scores.low
    complaint = complaint_about(work, visit, "follow_up", body.words) if low else None
    complaint_id = complaint.complaint_id if complaint else None
    return FollowUpAnswer(call_id=call.call_id, event_number=number, complaint_id=complaint_id)
