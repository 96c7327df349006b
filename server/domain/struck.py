"""Which entries of the journal do not count any more, and which later entry struck each of them through."""

from collections.abc import Iterable

from server.domain import events


def struck_by(entries: Iterable[events.Envelope]) -> dict[int, events.Envelope]:
    """Return, by the number of each entry that was taken back, the entry that took it back."""
    struck: dict[int, events.Envelope] = {}
    standing: dict[str, list[events.Envelope]] = {}
    for entry in entries:
        if not isinstance(entry.event, events.OrderEvent):
            continue
        earlier = standing.setdefault(entry.event.order_id, [])
        for gone in _undone_by(entry.event, earlier):
            earlier.remove(gone)
            struck[gone.number] = entry
        if not isinstance(entry.event, events.DeedUndone):
            earlier.append(entry)
    return struck


def _undone_by(event: events.OrderEvent, earlier: list[events.Envelope]) -> list[events.Envelope]:
    match event:
        case events.DeedUndone():
            return earlier[-1:]
        case events.StepTakenBack():
            return _entered(event.left_stage, earlier)
        case events.PaymentRefunded():
            return [entry for entry in earlier if _is_payment(entry.event, event.refund_of)]
        case _:
            return []


def _entered(stage: str, earlier: list[events.Envelope]) -> list[events.Envelope]:
    """The entry that brought the order to the stage, with the versions of the estimate that hang on it."""
    came = [
        index
        for index, entry in enumerate(earlier)
        if isinstance(entry.event, events.OrderMoved) and entry.event.stage == stage
    ]
    if not came:
        return []
    versions = [each for each in earlier[came[-1] :] if isinstance(each.event, events.EstimateRevised)]
    return [earlier[came[-1]], *versions]


def _is_payment(event: events.Event, payment_id: str) -> bool:
    return isinstance(event, events.PaymentTaken) and event.payment_id == payment_id
