"""Which orders wait for the booth, and what is proposed of them for booths that are decided on in part."""

from collections.abc import Iterable, Mapping, Sequence

from server.domain.booth import BoothRules, FreeBooth, Load, Waiting, proposed_loads
from server.domain.booth_state import Booth
from server.domain.paint_job import PaintJob
from server.domain.repair_order import RepairOrder, WorkState
from server.domain.stage import Flow


def is_painted(flow: Flow, rules: BoothRules) -> bool:
    """Tell whether a flow leads through the booth: then colour and size are asked for."""
    return any(stage.key in rules.stages for stage in flow.stages)


def waits_for_booth(order: RepairOrder, rules: BoothRules) -> bool:
    """Tell whether the car is in the queue before the booth."""
    return order.stage in rules.stages and order.work.state is WorkState.QUEUED


def waiting_of(order: RepairOrder, job: PaintJob, *, booked: bool) -> Waiting:
    """Return the job as it waits."""
    promised_to = order.promise.to_at if order.promise else None
    return Waiting(job, booked, order.stage_entered_at, promised_to)


def loads_of_booths(
    queue: Mapping[str, Waiting], booths: Sequence[tuple[Booth, int]], rules: BoothRules
) -> dict[str, tuple[Load, ...]]:
    """Return what is proposed for each booth beside what is planned; `booths` come with their lengths in cm.

    After a planned load the guns have its colour.
    """
    planned = {order_id for booth, _ in booths for order_id in booth.planned}
    free = [FreeBooth(booth.bay_id, length, _colour(booth, queue)) for booth, length in booths]
    return proposed_loads(_others(queue.values(), planned), free, rules)


def _others(queue: Iterable[Waiting], planned: set[str]) -> list[Waiting]:
    return [each for each in queue if each.order_id not in planned]


def _colour(booth: Booth, queue: Mapping[str, Waiting]) -> str:
    waiting = [queue[order_id].job for order_id in booth.planned if order_id in queue]
    return waiting[0].colour_code if waiting else booth.colour_code
