"""What each repair order went through, folded from the journal by the rules that move the tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from server.domain.events import Envelope, OrderEvent, VehicleArrived, VisitsMerged, VisitsParted, VisitSplit
from server.domain.order_changes import evolve
from server.domain.repair_order import Promise, RepairOrder
from server.domain.stage import Flow, Stage, StageKind


@dataclass(frozen=True, slots=True)
class Span:
    """An order as it stood from one of its events until the next."""

    order: RepairOrder
    stage: Stage
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True, slots=True)
class OrderHistory:
    """One order from its arrival on."""

    flow: Flow
    spans: tuple[Span, ...]

    @property
    def arrived_at(self) -> datetime:
        """When the car came."""
        return self.spans[0].from_at

    @property
    def last(self) -> RepairOrder:
        """The order as it stands."""
        return self.spans[-1].order

    @property
    def first_promise(self) -> Promise | None:
        """The window that the customer was promised first: a later one does not make a late car punctual.

        That of an estimate which was voided counts as little as the estimate.
        """
        promised = [span.order.promise for span in self.spans]
        since = max((index for index, promise in enumerate(promised) if promise is None), default=-1) + 1
        return promised[since] if since < len(promised) else None

    @property
    def ready_at(self) -> datetime | None:
        """When the car was ready, for good: a car that went back was not."""
        kinds = [span.stage.kind in _READY for span in self.spans]
        if not kinds[-1]:
            return None
        since = max((index for index, ready in enumerate(kinds) if not ready), default=-1) + 1
        return self.spans[since].from_at


_READY = (StageKind.READY, StageKind.SETTLE, StageKind.DONE)


def histories(entries: Iterable[Envelope], flows: Mapping[str, Flow], now: datetime) -> list[OrderHistory]:
    """Return the history of each order whose arrival is among `entries`; an open one's last span ends now."""
    states: dict[str, list[tuple[datetime, RepairOrder]]] = {}
    merged: set[str] = set()
    for entry in entries:
        event = entry.event
        if isinstance(event, VehicleArrived):
            states[event.order.order_id] = [(entry.occurred_at, event.order)]
        elif isinstance(event, VisitsMerged):
            merged.add(event.merged_id)
        elif isinstance(event, VisitsParted):
            merged.discard(event.parted_id)
        elif isinstance(event, VisitSplit):
            _go_along(states, event)
        elif isinstance(event, OrderEvent) and event.order_id in states:
            known = states[event.order_id]
            flow = flows[known[-1][1].flow_digest]
            at = max(entry.occurred_at, known[-1][0])
            known.append((at, evolve(known[-1][1], event, at, flow)))
    return [_history(known, flows, now) for known in states.values() if known[-1][1].visit_id not in merged]


def _go_along(states: dict[str, list[tuple[datetime, RepairOrder]]], event: VisitSplit) -> None:
    """Let an order be of the visit that was split off, and the one opened for that of the first."""
    for order_id, visit_id in ((event.order_id, event.split_id), (event.left_order_id, event.visit_id)):
        if known := states.get(order_id or ""):
            at, order = known[-1]
            known[-1] = (at, replace(order, visit_id=visit_id))


def _history(
    known: list[tuple[datetime, RepairOrder]], flows: Mapping[str, Flow], now: datetime
) -> OrderHistory:
    flow = flows[known[0][1].flow_digest]
    delivered = known[-1][1].delivered_at
    ends = [at for at, _ in known[1:]] + [delivered or max(now, known[-1][0])]
    spans = [
        Span(order, flow.stage(order.stage), at, end) for (at, order), end in zip(known, ends, strict=True)
    ]
    return OrderHistory(flow, tuple(spans))
