"""Dispatch: a car gets a bay and a technician."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import AssignBay
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.errors import InvalidRequest
from server.domain.staff import Role
from server.store.unit_of_work import UnitOfWork


def assign_bay(work: UnitOfWork, order_id: str, body: AssignBay) -> OrderAnswer:
    """Give the order to a bay and a technician of the shop; BayOccupied where a car stands there."""
    work.permit(Deed.ASSIGN_BAY)
    bay = work.bays.get(body.bay_id)
    technician = work.staff.get(body.technician_id)
    if Role.TECHNICIAN not in technician.roles or not technician.works_here:
        raise InvalidRequest(f"'{technician.name.en}' is not a technician here", field="technician_id")
    return change_order(
        work,
        order_id,
        Deed.ASSIGN_BAY,
        body,
        lambda order, flow: order_deeds.assign_bay(order, flow, bay.bay_id, technician.staff_id),
    )
