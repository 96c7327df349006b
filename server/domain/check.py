"""Checks after the work: what was looked at, and who may look."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.repair_order import RepairOrder
from server.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class RoadTest:
    """A drive before the car goes on; `taken` false: there was none, and the check's note says why."""

    taken: bool
    km: int | None = None
    driver_id: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check that a car has passed. `note` is in the inspector's own words."""

    check_id: str
    shop_id: str
    order_id: str
    stage: str
    inspector_id: str | None
    checked_at: datetime
    checked: tuple[str, ...] = ()
    road_test: RoadTest | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rework:
    """Why a car was sent back: a cause of the flow's list, and `cause` in the inspector's own words."""

    rework_id: str
    shop_id: str
    order_id: str
    stage: str
    cause: str
    cause_id: str


def own_work(order: RepairOrder) -> frozenset[str]:
    """Return those who have worked on the car since it was last sent back: they do not check it."""
    return frozenset(order.hands.worked_by)


def passed_before(order: RepairOrder, stage: Stage) -> frozenset[str]:
    """Return those who have passed the car at an earlier check, where this one wants somebody else."""
    return frozenset(order.hands.passed_by) if stage.another_inspector else frozenset()
