"""The walk round a car before anything is done to it: what was found at each station, with pictures."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from server.actions.reception_record import ReceptionAnswer, order_received
from server.contract.deeds import CheckStation, MarkDamage, UnmarkDamage
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.reception import (
    MOST_MARKS,
    MOST_PHOTOS,
    DamageMark,
    Reception,
    Station,
    WalkPhoto,
    require_before_work,
    require_room,
    with_station,
)
from server.domain.repair_order import RepairOrder
from server.store import tables
from server.store.retention import named_walk_photos, walk_photos_before
from server.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A picture as it comes from the tablet, its content already kept as a blob."""

    photo_id: str
    station: Station
    blob: str
    taken_at: datetime | None


class ForgottenPhotos(BaseModel):
    """Pictures that no row names any more, to be deleted once that is committed."""

    pictures: list[str]


def mark_damage(work: UnitOfWork, order_id: str, body: MarkDamage) -> ReceptionAnswer:
    """Damage was there when the car came."""
    order, _ = _on_walk(work, order_id, body.done_at)
    before = work.damage_marks.find(body.mark_id)
    _require_own(before, order_id)
    if before is None:
        marked = work.damage_marks.where(tables.damage_marks.c.order_id == order_id)
        require_room(len(marked), MOST_MARKS)
    work.damage_marks.save(
        DamageMark(
            mark_id=body.mark_id,
            shop_id=work.shop_id,
            order_id=order_id,
            station=body.station,
            kind=body.kind,
            x=body.x,
            y=body.y,
            marked_at=work.occurred_at,
        )
    )
    return _recorded(
        work,
        events.DamageMarked(
            visit_id=order.visit_id,
            order_id=order_id,
            mark_id=body.mark_id,
            station=body.station.value,
            kind=body.kind.value,
        ),
    )


def unmark_damage(work: UnitOfWork, order_id: str, mark_id: str, body: UnmarkDamage) -> ReceptionAnswer:
    """A mark was a mistake."""
    order, _ = _on_walk(work, order_id, body.done_at)
    _require_own(work.damage_marks.get(mark_id), order_id)
    work.damage_marks.delete(mark_id)
    return _recorded(work, events.DamageUnmarked(visit_id=order.visit_id, order_id=order_id, mark_id=mark_id))


def check_station(work: UnitOfWork, order_id: str, body: CheckStation) -> ReceptionAnswer:
    """Nothing was found at a station, or something after all."""
    order, known = _on_walk(work, order_id, body.done_at)
    clear = with_station(known, body.station, clear=body.clear)
    work.receptions.save(replace(known, clear_stations=clear))
    checked = events.StationChecked(
        visit_id=order.visit_id, order_id=order_id, station=body.station.value, clear=body.clear
    )
    return _recorded(work, checked)


def take_walk_photo(work: UnitOfWork, order_id: str, taken: TakenPhoto) -> ReceptionAnswer:
    """A picture belongs to a station of the walk-around."""
    order, _ = _on_walk(work, order_id, taken.taken_at)
    _require_own(work.walk_photos.find(taken.photo_id), order_id)
    require_room(len(work.walk_photos.where(tables.walk_photos.c.order_id == order_id)), MOST_PHOTOS)
    photo = WalkPhoto(
        photo_id=taken.photo_id,
        shop_id=work.shop_id,
        order_id=order_id,
        station=taken.station,
        blob=taken.blob,
        taken_at=work.occurred_at,
    )
    work.walk_photos.save(photo)
    return _recorded(
        work,
        events.WalkPhotoTaken(
            visit_id=order.visit_id,
            order_id=order_id,
            photo_id=photo.photo_id,
            station=photo.station.value,
        ),
    )


def forget_walk_photos(work: UnitOfWork, kept_for: timedelta) -> ForgottenPhotos:
    """Delete the rows of pictures older than `kept_for`; the journal says that each is gone."""
    old = walk_photos_before(work, work.now - kept_for)
    for photo in old:
        work.walk_photos.delete(photo.photo_id)
        work.record(events.WalkPhotoExpired(photo_id=photo.photo_id))
    blobs = {photo.blob for photo in old}
    return ForgottenPhotos(pictures=sorted(blobs - named_walk_photos(work, blobs)))


def _on_walk(work: UnitOfWork, order_id: str, done_at: datetime | None) -> tuple[RepairOrder, Reception]:
    order, known = order_received(work, order_id)
    work.happened_at(done_at, not_before=order.opened_at)
    require_before_work(order, work.pinned_flow(order.flow_digest), work.occurred_at)
    return order, known


def _require_own(kept: DamageMark | WalkPhoto | None, order_id: str) -> None:
    if kept is not None and kept.order_id != order_id:
        raise InvalidRequest("this belongs to the reception of another car", field="order_id")


def _recorded(work: UnitOfWork, event: events.ReceptionEvent) -> ReceptionAnswer:
    return ReceptionAnswer(order_id=event.order_id, event_number=work.record(event).number)
