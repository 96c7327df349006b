"""The one way to change a repair order: permit, load, decide, record, keep."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict

from server.actions.job_clock import follow_job_clock
from server.contract.deeds import OrderDeed
from server.domain.allowed_deeds import Deed
from server.domain.errors import NotAllowed, StaleVersion
from server.domain.events import OrderEvent
from server.domain.order_changes import evolve
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor
from server.domain.stage import Flow
from server.store.unit_of_work import UnitOfWork

Decide = Callable[[RepairOrder, Flow], OrderEvent]


class OrderAnswer(BaseModel):
    """What a deed on an order answers: where the order stands now."""

    model_config = ConfigDict(frozen=True)

    order_id: str
    order_version: int
    stage: str
    event_number: int


def change_order(work: UnitOfWork, order_id: str, deed: Deed, body: OrderDeed, decide: Decide) -> OrderAnswer:
    """Record what `decide` makes of the order, and keep the order as it then is."""
    work.permit(deed)
    order = work.orders.to_change(order_id)
    _check_customer(work.actor, order)
    _check_version(order, body)
    flow = work.pinned_flow(order.flow_digest)
    work.happened_at(body.done_at, not_before=order.changed_at or order.opened_at)
    envelope = work.record(decide(order, flow))
    event = envelope.event
    assert isinstance(event, OrderEvent)
    changed = evolve(order, event, envelope.occurred_at, flow)
    work.orders.change(order, changed)
    follow_job_clock(work, event, order, changed)
    return OrderAnswer(
        order_id=order_id, order_version=changed.version, stage=changed.stage, event_number=envelope.number
    )


def _check_customer(actor: Actor, order: RepairOrder) -> None:
    if actor.visit_id is not None and actor.visit_id != order.visit_id:
        raise NotAllowed("this link is for another visit", visit_id=actor.visit_id)


def _check_version(order: RepairOrder, body: OrderDeed) -> None:
    if body.order_version is not None and body.order_version != order.version:
        raise StaleVersion(
            f"the order is at version {order.version}, not {body.order_version}; look again and repeat",
            order_version=order.version,
            stage=order.stage,
        )
