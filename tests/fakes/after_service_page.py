"""What is due after deliveries in an invented shop: for tests and for pictures."""

from typing import Any

from tests.fakes.shop_boards import Values, plate, words

COMPLAINT = "0198a000-0000-7000-8000-0000000000c1"
WANG = words("王敏", "Wang Min")


def car(text: str, colour: str, brand: Values, series: Values, name: str, phone: str) -> Values:
    """Return a car and its owner."""
    return {
        "plate": plate(text, colour),
        "brand": brand,
        "series": series,
        "customer_name": name,
        "customer_phone": phone,
    }


TESLA = car("京AD06827", "green", words("特斯拉", "Tesla"), words("Model Y"), "李雷", "138 0000 4571")
BMW = car("京A12345", "blue", words("宝马", "BMW"), words("3系", "3 Series"), "欧阳晓燕", "139 1234 5678")
WULING = car(
    "粤ZF023港",
    "black",
    words("上汽通用五菱宏光", "SAIC-GM-Wuling"),
    words("MINIEV 马卡龙", "Hongguang MINIEV"),
    "Alexandra Featherstonehaugh",
    "+44 20 7946 0018",
)


def follow_up(visit: str, about: Values, **more: Any) -> Values:
    """Return a customer to be called."""
    return {
        "visit_id": visit,
        "call": "first",
        "state": "running",
        "due_at": "2025-11-22T04:00:00Z",
        "car": about,
        "job": words("更换前刹车片", "Front brake pads"),
        "advisor": WANG,
        "delivered_at": "2025-11-21T04:00:00Z",
        "rating": 5,
        "calls": [],
        **more,
    }


def unreached() -> Values:
    """Return a call that nobody took."""
    called = {"call": "first", "reached": False, "scores": None, "words": "", "by": WANG}
    return {**called, "called_at": "2025-11-21T10:30:00Z"}


def complaint(**more: Any) -> Values:
    """Return a complaint that was answered and waits for a plan."""
    note = {"at": "2025-11-21T05:20:00Z", "by": WANG}
    return {
        "complaint_id": COMPLAINT,
        "visit_id": "visit-1",
        "source": "follow_up",
        "opened_at": "2025-11-21T05:20:00Z",
        "closed_at": None,
        "owner_id": "wang",
        "owner": WANG,
        "car": BMW,
        "notes": [
            {"step": "opened", "words": "刹车还是响，和昨天一样", **note},
            {"step": "answered", "words": "", **note},
        ],
        "due": [
            {"rule": "complaint_plan", "state": "overdue", "due_at": "2025-11-21T05:50:00Z"},
            {"rule": "complaint_conclusion", "state": "running", "due_at": "2025-11-22T01:20:00Z"},
        ],
        "missing": ["planned", "concluded"],
        **more,
    }


def after_service(**more: Any) -> Values:
    """Return a day with something of each kind."""
    reminder = {"timer_id": "recheck-1", "rule": "recheck", "asks": "recheck_offered", "state": "running"}
    return {
        "follow_ups": [
            follow_up("visit-1", BMW, state="overdue", calls=[unreached()], rating=None),
            follow_up("visit-2", WULING, call="second"),
        ],
        "reminders": [{**reminder, "due_at": "2025-11-25T04:00:00Z", "car": TESLA}],
        "complaints": [complaint()],
        "colleagues": [
            {"staff_id": "wang", "name": WANG},
            {"staff_id": "li", "name": words("李静", "Li Jing")},
        ],
        **more,
    }


def nothing_due() -> Values:
    """Return a day on which everybody was called."""
    return after_service(follow_ups=[], reminders=[], complaints=[])
