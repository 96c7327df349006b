"""Boards of an invented shop, as its screens would be sent them: for tests and for pictures."""

from typing import Any

Values = dict[str, Any]

NOW_MS = 1_763_705_181_000
"""2025-11-21 14:06:21 in Shanghai."""

SHOP: Values = {
    "name": {"zh": "安禾汽车 · 朝阳店", "en": "Anhe Motors · Chaoyang"},
    "zone": "Asia/Shanghai",
    "languages": ["zh", "en"],
    "follow_url": "https://anhe.example/follow",
}
ADVISORS = {"王": "Wang", "李": "Li", "赵": "Zhao", "陈": "Chen", "欧阳": "Ouyang"}
STEPS = ("reception", "approval", "service", "checking", "washing", "ready")


def at(hour_minute: str) -> str:
    """Return a time of the shop's day as the instant that a board carries."""
    hour, minute = hour_minute.split(":")
    return f"2025-11-21T{int(hour) - 8:02d}:{minute}:00Z"


def an_hour_before(hour_minute: str) -> str:
    """Return when the service clock that ships warns of a promise for that time of the day."""
    hour, minute = hour_minute.split(":")
    return at(f"{int(hour) - 1}:{minute}")


def words(zh: str, en: str | None = None) -> Values:
    """Return a text in both languages; one that is the same in both need be given once."""
    return {"zh": zh, "en": en or zh}


def plate(text: str, colour: str = "blue") -> Values:
    """Return a plate to draw."""
    return {"text": text, "colour": colour}


def advisor(surname: str | None) -> Values | None:
    """Return an advisor's surname in both languages."""
    return words(surname, ADVISORS[surname]) if surname else None


def lounge_car(
    shown: Values, brand: Values, series: Values, step: str, window: str | None, who: str | None, **more: Any
) -> Values:
    """Return one row of the lounge; `window` is `14:10–14:25`."""
    begin, _, end = (window or "").partition("–")
    return {
        "plate": shown,
        "brand": brand,
        "series": series,
        "step": step,
        "step_index": STEPS.index(step),
        "step_count": len(STEPS),
        "needs_customer": False,
        "window": {"from_at": at(begin), "to_at": at(end), "moved": more.pop("moved", False)}
        if window
        else None,
        "advisor": advisor(who),
        "handover_bay": None,
        "ready_at": None,
        **more,
    }


BMW = lounge_car(
    plate("京A1••45"),
    words("宝马", "BMW"),
    words("3系", "3 Series"),
    "ready",
    None,
    "王",
    handover_bay="2",
    ready_at=at("14:02"),
)
CALL: Values = {
    "announcement_id": "0198a000-0000-7000-8000-00000000ca11",
    "visit_id": "bmw",
    "plate": plate("京A1••45"),
    "caption": words(
        "尾号4 5、宝马3系，请到2号交车位，王顾问在等您。",
        "BMW 3 Series, plate ending 4 5: your car is ready. Wang meets you at handover 2.",
    ),
    "audio": "/api/announcements/0198a000-0000-7000-8000-00000000ca11/audio",
    "seconds": 6.0,
    "called_at": at("14:06"),
    "take": 1,
    "room": "lounge",
}


def full_lounge() -> Values:
    """Return the lounge of the design's pictures: nine cars, one of them called."""
    cars = {
        "bmw": BMW,
        "tesla": lounge_car(
            plate("京AD•••27", "green"),
            words("特斯拉", "Tesla"),
            words("Model Y"),
            "washing",
            "14:10–14:25",
            "李",
        ),
        "tiguan": lounge_car(
            plate("京N8•5Q6"),
            words("大众", "VW"),
            words("途观L", "Tiguan L"),
            "checking",
            "14:20–14:40",
            "赵",
        ),
        "transit": lounge_car(
            plate("京B2••17", "yellow"),
            words("福特", "Ford"),
            words("全顺", "Transit"),
            "service",
            "14:30–14:45",
            "陈",
        ),
        "alphard": lounge_car(
            plate("粤ZF••3港", "black"),
            words("丰田", "Toyota"),
            words("埃尔法", "Alphard"),
            "service",
            "14:45–15:15",
            "王",
        ),
        "han": lounge_car(
            plate("京AF•••88", "green"),
            words("比亚迪", "BYD"),
            words("汉", "Han"),
            "approval",
            "15:00–15:20",
            "欧阳",
            needs_customer=True,
        ),
        "roewe": lounge_car(
            plate("沪AF•••21", "green"),
            words("荣威", "Roewe"),
            words("RX5"),
            "service",
            "15:10–15:40",
            "李",
            moved=True,
        ),
        "magotan": lounge_car(
            plate("京N8•2Q6"), words("大众", "VW"), words("迈腾", "Magotan"), "service", "15:30–16:05", "李"
        ),
        "passat": lounge_car(
            plate("京A0••6警", "white"),
            words("大众", "VW"),
            words("帕萨特", "Passat"),
            "reception",
            "16:20–17:00",
            "赵",
        ),
    }
    return {"shop": SHOP, "call/lounge": CALL, **{f"car/{visit}": car for visit, car in cars.items()}}


def crowded_lounge() -> Values:
    """Return a lounge of two pages."""
    board = full_lounge()
    for number in range(7):
        board[f"car/more{number}"] = lounge_car(
            plate(f"京C{number}••0{number}"),
            words("大众", "Volkswagen"),
            words("朗逸", "Lavida"),
            "service",
            f"17:{number}0–18:00" if number < 6 else None,
            "陈",
        )
    return board


def booking(slot: str, shown: Values, who: str | None, state: str) -> Values:
    """Return one line of the welcome list."""
    return {
        "slot_at": at(slot),
        "plate": shown,
        "brand": words("大众", "VW"),
        "series": words("朗逸", "Lavida"),
        "advisor": advisor(who),
        "state": state,
    }


def welcome_list() -> Values:
    """Return the gate between two arrivals."""
    bookings = [
        booking("13:30", plate("京N8••Q6"), "赵", "in_service"),
        booking("14:00", plate("京AD•••27", "green"), "李", "arrived"),
        booking("14:00", plate("津CK••52"), "陈", "arrived"),
        booking("14:30", plate("京A1••45"), "王", "expected"),
        booking("14:30", plate("京B2••17", "yellow"), "陈", "expected"),
        booking("15:00", plate("粤ZF••3港", "black"), "王", "expected"),
        booking("15:30", plate("京AF•••88", "green"), "欧阳", "expected"),
    ]
    return {"shop": SHOP, **{f"booking/{index}": value for index, value in enumerate(bookings)}}


def greeting(outcome: str = "welcome", **more: Any) -> Values:
    """Return what the gate is told to show for an arriving car."""
    known = outcome == "welcome"
    return {
        "greeting_id": "0198a000-0000-7000-8000-0000000000a1",
        "outcome": outcome,
        "plate": plate("京A1••45") if known else None,
        "advisor": advisor("王") if known else None,
        "lane": "3" if known else None,
        "arrow": "right" if known else "straight",
        "greeted_at": "2025-11-21T06:06:20Z",
        **more,
    }


def bay_view(bay: str, visit_id: str = "bmw", **more: Any) -> dict[str, Values]:
    """Return what a board tells of a camera over a bay in which a car stands."""
    name = words(f"{bay} 号工位", f"Bay {bay}")
    view = {
        "bay": bay,
        "name": name,
        "visit_id": visit_id,
        "shown": True,
        "up": True,
        "source": "camera",
        **more,
    }
    return {f"video/{bay}": view}


def bay_still(moment: str, hour_minute: str, visit_id: str = "bmw") -> dict[str, Values]:
    """Return a picture that is kept with a visit."""
    picture = f"/api/bay-video/stills/{moment}"
    still = {"visit_id": visit_id, "bay": "1", "moment": moment, "taken_at": at(hour_minute)}
    return {f"still/{moment}": still | {"picture": picture}}
