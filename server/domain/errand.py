"""Errands: somebody goes out for a car. A rescue, a repair on site, a car that is fetched or brought back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain import events
from server.domain.errors import InvalidRequest


class ErrandKind(StrEnum):
    """What somebody goes out for."""

    RESCUE = "rescue"
    ON_SITE = "on_site"
    FETCH = "fetch"
    RETURN = "return"


class ErrandStep(StrEnum):
    """How far an errand has come. The last four end it, each of those kinds that can end so."""

    SET_OFF = "set_off"
    THERE = "there"
    BROUGHT_IN = "brought_in"
    REPAIRED = "repaired"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"


_ENDS: Mapping[ErrandKind, tuple[ErrandStep, ...]] = {
    ErrandKind.RESCUE: (ErrandStep.BROUGHT_IN, ErrandStep.REPAIRED),
    ErrandKind.ON_SITE: (ErrandStep.REPAIRED, ErrandStep.BROUGHT_IN),
    ErrandKind.FETCH: (ErrandStep.BROUGHT_IN,),
    ErrandKind.RETURN: (ErrandStep.HANDED_OVER,),
}
"""The usual end first: what cannot be repaired where it stands is brought in, and the other way round."""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """When a step was taken, and by whom."""

    step: ErrandStep
    at: datetime
    staff_id: str | None


@dataclass(frozen=True, slots=True)
class Errand:
    """One errand. Whom to meet where is kept here, not in the journal; why it was cancelled, too."""

    errand_id: str
    shop_id: str
    kind: ErrandKind
    vehicle_id: str
    visit_id: str | None
    contact: str
    phone: str
    address: str
    words: str
    wanted_at: datetime
    arranged_at: datetime
    staff_id: str | None = None
    steps: tuple[StepTaken, ...] = ()
    ended_at: datetime | None = None
    cancelled_because: str = ""

    @property
    def next_steps(self) -> tuple[ErrandStep, ...]:
        """What can follow, the usual first; nothing once it has ended."""
        taken = [each.step for each in self.steps]
        if self.ended_at is not None:
            return ()
        if ErrandStep.THERE in taken:
            return _ENDS[self.kind]
        return (ErrandStep.THERE,) if taken else (ErrandStep.SET_OFF,)


def give(errand: Errand, staff_id: str) -> Errand:
    """Return the errand with who goes; InvalidRequest once it has ended."""
    _require_open(errand)
    return replace(errand, staff_id=staff_id)


def take_step(errand: Errand, step: ErrandStep, at: datetime, staff_id: str | None) -> Errand:
    """Return the errand one step on; whoever sets off is who goes, where nobody was named.

    Raises InvalidRequest for a step that is not next.
    """
    _require_open(errand)
    if step not in errand.next_steps:
        following = ", ".join(errand.next_steps)
        raise InvalidRequest(f"'{step}' cannot follow; possible: {following}", field="step")
    ended = errand.steps and step in _ENDS[errand.kind]
    return replace(
        errand,
        steps=(*errand.steps, StepTaken(step, at, staff_id)),
        staff_id=errand.staff_id or staff_id,
        ended_at=at if ended else None,
    )


def with_visit(errand: Errand, visit_id: str) -> Errand:
    """Return the errand with the visit of its car, which is in the shop's hands from now on."""
    return replace(errand, visit_id=visit_id)


def cancel(errand: Errand, reason: str, at: datetime, staff_id: str | None) -> Errand:
    """Return an errand that nobody goes on any more; InvalidRequest once it has ended."""
    _require_open(errand)
    taken = (*errand.steps, StepTaken(ErrandStep.CANCELLED, at, staff_id))
    return replace(errand, steps=taken, ended_at=at, cancelled_because=reason)


def arranged(errand: Errand) -> events.ErrandArranged:
    """Return what is recorded of a new one."""
    return events.ErrandArranged(
        errand_id=errand.errand_id,
        kind=errand.kind.value,
        vehicle_id=errand.vehicle_id,
        wanted_at=errand.wanted_at,
    )


def _require_open(errand: Errand) -> None:
    if errand.ended_at is not None:
        raise InvalidRequest("this errand has ended", field="errand_id")
