"""Two receptions of one car: what the advisor chose stands, the rest is set aside with the merged visit."""

from dataclasses import replace

from server.contract.deeds import KeptParts
from server.domain.reception import Reception
from server.domain.record_parts import RecordPart, exchanged
from server.domain.visit_corrections import MovedRows
from server.store import tables
from server.store.moved_rows import move_record
from server.store.unit_of_work import UnitOfWork


def with_record(
    work: UnitOfWork, moved: MovedRows, kept: KeptParts, order_id: str, other_id: str
) -> MovedRows:
    """Return what a merge moves, with the parts of the two orders' receptions that change places."""
    marks, other_marks = (
        tuple(mark.mark_id for mark in work.damage_marks.where(tables.damage_marks.c.order_id == each))
        for each in (order_id, other_id)
    )
    photos, other_photos = (
        tuple(photo.photo_id for photo in work.walk_photos.where(tables.walk_photos.c.order_id == each))
        for each in (order_id, other_id)
    )
    parts = [RecordPart(part) for part in dict.fromkeys(kept.of_other)]
    if kept.marks == "other":
        parts.append(RecordPart.STATIONS)
    return replace(
        moved,
        parts=tuple(parts),
        marks=other_marks if kept.marks != "own" else (),
        photos=other_photos if kept.photos != "own" else (),
        marks_set_aside=marks if kept.marks == "other" else (),
        photos_set_aside=photos if kept.photos == "other" else (),
    )


def exchange_records(work: UnitOfWork, moved: MovedRows, order_id: str, other_id: str) -> None:
    """Let what a merge takes of two receptions change places."""
    move_record(work, moved, order_id, set_aside=other_id)
    if moved.parts:
        own, other = (
            work.receptions.find(key) or Reception(key, work.shop_id) for key in (order_id, other_id)
        )
        work.receptions.save_all(exchanged(own, other, moved.parts))


def exchange_back(work: UnitOfWork, moved: MovedRows, order_id: str, other_id: str) -> None:
    """Take `exchange_records` back."""
    back = replace(
        moved,
        marks=moved.marks_set_aside,
        photos=moved.photos_set_aside,
        marks_set_aside=moved.marks,
        photos_set_aside=moved.photos,
    )
    exchange_records(work, back, order_id, other_id)
