"""Work in the bay: start, pause, help, checklist, added work, self check; and taking the last tap back."""

from dataclasses import replace

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import (
    AnswerHelp,
    CallForHelp,
    FinishWork,
    PauseWork,
    RequestAddedWork,
    StartWork,
    TakePhoto,
    TickChecklist,
    UndoDeed,
)
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.bay import BAY_KINDS
from server.domain.catalogue import Operation
from server.domain.errors import InvalidRequest, PhotoNotOfOrder
from server.domain.order_deeds import UNDO_WINDOW
from server.domain.records import LinePart, LineWords, OptionWords, Photo
from server.domain.repair_order import JobLine, LineAuthorization, LineOption, PauseReason
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def start_work(work: UnitOfWork, order_id: str, body: StartWork) -> OrderAnswer:
    """The technician starts, or goes on."""
    technician_id = work.actor.staff_id
    return change_order(
        work,
        order_id,
        Deed.START_WORK,
        body,
        lambda order, flow: order_deeds.start_work(order, flow, technician_id),
    )


def pause_work(work: UnitOfWork, order_id: str, body: PauseWork) -> OrderAnswer:
    """The technician stops for a reason."""
    reason = PauseReason(body.reason)
    return change_order(
        work, order_id, Deed.PAUSE_WORK, body, lambda order, flow: order_deeds.pause_work(order, flow, reason)
    )


def call_for_help(work: UnitOfWork, order_id: str, body: CallForHelp) -> OrderAnswer:
    """Somebody is wanted at the bay."""
    return change_order(work, order_id, Deed.CALL_FOR_HELP, body, order_deeds.call_for_help)


def answer_help(work: UnitOfWork, order_id: str, body: AnswerHelp) -> OrderAnswer:
    """The help has come."""
    return change_order(work, order_id, Deed.ANSWER_HELP, body, order_deeds.answer_help)


def tick_checklist(work: UnitOfWork, order_id: str, body: TickChecklist) -> OrderAnswer:
    """One item is done, or not after all."""
    return change_order(
        work,
        order_id,
        Deed.TICK_CHECKLIST,
        body,
        lambda order, flow: order_deeds.tick_checklist(order, flow, body.item_id, ticked=body.ticked),
    )


def take_photo(work: UnitOfWork, order_id: str, body: TakePhoto, blob: str) -> OrderAnswer:
    """A picture, already kept as a blob, belongs to the order; raise InvalidRequest if its id is taken."""
    photo_id = body.photo_id or new_id()
    if work.photos.find(photo_id) is not None:
        raise InvalidRequest("there is a picture with this id", field="photo_id")
    answer = change_order(
        work,
        order_id,
        Deed.TAKE_PHOTO,
        body,
        lambda order, flow: order_deeds.take_photo(order, flow, photo_id),
    )
    work.photos.save(Photo(photo_id, work.shop_id, order_id, blob, work.occurred_at))
    return answer


def request_added_work(work: UnitOfWork, order_id: str, body: RequestAddedWork) -> OrderAnswer:
    """The technician found something more; the customer is asked."""
    work.permit(Deed.REQUEST_ADDED_WORK)
    operation = work.operations.get(body.operation_id) if body.operation_id else None
    line = _added_line(body, operation)
    _require_photos_of(work, order_id, line.photos)
    answer = change_order(
        work,
        order_id,
        Deed.REQUEST_ADDED_WORK,
        body,
        lambda order, flow: order_deeds.request_added_work(order, flow, line),
    )
    work.line_words.save(_added_words(work, order_id, line.line_id, body, operation))
    return answer


def finish_work(work: UnitOfWork, order_id: str, body: FinishWork) -> OrderAnswer:
    """The self check passed; the bay is free."""
    return change_order(work, order_id, Deed.FINISH_WORK, body, order_deeds.finish_work)


def undo_deed(work: UnitOfWork, order_id: str, body: UndoDeed) -> OrderAnswer:
    """Take the last deed back; people have ten real seconds, however fast the shop's clock runs."""
    window = UNDO_WINDOW * work.shop.clock_rate
    return change_order(
        work,
        order_id,
        Deed.UNDO_DEED,
        body,
        lambda order, _flow: order_deeds.undo_deed(order, body.done_at or work.now, window),
    )


def _added_line(body: RequestAddedWork, operation: Operation | None) -> JobLine:
    if body.bay_kind and body.bay_kind not in BAY_KINDS:
        raise InvalidRequest(f"'{body.bay_kind}' is no kind of bay", field="bay_kind")
    options = tuple(
        LineOption(option.option_id, option.minutes, option.price_minor) for option in body.options
    )
    return JobLine(
        line_id=new_id(),
        standard_minutes=0,
        price_minor=0,
        added=True,
        safety=body.safety,
        authorization=LineAuthorization.REQUESTED,
        options=options,
        bay_kind=body.bay_kind or (operation.bay_kind if operation else ""),
        skills=tuple(dict.fromkeys((*(operation.skills if operation else ()), *body.skills))),
        operation=operation.code if operation else "",
        photos=tuple(dict.fromkeys(body.photos)),
    )


def _require_photos_of(work: UnitOfWork, order_id: str, photo_ids: tuple[str, ...]) -> None:
    for photo_id in photo_ids:
        photo = work.photos.find(photo_id)
        if photo is None or photo.order_id != order_id:
            raise PhotoNotOfOrder("this picture was not taken of this order", photo_id=photo_id)


def _added_words(
    work: UnitOfWork, order_id: str, line_id: str, body: RequestAddedWork, operation: Operation | None
) -> LineWords:
    explanation = Name(body.explanation.zh, body.explanation.en) if body.explanation else None
    said = LineWords(line_id, work.shop_id, order_id, Name(body.title.zh, body.title.en), explanation)
    parts = tuple(
        LinePart(part.name, part.number, part.brand, part.quantity_thousandths)
        for part in (operation.parts if operation else ())
    )
    options = tuple(
        OptionWords(
            option.option_id, Name(option.title.zh, option.title.en), Name(option.detail.zh, option.detail.en)
        )
        for option in body.options
    )
    return replace(said, options=options, parts=parts)
