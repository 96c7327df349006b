"""Messages to customers: queued with what they are about, told by telephone, cancelled with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel

from server.contract.bookings import WaitingMessage, WaitingMessages
from server.domain import events
from server.domain.errors import StaleVersion
from server.domain.message import Message, MessageState
from server.domain.permissions import ShopDeed
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

MOST_SHOWN = 200


class MessageAnswer(BaseModel):
    """The message that was ticked off."""

    message_id: str
    event_number: int


def queue_message(
    work: UnitOfWork,
    kind: str,
    customer_id: str,
    subject_id: str,
    due_at: datetime,
    details: Mapping[str, str],
) -> None:
    """Let a customer be told `message.<kind>` of the wording, filled with `details`, from `due_at` on."""
    language = work.shop.languages[0]
    message = Message(new_id(), work.shop_id, kind, customer_id, subject_id, language, due_at, dict(details))
    work.messages.save(message)
    work.record(events.MessageQueued(**_named(message), due_at=due_at))


def cancel_messages(work: UnitOfWork, subject_id: str) -> None:
    """Let nobody be told what still waits about something that has changed."""
    column = tables.messages.c
    waiting = work.messages.where(column.subject_id == subject_id, column.state == MessageState.WAITING)
    for message in waiting:
        work.messages.save(replace(message, state=MessageState.CANCELLED))
        work.record(events.MessageCancelled(**_named(message)))


def tick_message(work: UnitOfWork, message_id: str) -> MessageAnswer:
    """Somebody has told it by telephone; StaleVersion where it does not wait any more."""
    work.permit(ShopDeed.TELL_CUSTOMER)
    message = work.messages.get(message_id)
    if message.state is not MessageState.WAITING:
        raise StaleVersion("this message does not wait any more; look again", state=message.state.value)
    told = replace(message, state=MessageState.TOLD, told_at=work.now, told_by=work.actor.staff_id)
    work.messages.save(told)
    envelope = work.record(events.MessageTold(**_named(message)))
    return MessageAnswer(message_id=message_id, event_number=envelope.number)


def waiting_messages(
    rows: ShopRows, wording: Mapping[str, Mapping[str, str]], now: datetime
) -> WaitingMessages:
    """Return what waits to be told, the earliest first, each in its customer's language."""
    column = tables.messages.c
    waiting = rows.messages.where(column.state == MessageState.WAITING)
    owners = rows.customers.where(tables.customers.c.customer_id.in_({each.customer_id for each in waiting}))
    by_id = {customer.customer_id: customer for customer in owners}
    told = [
        WaitingMessage(
            message_id=each.message_id,
            kind=each.kind,
            due_at=each.due_at,
            due=each.due_at <= now,
            customer_name=by_id[each.customer_id].name,
            customer_phone=by_id[each.customer_id].phone,
            plate=each.details.get("plate", ""),
            text=wording[each.language][f"message.{each.kind}"].format_map(each.details),
        )
        for each in sorted(waiting, key=lambda each: (each.due_at, each.message_id))
    ]
    return WaitingMessages(zone=rows.shop.zone, messages=told[:MOST_SHOWN])


def _named(message: Message) -> dict[str, str]:
    """What every event about a message says of it."""
    return {"message_id": message.message_id, "kind": message.kind, "subject_id": message.subject_id}
