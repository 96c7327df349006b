"""Parts that leave the store for a job: who handed them out, who took them, and what was short or wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.catalogue import Operation
from server.domain.errors import InvalidRequest
from server.domain.estimate import CostKind, Estimate
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder
from server.domain.stage import Name


class PickProblem(StrEnum):
    """What was not as it should be."""

    SHORT = "short"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class WantedPart:
    """One part that the customer has agreed to; `key` is its place in the estimate or in the added work."""

    key: str
    name: Name
    number: str
    brand: str
    quantity_thousandths: int

    @property
    def line_id(self) -> str:
        """The line of the order that takes it."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class PartsPick:
    """Some of one part, handed from one person to another, who proved with their PIN who they are."""

    pick_id: str
    shop_id: str
    order_id: str
    part: str
    quantity_thousandths: int
    handed_by: str
    taken_by: str
    picked_at: datetime
    problem: PickProblem | None = None
    note: str = ""


def wanted_parts(
    order: RepairOrder, estimate: Estimate | None, operations: Mapping[str, Operation]
) -> list[WantedPart]:
    """Return the parts of the lines that the customer agreed to: the estimate's, then those of added work.

    Added work has no lines of cost of its own: it takes the parts of its operation, by code in `operations`.
    """
    agreed = [line for line in order.lines if line.authorization is LineAuthorization.AUTHORIZED]
    estimated = list(_estimated(estimate, {line.line_id for line in agreed}))
    return estimated + list(_added([line for line in agreed if line.added], operations))


def _estimated(estimate: Estimate | None, agreed: set[str]) -> Iterator[WantedPart]:
    return (
        WantedPart(f"{item.line_id}/{place}", cost.title, cost.number, cost.brand, cost.quantity_thousandths)
        for item in (estimate.items if estimate else ())
        if item.line_id in agreed
        for place, cost in enumerate(item.costs)
        if cost.kind is CostKind.PART
    )


def _added(lines: Iterable[JobLine], operations: Mapping[str, Operation]) -> Iterator[WantedPart]:
    return (
        WantedPart(f"{line.line_id}/{place}", part.name, part.number, part.brand, part.quantity_thousandths)
        for line in lines
        if line.operation in operations
        for place, part in enumerate(operations[line.operation].parts)
    )


def unpicked_lines(wanted: Iterable[WantedPart], picks: Iterable[PartsPick]) -> list[str]:
    """Return the lines of which some part was never handed out, each once."""
    picked = {pick.part for pick in picks}
    return list(dict.fromkeys(part.line_id for part in wanted if part.key not in picked))


def check_pick(pick: PartsPick, wanted: list[WantedPart]) -> None:
    """Raise InvalidRequest for a part that the order does not take, and for one person in both parts."""
    if pick.part not in {part.key for part in wanted}:
        raise InvalidRequest("the order takes no such part", field="part")
    if pick.handed_by == pick.taken_by:
        raise InvalidRequest("somebody else takes the parts than hands them out", field="taken_by")
