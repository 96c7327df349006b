"""The wash."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import FinishWash, SkipWash, StartWash
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.ready_call import SkippedWash
from server.store.unit_of_work import UnitOfWork


def start_wash(work: UnitOfWork, order_id: str, body: StartWash) -> OrderAnswer:
    """The washer takes the car."""
    return change_order(work, order_id, Deed.START_WASH, body, order_deeds.start_wash)


def finish_wash(work: UnitOfWork, order_id: str, body: FinishWash) -> OrderAnswer:
    """The car is clean."""
    return change_order(work, order_id, Deed.FINISH_WASH, body, order_deeds.finish_wash)


def skip_wash(work: UnitOfWork, order_id: str, body: SkipWash) -> OrderAnswer:
    """The customer wishes no wash; their word is kept."""
    answer = change_order(work, order_id, Deed.SKIP_WASH, body, order_deeds.skip_wash)
    told = SkippedWash(order_id, work.shop_id, body.words.strip(), work.actor.staff_id, work.occurred_at)
    work.skipped_washes.save(told)
    return answer
