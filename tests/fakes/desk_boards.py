"""The advisor's desk of an invented shop: for tests and for pictures."""

from typing import Any

from server.domain.staff import Role
from tests.fakes.desk_cars import AUDI, KINDS, ME, car, cars, line, stages, timers
from tests.fakes.sessions import session
from tests.fakes.shop_boards import SHOP, Values, advisor, at, plate, words

SESSION = session("session-wang", ME, words("王敏", "Wang Min"), Role.ADVISOR)
SIGHTING = "0198a000-0000-7000-8000-0000000051a1"
LONG_JOB = words("更换前后刹车片、刹车盘并做四轮定位", "Brake pads and discs all round, wheel alignment")


def booking(key: str, slot: str, shown: Values, name: str, state: str = "expected") -> Values:
    """Return one of today's bookings, with what the desk may see."""
    return {
        "slot_at": at(slot),
        "plate": shown,
        "brand": words("宝马", "BMW"),
        "series": words("X3"),
        "advisor": advisor("王"),
        "state": state,
        "appointment_id": f"appointment-{key}",
        "flow": "mechanical",
        "job": words("保养 A", "Service A"),
        "customer_name": name,
        "customer_phone": "13800004571",
        "advisor_id": ME,
        "number": f"2025-000{key}",
        "standard_minutes": 60,
        "price_minor": 48_000,
        "bay_kind": "lift",
        "technician": None,
        "technician_id": None,
        "source": "desk",
        "contact": "",
    }


def candidate(text: str, probability: float, slot: str | None, model: bool = True) -> Values:
    """Return one plate that a doubtful read may be."""
    return {
        "plate": plate(text),
        "probability": probability,
        "appointment_id": "appointment-1" if slot else None,
        "slot_at": at(slot) if slot else None,
        "vehicle_id": "vehicle-1" if model else None,
        "brand": words("宝马", "BMW") if model else None,
        "series": words("X3") if model else None,
    }


def doubtful_arrival(**more: Any) -> Values:
    """Return a passage eleven seconds ago that may be one of three cars."""
    return {
        "sighting_id": SIGHTING,
        "seen_at": "2025-11-21T06:06:10Z",
        "camera": "gate-in",
        "crop": f"/api/sightings/{SIGHTING}/crop",
        "outcome": "doubtful",
        "candidates": [
            candidate("京F8K316", 0.91, "14:30"),
            candidate("京F8K816", 0.06, None),
            candidate("京FBK316", 0.02, None, model=False),
        ],
        "visit_id": None,
        "greeted_by": None,
        "received": False,
        **more,
    }


def camera(state: str = "down", reason: str = "no picture for 5 s") -> Values:
    """Return a camera of the entrance as its agent last said."""
    return {
        "camera": "gate-in",
        "direction": "in",
        "state": state,
        "reason": reason,
        "since": at("13:58"),
        "outbox_waiting": 0,
    }


def bookings() -> Values:
    """Return the day's bookings: come, waiting and to come."""
    found = [
        booking("1", "14:30", plate("京F8K316"), "何文"),
        booking("2", "14:00", plate("津CK7352"), "陈静", "in_service"),
        booking("3", "14:00", plate("京N7F330"), "周明", "arrived"),
        booking("4", "14:30", plate("冀FD61808", "green"), "欧阳晓燕"),
        booking("5", "13:15", plate("京B20F17", "yellow"), "孙强", "no_show"),
    ]
    return {f"booking/{value['appointment_id']}": value for value in found}


def empty_desk() -> Values:
    """Return a desk before the first car of the day."""
    return {"shop": SHOP, **stages()}


def busy_desk() -> Values:
    """Return a desk as in the design's picture."""
    bay = {
        "bay_id": "bay-1",
        "number": "1",
        "kind": "lift",
        "name": words("1 号工位", "Bay 1"),
        "visit_id": None,
    }
    return {
        **empty_desk(),
        **cars(),
        **timers(),
        **bookings(),
        "bay/bay-1": bay,
        f"arrival/{SIGHTING}": doubtful_arrival(),
    }


def desk_with_a_walk_in() -> Values:
    """Return a desk at which a car is received that nobody has registered."""
    unknown = {"zh": "", "en": ""}
    walk_in = car("0424", plate("京L92K01"), (unknown, unknown), "reception", "", lines=[], booked=False)
    return {**empty_desk(), f"car/{walk_in['visit_id']}": walk_in}


def colleagues_desk() -> Values:
    """Return a desk whose only car is another advisor's."""
    theirs = car("0420", plate("京H2M118"), AUDI, "wash", "14:50–15:10", advisor_id="somebody-else")
    return {**empty_desk(), f"car/{theirs['visit_id']}": theirs}


def crowded_desk(count: int = 60) -> Values:
    """Return a desk with far more cars than fit a screen, half of them a colleague's."""
    board = empty_desk()
    stage_names = list(KINDS)
    for number in range(count):
        key, stage = f"c{number:03d}", stage_names[number % len(stage_names)]
        board[f"car/visit-{key}"] = car(
            key,
            plate(f"京K{number:02d}T{number % 10}8"),
            (words("上汽通用五菱宏光", "SAIC-GM-Wuling"), words("MINIEV 马卡龙", "Hongguang MINIEV")),
            stage,
            f"1{4 + number % 4}:00–1{4 + number % 4}:{15 + number % 40}",
            advisor_id=ME if number % 2 else "somebody-else",
            advisor=advisor("欧阳"),
            waits_here=number % 3 == 0,
            lines=[line(LONG_JOB, 60, 12860, "requested" if stage == "authorization" else "authorized")],
        )
    return board
