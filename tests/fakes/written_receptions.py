"""What may be written down at any reception: for tests that play a whole shop."""

from collections.abc import Callable
from typing import Any

from server.actions import reception_record, walkaround
from server.contract import deeds
from server.domain.reception import Station
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

OWNER = deeds.Person(name="何平", phone="13800004571")
BRINGER = deeds.Person(name="何文", phone="13900004571")
Writing = Callable[[UnitOfWork, str], object]


def unmark(unit: UnitOfWork, order_id: str) -> object:
    """Take the first mark back; without one, the refusal is what is wanted."""
    marks = unit.damage_marks.where(tables.damage_marks.c.order_id == order_id)
    mark_id = marks[0].mark_id if marks else "unknown"
    return walkaround.unmark_damage(unit, order_id, mark_id, deeds.UnmarkDamage())


def photograph(unit: UnitOfWork, order_id: str) -> object:
    """Take a picture of the front."""
    taken = walkaround.TakenPhoto(new_id(), Station.FRONT, "0" * 64, None)
    return walkaround.take_walk_photo(unit, order_id, taken)


def _keeps(
    action: Callable[[UnitOfWork, str, Any], object], body: Callable[[], deeds.ReceptionPart]
) -> Writing:
    return lambda unit, order_id: action(unit, order_id, body())


WRITINGS: dict[str, Writing] = {
    "owner": _keeps(reception_record.keep_customer, lambda: deeds.KeepCustomer(owner=OWNER)),
    "bringer": _keeps(
        reception_record.keep_customer, lambda: deeds.KeepCustomer(owner=OWNER, bringer=BRINGER)
    ),
    "vehicle": _keeps(
        reception_record.keep_vehicle,
        lambda: deeds.KeepVehicle(vin="LVSHCAMB1CE054249", mileage_km=40_000, warning_lamps=["abs"]),
    ),
    "interview": _keeps(
        reception_record.keep_interview, lambda: deeds.KeepInterview(own_words="左前有异响", stay="waits")
    ),
    "clear": _keeps(walkaround.check_station, lambda: deeds.CheckStation(station="interior", clear=True)),
    "not clear": _keeps(
        walkaround.check_station, lambda: deeds.CheckStation(station="interior", clear=False)
    ),
    "mark": _keeps(
        walkaround.mark_damage,
        lambda: deeds.MarkDamage(mark_id=new_id(), station="front", kind="dent", x=0.5, y=0.1),
    ),
    "unmark": unmark,
    "photo": photograph,
}
