"""Single pictures that are to be kept: which changes of stage call for one, and which are still to come."""

import time
from dataclasses import dataclass, field

from server.domain.bay import StillMoment
from server.domain.errors import NotFound
from server.domain.events import BayAssigned, Envelope, OrderMoved, WorkStarted
from server.domain.repair_order import RepairOrder
from server.store.identifiers import new_id

DUE_FOR_S = 15.0
"""A picture that comes later does not show the moment any more."""


@dataclass(frozen=True, slots=True)
class StillDue:
    """One picture that an agent is asked for."""

    still_id: str
    visit_id: str
    bay: str
    stage: str
    moment: StillMoment
    ends_at: float = field(default_factory=lambda: time.monotonic() + DUE_FOR_S)
    """By the monotonic clock."""


def moment_of(envelope: Envelope, order: RepairOrder) -> StillMoment | None:
    """Return which moment of the work in a bay an entry is; `order` is as it stands after it.

    A bay is assigned long before the car stands in it, so the beginning is the technician's first start.
    """
    event = envelope.event
    if isinstance(event, WorkStarted):
        return "begun" if order.work.started_at == envelope.occurred_at else None
    return "finished" if isinstance(event, OrderMoved) and not isinstance(event, BayAssigned) else None


class StillsDue:
    """The pictures that have been asked for and have not come."""

    def __init__(self) -> None:
        self._due: dict[str, StillDue] = {}

    def ask(self, order: RepairOrder, bay: str, moment: StillMoment) -> None:
        """Ask the camera over `bay` for a picture of the order's car."""
        due = StillDue(new_id(), order.visit_id, bay, order.stage, moment)
        self._due[due.still_id] = due

    def of_bay(self, bay: str) -> list[str]:
        """Return the ids of those that the camera over `bay` is to take."""
        now = time.monotonic()
        self._due = {key: due for key, due in self._due.items() if due.ends_at > now}
        return [due.still_id for due in self._due.values() if due.bay == bay]

    def get(self, still_id: str) -> StillDue:
        """Return what was asked for; raise NotFound where it was not, has come, or comes too late."""
        due = self._due.get(still_id)
        if due is None or due.ends_at <= time.monotonic():
            raise NotFound("nobody waits for this picture any more", kind="Still", id=still_id)
        return due

    def settle(self, still_id: str) -> None:
        """The picture has come."""
        self._due.pop(still_id, None)
