"""A tablet at the reception of an invented shop: for tests and for pictures."""

from typing import Any

from tests.fakes.desk_boards import busy_desk
from tests.fakes.desk_cars import car, line
from tests.fakes.shop_boards import Values, at, plate, words

ORDER = "order-0431"
VISIT = "visit-0431"


def past(title: Values, authorization: str) -> Values:
    """Return one line of an earlier order."""
    return {"title": title, "price_minor": 64_300, "authorization": authorization, "safety": False}


HISTORY: Values = {
    "last_mileage_km": 52_300,
    "orders": [
        {
            "order_number": "2025-0188",
            "visit_id": "visit-0188",
            "arrived_at": "2025-05-12T01:10:00Z",
            "mileage_km": 52_300,
            "total_minor": 128_600,
            "own_words": "高速上方向盘有点抖",
            "lines": [
                past(words("小保养", "Oil service"), "authorized"),
                past(words("更换前刹车片", "Front brake pads"), "declined"),
            ],
        }
    ],
}
"""What the car was here for half a year ago."""


def record(order: str = ORDER, visit: str = VISIT, **more: Any) -> Values:
    """Return what is written down of a reception: at its beginning, nothing."""
    return {
        "visit_id": visit,
        "order_id": order,
        "owner_name": "",
        "owner_phone": "",
        "bringer_name": None,
        "bringer_phone": None,
        "vin": None,
        "mileage_km": None,
        "fuel_eighths": None,
        "warning_lamps": [],
        "stay": None,
        "valuables_reminded": False,
        "valuables": "",
        "own_words": "",
        "notes": "",
        **more,
    }


def mark(key: str, station: str, kind: str, x: float, y: float) -> Values:
    """Return damage that was marked."""
    return {
        "mark_id": f"mark-{key}",
        "station": station,
        "kind": kind,
        "x": x,
        "y": y,
        "marked_at": at("14:02"),
    }


def walkaround(order: str = ORDER, visit: str = VISIT) -> Values:
    """Return a walk-around that has come as far as the right front."""
    return {
        "visit_id": visit,
        "order_id": order,
        "clear": ["interior"],
        "marks": [
            mark("1", "left_front", "scratch", 0.2, 0.42),
            mark("2", "front", "chip", 0.56, 0.24),
            mark("3", "front", "dent", 0.42, 0.06),
        ],
        "photos": [],
    }


def estimated() -> Values:
    """Return the car that was being received, once its estimate is made: longer than the tablet."""
    lines = [
        line(words(f"保养 {number}", f"Service {number}"), 60, 860, "requested") for number in range(1, 21)
    ]
    model = (words("大众", "Volkswagen"), words("朗逸", "Lavida"))
    return car("0431", plate("京M58K20"), model, "authorization", "15:10–15:25", lines=lines, booked=False)


def reception_tablet() -> Values:
    """Return a board with an arrival to greet, a car to receive and one that is being received."""
    model = (words("大众", "Volkswagen"), words("朗逸", "Lavida"))
    waiting = car("0432", plate("京AD31927", "green"), model, "arrived", "", lines=[], booked=True)
    begun = car("0431", plate("京M58K20"), model, "reception", "", lines=[], booked=False)
    return {
        **busy_desk(),
        "car/visit-0432": waiting,
        f"car/{VISIT}": begun,
        f"reception/{ORDER}": record(),
        "reception/order-0432": record(
            "order-0432", "visit-0432", owner_name="何文", owner_phone="13800004571"
        ),
    }
