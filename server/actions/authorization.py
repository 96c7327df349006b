"""The customer's answers to added work."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import AnswerAddedWork
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.store.unit_of_work import UnitOfWork


def answer_added_work(work: UnitOfWork, order_id: str, body: AnswerAddedWork) -> OrderAnswer:
    """The customer agrees to one way of doing a line, or declines it; the answer is recorded either way."""
    return change_order(
        work,
        order_id,
        Deed.ANSWER_ADDED_WORK,
        body,
        lambda order, flow: order_deeds.answer_added_work(order, flow, body.line_id, body.option_id),
    )
