"""The record of a reception, written down a part at a time: the customer, the car, the interview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from server.actions.customers import kept_customer
from server.actions.vehicles import describe_vehicle
from server.contract.deeds import KeepCustomer, KeepInterview, KeepVehicle, Person, ReceptionPart
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.reception import Reception, WarningLamp, check_mileage, require_received
from server.domain.repair_order import RepairOrder
from server.domain.vehicle import Vehicle
from server.domain.vin import checked_vin
from server.store.unit_of_work import UnitOfWork
from server.store.vehicle_history import last_mileage


class ReceptionAnswer(BaseModel):
    """The order whose reception it is, and the number of the event."""

    order_id: str
    event_number: int


Change = Callable[[Reception, Vehicle], Reception]


def keep_customer(work: UnitOfWork, order_id: str, body: KeepCustomer) -> ReceptionAnswer:
    """Whose car it is, and who brings it."""

    def change(known: Reception, vehicle: Vehicle) -> Reception:
        owner_id = _kept_person(work, vehicle.customer_id, body.owner)
        work.vehicles.save(replace(vehicle, customer_id=owner_id))
        bringer_id = _kept_person(work, known.bringer_id, body.bringer) if body.bringer else None
        return replace(known, bringer_id=bringer_id)

    return _keep(work, order_id, body, "customer", change)


def keep_vehicle(work: UnitOfWork, order_id: str, body: KeepVehicle) -> ReceptionAnswer:
    """What the car is, and what it shows: mileage, fuel and warning lamps."""

    def change(known: Reception, vehicle: Vehicle) -> Reception:
        if body.mileage_km is not None:
            before = last_mileage(work, vehicle.vehicle_id, not_of=order_id)
            check_mileage(body.mileage_km, before, confirmed=body.mileage_confirmed)
        if body.first_registered_on and body.first_registered_on > date.fromisoformat(work.shop_day):
            raise InvalidRequest("a car is first registered today at the latest", field="first_registered_on")
        identified = replace(
            vehicle,
            vin=checked_vin(body.vin) if body.vin else vehicle.vin,
            first_registered_on=body.first_registered_on or vehicle.first_registered_on,
        )
        work.vehicles.save(identified)
        if body.description is not None:
            describe_vehicle(work, identified, body.description)
        return replace(
            known,
            mileage_km=body.mileage_km,
            fuel_eighths=body.fuel_eighths,
            warning_lamps=tuple(lamp for lamp in WarningLamp if lamp in body.warning_lamps),
        )

    return _keep(work, order_id, body, "vehicle", change)


def keep_interview(work: UnitOfWork, order_id: str, body: KeepInterview) -> ReceptionAnswer:
    """What the customer says, in their own words, and what was agreed with them."""

    def change(known: Reception, vehicle: Vehicle) -> Reception:
        return replace(
            known,
            own_words=body.own_words.strip(),
            notes=body.notes.strip(),
            stay=body.stay,
            no_wash=body.no_wash,
            valuables_reminded=body.valuables_reminded,
            valuables=body.valuables.strip(),
        )

    return _keep(work, order_id, body, "interview", change)


def order_received(work: UnitOfWork, order_id: str) -> tuple[RepairOrder, Reception]:
    """Return the order and its record so far; raise NotAllowed or NotFound."""
    work.permit(ShopDeed.RECEIVE_VEHICLE)
    order = work.orders.get(order_id)
    return order, work.receptions.find(order_id) or Reception(order_id, work.shop_id)


def _keep(
    work: UnitOfWork, order_id: str, body: ReceptionPart, part: events.ReceptionPart, change: Change
) -> ReceptionAnswer:
    order, known = order_received(work, order_id)
    require_received(order, work.pinned_flow(order.flow_digest))
    work.happened_at(body.done_at, not_before=order.opened_at)
    vehicle = work.vehicles.get(work.visits.get(order.visit_id).vehicle_id)
    work.receptions.save(change(known, vehicle))
    kept = events.ReceptionKept(visit_id=order.visit_id, order_id=order_id, part=part)
    return ReceptionAnswer(order_id=order_id, event_number=work.record(kept).number)


def _kept_person(work: UnitOfWork, before_id: str | None, told: Person) -> str:
    kept = kept_customer(work, before_id, told.name, told.phone, has_no_phone=told.has_no_phone)
    return kept.customer_id
