"""Stage times: how long cars were at each stage, against its standard."""

from collections import defaultdict
from statistics import median

from server.contract.boards import Words
from server.contract.reports import StageTime
from server.domain.stage import Flow, StageKind
from server.reports.order_history import OrderHistory
from server.reports.period import Period

_UNTIMED = (StageKind.DONE, StageKind.SETTLE)


def stage_times(orders: list[OrderHistory], period: Period) -> list[StageTime]:
    """Return the stages that cars left in the period, in the order of each flow, with median minutes."""
    flows: dict[str, Flow] = {}
    minutes: dict[tuple[str, str], list[float]] = defaultdict(list)
    for order in orders:
        flows[order.flow.key] = order.flow
        for stage, spent in _spent(order, period).items():
            minutes[order.flow.key, stage].append(spent)
    return [
        StageTime(
            flow=flow.key,
            flow_name=Words(zh=flow.name.zh, en=flow.name.en),
            stage=stage.key,
            name=Words(zh=stage.name.zh, en=stage.name.en),
            cars=len(minutes[flow.key, stage.key]),
            median_minutes=round(median(minutes[flow.key, stage.key])),
            standard_minutes=stage.standard_minutes,
        )
        for flow in flows.values()
        for stage in flow.stages
        if stage.kind not in _UNTIMED and minutes[flow.key, stage.key]
    ]


def _spent(order: OrderHistory, period: Period) -> dict[str, float]:
    """The minutes of each stage that is over; a stage entered twice counts as a whole."""
    spent: dict[str, float] = defaultdict(float)
    left: dict[str, bool] = {}
    for span in order.spans:
        spent[span.stage.key] += (span.to_at - span.from_at).total_seconds() / 60
        left[span.stage.key] = period.has(span.to_at)
    left.pop(order.spans[-1].stage.key)
    return {stage: spent[stage] for stage, over in left.items() if over}
