"""What is decided about an estimate: another version of it, and the customer's answer, line by line."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from datetime import datetime

from server.domain import events
from server.domain.agreement import Agreement
from server.domain.allowed_deeds import Deed, require
from server.domain.errors import InvalidRequest
from server.domain.order_deeds import check_window
from server.domain.repair_order import ChosenOption, JobLine, RepairOrder
from server.domain.stage import Flow


def revise_estimate(
    order: RepairOrder,
    flow: Flow,
    lines: Sequence[JobLine],
    promised: tuple[datetime, datetime],
    estimate_id: str,
) -> events.EstimateRevised:
    """Other lines take the place of those that the customer has not answered yet."""
    require(Deed.REVISE_ESTIMATE, order, flow)
    check_window(promised)
    return events.EstimateRevised(
        order_id=order.order_id,
        visit_id=order.visit_id,
        lines=tuple(lines),
        promised_from=promised[0],
        promised_to=promised[1],
        estimate_id=estimate_id,
    )


def authorize_estimate(
    order: RepairOrder,
    flow: Flow,
    declined: AbstractSet[str] = frozenset(),
    chosen: Mapping[str, str] | None = None,
    agreed: Agreement = Agreement.SIGNATURE,
) -> events.EstimateAuthorized:
    """The customer agrees to all lines but those in `declined`; `chosen` names options by line.

    Raises InvalidRequest for lines and options that there are not, and where nothing is left to be done.
    """
    require(Deed.AUTHORIZE_ESTIMATE, order, flow)
    options = {line.line_id: {option.option_id for option in line.options} for line in order.lines}
    _check_lines(options, declined | (chosen or {}).keys())
    for line_id, option_id in (chosen or {}).items():
        if option_id not in options[line_id]:
            raise InvalidRequest(f"line '{line_id}' has no option '{option_id}'", field="chosen")
    if options and declined >= options.keys():
        raise InvalidRequest("nothing is left to be done; agree to one line, or speak with the advisor")
    return events.EstimateAuthorized(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=flow.after(order.stage).key,
        declined=tuple(sorted(declined)),
        chosen=tuple(ChosenOption(line_id, option) for line_id, option in sorted((chosen or {}).items())),
        agreed=agreed,
    )


def _check_lines(known: Mapping[str, object], named: AbstractSet[str]) -> None:
    for line_id in sorted(named - known.keys()):
        raise InvalidRequest(f"the estimate has no line '{line_id}'", field="declined")
