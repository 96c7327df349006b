"""Reading slips, for the page of those who answer them and for a car's sheet."""

from datetime import datetime, timedelta

from server.contract.after_service import Colleague
from server.contract.boards import Plate, Words
from server.contract.slips import SlipEntry, SlipHistory, SlipNote, Slips
from server.domain.slip import Slip
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

CLOSED_FOR = timedelta(days=7)
_CAN_ANSWER = frozenset({Role.ADVISOR, Role.FOREMAN, Role.MANAGER})


class SlipReader:
    """One reading; who is named twice is looked up once."""

    def __init__(self, rows: ShopRows) -> None:
        self._rows = rows
        self._staff: dict[str, StaffMember] = {member.staff_id: member for member in rows.staff.all()}

    def listed(self, now: datetime) -> Slips:
        """Return what is open, the oldest first, and what was closed within seven days."""
        column = tables.slips.c
        still_open = self._rows.slips.where(column.closed_at.is_(None))
        closed = self._rows.slips.where(column.closed_at >= now - CLOSED_FOR)
        in_turn = sorted(still_open, key=lambda slip: slip.opened_at) + closed
        return Slips(
            zone=self._rows.shop.zone,
            slips=[self._entry(slip) for slip in in_turn],
            colleagues=[
                Colleague(staff_id=member.staff_id, name=_words(member.name))
                for member in self._staff.values()
                if member.works_here and member.roles & _CAN_ANSWER
            ],
        )

    def history(self, visit_id: str) -> SlipHistory:
        """Return all slips about the car of a visit, the newest first."""
        vehicle_id = self._rows.visits.get(visit_id).vehicle_id
        found = self._rows.slips.where(tables.slips.c.vehicle_id == vehicle_id)
        newest_first = sorted(found, key=lambda slip: slip.opened_at, reverse=True)
        return SlipHistory(slips=[self._entry(slip) for slip in newest_first])

    def _entry(self, slip: Slip) -> SlipEntry:
        vehicle = self._rows.vehicles.find(slip.vehicle_id)
        return SlipEntry(
            slip_id=slip.slip_id,
            kind=slip.kind.value,
            source=slip.source.value,
            plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour) if vehicle else None,
            name=slip.name,
            phone=slip.phone,
            words=slip.words,
            opened_at=slip.opened_at,
            closed_at=slip.closed_at,
            owner_id=slip.owner_id,
            owner=self._name(slip.owner_id),
            answered=slip.answered,
            notes=[
                SlipNote(step=note.step, words=note.words, at=note.at, by=self._name(note.staff_id))
                for note in slip.notes
            ],
        )

    def _name(self, staff_id: str | None) -> Words | None:
        member = self._staff.get(staff_id or "")
        return _words(member.name) if member else None


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
