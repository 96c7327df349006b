"""What is recorded of parts that leave the store."""

from dataclasses import dataclass

from server.domain.events.visits import VisitEvent
from server.domain.parts_pick import PickProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsPicked(VisitEvent):
    """Parts went from one person to another; which ones, the row says."""

    pick_id: str
    order_id: str
    handed_by: str
    taken_by: str
    problem: PickProblem | None = None
