"""The customer's answers to added work."""

from server.actions.orders import OrderAnswer, change_order
from server.actions.recommendations import keep_declined
from server.contract.deeds import AnswerAddedWork
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.store.unit_of_work import UnitOfWork


def answer_added_work(work: UnitOfWork, order_id: str, body: AnswerAddedWork) -> OrderAnswer:
    """The customer agrees to one way of doing a line, or declines it; the answer is recorded either way."""
    answer = change_order(
        work,
        order_id,
        Deed.ANSWER_ADDED_WORK,
        body,
        lambda order, flow: order_deeds.answer_added_work(order, flow, body.line_id, body.option_id),
    )
    keep_declined(work, order_id, [body.line_id] if body.option_id is None else [])
    return answer
