"""Slips: what somebody asks or suggests without a job of it; answered by somebody, and closed."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain import events
from server.domain.complaint import Note
from server.domain.errors import InvalidRequest


class SlipKind(StrEnum):
    """What it is."""

    CONSULTATION = "consultation"
    SUGGESTION = "suggestion"


class SlipSource(StrEnum):
    """Where it was taken down."""

    DESK = "desk"
    PHONE = "phone"


ANSWERED, CLOSED = "answered", "closed"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. Who asks, and all words, are kept here and not in the journal."""

    slip_id: str
    shop_id: str
    kind: SlipKind
    source: SlipSource
    vehicle_id: str | None
    visit_id: str | None
    name: str
    phone: str
    words: str
    opened_at: datetime
    owner_id: str | None = None
    notes: tuple[Note, ...] = ()
    closed_at: datetime | None = None

    @property
    def answered(self) -> bool:
        """Whether somebody has answered."""
        return any(note.step == ANSWERED for note in self.notes)


def opened(slip: Slip) -> events.SlipOpened:
    """Return what is recorded of a new one."""
    return events.SlipOpened(
        slip_id=slip.slip_id,
        kind=slip.kind.value,
        source=slip.source.value,
        vehicle_id=slip.vehicle_id,
        visit_id=slip.visit_id,
        owner_id=slip.owner_id,
    )


def give(slip: Slip, owner_id: str) -> Slip:
    """Return the slip with who answers it; InvalidRequest once it is closed."""
    _require_open(slip)
    return replace(slip, owner_id=owner_id)


def answer(slip: Slip, note: Note) -> Slip:
    """Return the slip with an answer, by whoever gave it where it was nobody's; there may be several."""
    _require_open(slip)
    if not note.words:
        raise InvalidRequest("say what was answered", field="words")
    return replace(slip, notes=(*slip.notes, note), owner_id=slip.owner_id or note.staff_id)


def close(slip: Slip, note: Note) -> Slip:
    """Return the slip as it ended; InvalidRequest for a question that nobody has answered."""
    _require_open(slip)
    if slip.kind is SlipKind.CONSULTATION and not slip.answered:
        raise InvalidRequest("a question is closed after its answer", field="slip_id")
    return replace(slip, notes=(*slip.notes, note), closed_at=note.at)


def _require_open(slip: Slip) -> None:
    if slip.closed_at is not None:
        raise InvalidRequest("this slip is closed; write another", field="slip_id")
