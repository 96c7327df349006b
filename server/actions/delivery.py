"""From ready to the keys: calling the customer, delivering, and moving the promise."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import CallCustomer, DeliverVehicle, MovePromisedTime
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.store.unit_of_work import UnitOfWork


def call_customer(work: UnitOfWork, order_id: str, body: CallCustomer) -> OrderAnswer:
    """The customer is to be called by voice."""
    return change_order(work, order_id, Deed.CALL_CUSTOMER, body, order_deeds.call_customer)


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
