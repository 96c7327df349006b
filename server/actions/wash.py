"""The wash."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import FinishWash, StartWash
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.store.unit_of_work import UnitOfWork


def start_wash(work: UnitOfWork, order_id: str, body: StartWash) -> OrderAnswer:
    """The washer takes the car."""
    return change_order(work, order_id, Deed.START_WASH, body, order_deeds.start_wash)


def finish_wash(work: UnitOfWork, order_id: str, body: FinishWash) -> OrderAnswer:
    """The car is clean."""
    return change_order(work, order_id, Deed.FINISH_WASH, body, order_deeds.finish_wash)
