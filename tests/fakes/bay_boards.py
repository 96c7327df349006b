"""The tablet of bay 1 of an invented shop: for tests and for pictures."""

from typing import Any

from server.domain.staff import Role
from tests.fakes.sessions import session
from tests.fakes.shop_boards import SHOP, Values, at, plate, words
from tests.fakes.workshop_boards import BRAKES, SERVICE_A, SERVICE_B, bay, car, minutes_ago, staff, work

TOPIC = "bay/1"
ORDER = "order-bmw"
TECHNICIAN = "陈强"
SESSION = session("session-chen", TECHNICIAN, words("陈强", "Chen Qiang"), Role.TECHNICIAN)
CHECKLIST = [
    ("old_parts", words("旧件拍照，放好给客户看", "Photograph old parts, keep them to show"), "13:31"),
    ("levels", words("油液液位已查", "Fluid levels checked"), "13:44"),
    ("torque", words("螺栓按力矩拧紧", "Bolts tightened to torque"), None),
    ("clean", words("车内无工具，手印擦净", "No tools left, marks wiped off"), None),
]


def checklist(*, ticked: bool = False) -> list[Values]:
    """Return the checklist, two items of it ticked, or all."""
    return [
        {"item_id": item, "title": title, "ticked_at": at(when or "14:00") if when or ticked else None}
        for item, title, when in CHECKLIST
    ]


def job(task: Values, *, ticked: bool = False, **more: Any) -> Values:
    """Return the job of bay 1."""
    bmw = car(
        "bmw", plate("京A12345"), SERVICE_A, "in_bay", 45, "15:00", work=task | {"bay_id": "bay-1"}, **more
    )
    return {"car": bmw, "checklist": checklist(ticked=ticked), "photos": 0, "mileage_km": 48_210}


def _board(occupant: str | None, **values: Any) -> Values:
    people = {key: one for key, one in staff().items() if one["roles"] == ["technician"]}
    return {"shop": SHOP, "bay": bay(1, occupant), **people, **values}


def working_bay(*, ticked: bool = False) -> Values:
    """Return the bay with a car on which somebody works."""
    return _board("bmw", job=job(work("working", TECHNICIAN, 60, 42), ticked=ticked))


def paused_bay() -> Values:
    """Return the bay with a car that waits for parts, longer than its standard time allows."""
    pause = {"pause_reason": "parts", "paused_at": minutes_ago(32), "begun": 104}
    return _board("bmw", job=job(work("paused", TECHNICIAN, 60, 72, **pause)))


def assigned_bay() -> Values:
    """Return the bay with a car that nobody has begun."""
    return _board("bmw", job=job(work("assigned", TECHNICIAN, 60)))


def free_bay() -> Values:
    """Return the bay without a car, and what could come next."""
    waiting = [
        car("lavida", plate("京FV8826"), BRAKES, "dispatch", 33, "16:20"),
        car("qin", plate("鲁BD20596", "green"), words("电池检测", "Battery test"), "dispatch", 27, "16:00"),
        car("golf", plate("京K3R674"), SERVICE_B, "dispatch", 18, None),
    ]
    return _board(None, **{f"next/{one['visit_id']}": one for one in waiting})
