"""Exceptions: what a named person must settle."""

from dataclasses import replace

from pydantic import BaseModel

from server.domain import events
from server.domain.records import RaisedException
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

TAP_REFUSED = "tap_refused"


class ExceptionAnswer(BaseModel):
    """The exception and its event."""

    exception_id: str
    event_number: int


def raise_exception(
    work: UnitOfWork, kind: str, *, visit_id: str | None, owner_id: str | None
) -> ExceptionAnswer:
    """Record something that a person must settle. `kind` is a wording key after `exception.`."""
    raised = RaisedException(new_id(), work.shop_id, kind, visit_id, owner_id, work.now)
    work.exceptions.save(raised)
    event = events.ExceptionRaised(
        exception_id=raised.exception_id, kind=kind, visit_id=visit_id, owner_id=owner_id
    )
    return ExceptionAnswer(exception_id=raised.exception_id, event_number=work.record(event).number)


def settle_exception(work: UnitOfWork, exception_id: str) -> ExceptionAnswer:
    """Somebody took care of it."""
    work.permit("settle_exception")
    work.exceptions.save(replace(work.exceptions.get(exception_id), settled_at=work.now))
    envelope = work.record(events.ExceptionSettled(exception_id=exception_id))
    return ExceptionAnswer(exception_id=exception_id, event_number=envelope.number)
