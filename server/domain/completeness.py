"""What is missing before an order can be settled, and who must see to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from server.domain.repair_order import LineAuthorization, Payer, RepairOrder
from server.domain.staff import Role
from server.domain.stage import Flow, StageKind


class GapKind(StrEnum):
    """What can be missing."""

    NO_LINES = "no_lines"
    NOT_AUTHORIZED = "not_authorized"
    ADDED_WORK_OPEN = "added_work_open"
    STAGE_AHEAD = "stage_ahead"
    NOT_PRICED = "not_priced"
    NO_MILEAGE = "no_mileage"
    PARTS_NOT_HANDED_OUT = "parts_not_handed_out"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `blocks`: without it nothing is settled; else it is only told.

    `line_id` or `stage` say of which line or stage.
    """

    kind: GapKind
    owner: Role
    blocks: bool = True
    line_id: str | None = None
    stage: str | None = None


_STAGE_OWNERS = {
    StageKind.WAIT: Role.FOREMAN,
    StageKind.RECEPTION: Role.ADVISOR,
    StageKind.AUTHORIZATION: Role.ADVISOR,
    StageKind.WORK: Role.TECHNICIAN,
    StageKind.CHECK: Role.INSPECTOR,
    StageKind.WASH: Role.WASHER,
}


def gaps(order: RepairOrder, flow: Flow, unpicked: Iterable[str] = ()) -> tuple[Gap, ...]:
    """Return all that is missing, in the order in which it is put right.

    `unpicked` are the lines whose parts nobody has handed out: they were paid for, and may not be in the car.
    """
    handed = (Gap(GapKind.PARTS_NOT_HANDED_OUT, Role.PARTS, blocks=False, line_id=each) for each in unpicked)
    return (*_in_the_lines(order), *_ahead(order, flow), *handed, *_on_the_record(order))


def _in_the_lines(order: RepairOrder) -> Iterator[Gap]:
    if not order.lines:
        yield Gap(GapKind.NO_LINES, Role.ADVISOR)
    for line in order.lines:
        if line.authorization is LineAuthorization.REQUESTED:
            kind = GapKind.ADDED_WORK_OPEN if line.added else GapKind.NOT_AUTHORIZED
            yield Gap(kind, Role.ADVISOR, line_id=line.line_id)
        unpriced = line.price_minor == 0 and line.payer is Payer.CUSTOMER
        if line.authorization is LineAuthorization.AUTHORIZED and unpriced:
            yield Gap(GapKind.NOT_PRICED, Role.ADVISOR, blocks=False, line_id=line.line_id)


def _ahead(order: RepairOrder, flow: Flow) -> Iterator[Gap]:
    """The stages that the car has still to go through."""
    stage = flow.stage(order.stage)
    while stage.kind in _STAGE_OWNERS:
        yield Gap(GapKind.STAGE_AHEAD, _STAGE_OWNERS[stage.kind], stage=stage.key)
        stage = flow.after(stage.key)


def _on_the_record(order: RepairOrder) -> Iterator[Gap]:
    if order.mileage_km is None:
        yield Gap(GapKind.NO_MILEAGE, Role.ADVISOR, blocks=False)
