"""Work that the shop answers for still, and whether what is asked for now is the same job again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from server.domain.catalogue import Operation
from server.domain.repair_order import JobLine, RepairOrder


@dataclass(frozen=True, slots=True)
class EarlierRepair:
    """One line of a delivered order, with the operation that it was and the numbers of its parts."""

    order: RepairOrder
    line: JobLine
    operation_id: str | None = None
    part_numbers: frozenset[str] = frozenset()

    def stands(self, day: date, km: int | None) -> bool:
        """Tell whether the shop answers for it on a day at a mileage."""
        return self.line.warranty is not None and self.line.warranty.stands(day, km)

    def is_same_job(self, operation: Operation) -> bool:
        """Tell whether it was this operation, or had one of its parts."""
        numbers = {part.number for part in operation.parts if part.number}
        return self.operation_id == operation.operation_id or not numbers.isdisjoint(self.part_numbers)


def repeated(repairs: Iterable[EarlierRepair], operation: Operation) -> EarlierRepair | None:
    """Return the last of these repairs that was the same job."""
    same = [repair for repair in repairs if repair.is_same_job(operation)]
    return max(same, key=lambda repair: repair.order.order_id, default=None)
