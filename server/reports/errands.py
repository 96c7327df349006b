"""Reading the errands, for the page of those who go out."""

from datetime import datetime, timedelta

from server.contract.after_service import Colleague
from server.contract.boards import Plate, Words
from server.contract.errands import ErrandEntry, Errands, ErrandStepTaken
from server.domain.errand import Errand
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

ENDED_FOR = timedelta(days=1)
_CAN_GO = frozenset({Role.ADVISOR, Role.TECHNICIAN, Role.TEAM_LEADER, Role.FOREMAN})


def read_errands(rows: ShopRows, now: datetime) -> Errands:
    """Return what is open, the next one first, and what ended within a day."""
    staff = {member.staff_id: member for member in rows.staff.all()}
    column = tables.errands.c
    still_open = rows.errands.where(column.ended_at.is_(None))
    ended = rows.errands.where(column.ended_at >= now - ENDED_FOR)
    in_turn = sorted(still_open, key=lambda errand: errand.wanted_at) + ended
    return Errands(
        zone=rows.shop.zone,
        errands=[_entry(rows, errand, staff) for errand in in_turn],
        colleagues=[
            Colleague(staff_id=member.staff_id, name=_words(member.name))
            for member in staff.values()
            if member.works_here and member.roles & _CAN_GO
        ],
    )


def _entry(rows: ShopRows, errand: Errand, staff: dict[str, StaffMember]) -> ErrandEntry:
    vehicle = rows.vehicles.get(errand.vehicle_id)
    return ErrandEntry(
        errand_id=errand.errand_id,
        kind=errand.kind.value,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        visit_id=errand.visit_id,
        contact=errand.contact,
        phone=errand.phone,
        address=errand.address,
        words=errand.words,
        wanted_at=errand.wanted_at,
        staff_id=errand.staff_id,
        goes=_name(staff, errand.staff_id),
        steps=[
            ErrandStepTaken(step=taken.step.value, at=taken.at, by=_name(staff, taken.staff_id))
            for taken in errand.steps
        ],
        next_steps=[step.value for step in errand.next_steps],
        ended_at=errand.ended_at,
        cancelled_because=errand.cancelled_because,
    )


def _name(staff: dict[str, StaffMember], staff_id: str | None) -> Words | None:
    member = staff.get(staff_id or "")
    return _words(member.name) if member else None


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
