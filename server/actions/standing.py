"""Customers who are asked back, and what they answered."""

from pydantic import BaseModel

from server.contract.standing import NoteWinBack
from server.domain.events import WinBackCalled
from server.domain.permissions import ShopDeed
from server.domain.standing import WinBackAnswer, WinBackCall
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class WinBackNoted(BaseModel):
    """The call, and its event."""

    call_id: str
    event_number: int


def note_win_back(work: UnitOfWork, customer_id: str, body: NoteWinBack) -> WinBackNoted:
    """Somebody was rung who has not been here for long."""
    work.permit(ShopDeed.MAKE_FOLLOW_UP_CALL)
    customer = work.customers.get(customer_id)
    answer = WinBackAnswer(body.answer)
    call = WinBackCall(new_id(), work.shop_id, customer.customer_id, answer, work.now, work.actor.staff_id)
    work.win_back_calls.save(call)
    called = WinBackCalled(customer_id=customer_id, answer=answer.value)
    return WinBackNoted(call_id=call.call_id, event_number=work.record(called).number)
