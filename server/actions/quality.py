"""Cross check and final inspection."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import FailCheck, PassCheck
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.records import Rework
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def pass_check(work: UnitOfWork, order_id: str, body: PassCheck) -> OrderAnswer:
    """The car goes on."""
    return change_order(work, order_id, Deed.PASS_CHECK, body, order_deeds.pass_check)


def fail_check(work: UnitOfWork, order_id: str, body: FailCheck) -> OrderAnswer:
    """The car goes back with a cause, and the rework is counted."""
    work.permit(Deed.FAIL_CHECK)
    rework = Rework(new_id(), work.shop_id, order_id, work.orders.get(order_id).stage, body.cause)
    answer = change_order(
        work,
        order_id,
        Deed.FAIL_CHECK,
        body,
        lambda order, flow: order_deeds.fail_check(order, flow, rework.rework_id),
    )
    work.reworks.save(rework)
    return answer
