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


def line(key: str, title: Values, minutes: int, authorization: str = "authorized", **more: Any) -> Values:
    """Return one line of a job."""
    return {
        "line_id": key,
        "title": title,
        "standard_minutes": minutes,
        "price_minor": 19_200,
        "added": False,
        "safety": False,
        "explanation": None,
        "authorization": authorization,
        "options": [],
        "option_id": None,
        "requested_at": None,
        **more,
    }


def found(key: str, title: Values, minutes: int, authorization: str, **more: Any) -> Values:
    """Return a line of added work with two ways to do it; where the customer agreed, it is the second."""
    ways = [("own", words("原厂件", "Original part"), 30), ("other", words("品牌件", "Brand part"), minutes)]
    options = [
        {"option_id": way, "title": said, "detail": words("", ""), "minutes": takes, "price_minor": 30_000}
        for way, said, takes in ways
    ]
    chosen = "other" if authorization == "authorized" else None
    asked = {"added": True, "options": options, "option_id": chosen, "requested_at": at("13:40")}
    return line(key, title, minutes if chosen else 0, authorization, **asked, **more)


def part(line_id: str, title: Values, number: str, brand: str, pieces: int = 1) -> Values:
    """Return a part that a line takes."""
    return {
        "line_id": line_id,
        "title": title,
        "number": number,
        "brand": brand,
        "quantity_thousandths": pieces * 1_000,
    }


AGREED = [
    line("service", words("小保养", "Minor service"), 45),
    line("pads", words("更换前刹车片", "Replace front brake pads"), 50, safety=True),
]
PARTS = [
    part("service", words("机油滤清器", "Oil filter"), "06L 115 562", "MANN"),
    part("service", words("机油 5W-30", "Engine oil 5W-30"), "", "Castrol", 4),
    part("pads", words("前刹车片（一副）", "Front brake pads, set"), "8W0 698 151", "Brembo"),
]
OWN_WORDS = "刹车有尖叫声，早上第一脚最响。"


def told_bay(*added: Values, more: int = 0, **job_of: Any) -> Values:
    """Return the bay with a car whose lines are agreed, work that was found, and `more` lines of work."""
    others = [
        line(f"more-{one}", words(f"更换悬架下摆臂 {one}", f"Replace lower control arm {one}"), 30)
        for one in range(more)
    ]
    task = work("working", TECHNICIAN, 125, 42, **job_of.pop("task", {}))
    told = job(task, lines=[*AGREED, *others, *added], **job_of)
    return _board("bmw", job=told | {"own_words": OWN_WORDS, "parts": PARTS})


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
