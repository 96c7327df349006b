"""From ready to the keys: calling the customer, settling, delivering, and moving the promise."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import CallCustomer, DeliverVehicle, MovePromisedTime, SettleOrder
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.store.unit_of_work import UnitOfWork


def call_customer(work: UnitOfWork, order_id: str, body: CallCustomer) -> OrderAnswer:
    """The customer is to be called by voice."""
    return change_order(work, order_id, Deed.CALL_CUSTOMER, body, order_deeds.call_customer)


def settle_order(work: UnitOfWork, order_id: str, body: SettleOrder) -> OrderAnswer:
    """The cashier has the money."""
    return change_order(
        work,
        order_id,
        Deed.SETTLE_ORDER,
        body,
        lambda order, flow: order_deeds.settle_order(order, flow, body.paid_minor),
    )


def deliver_vehicle(work: UnitOfWork, order_id: str, body: DeliverVehicle) -> OrderAnswer:
    """The customer has the keys."""
    return change_order(work, order_id, Deed.DELIVER_VEHICLE, body, order_deeds.deliver_vehicle)


def move_promised_time(work: UnitOfWork, order_id: str, body: MovePromisedTime) -> OrderAnswer:
    """The advisor promises another window."""
    window = (body.promised_from, body.promised_to)
    return change_order(
        work,
        order_id,
        Deed.MOVE_PROMISED_TIME,
        body,
        lambda order, flow: order_deeds.move_promised_time(order, flow, window),
    )
