"""The workshop of an invented shop at 14:06: for tests and for pictures."""

from typing import Any

from tests.fakes.desk_cars import timer
from tests.fakes.shop_boards import ADVISORS, SHOP, STEPS, Values, an_hour_before, at, plate, words

STAGES: dict[str, tuple[str, str, str, str, int, int | None]] = {
    "arrived": ("wait", "reception", "待接待", "Arrived", 5, None),
    "reception": ("reception", "reception", "接待", "Reception", 15, None),
    "authorization": ("authorization", "approval", "待授权", "Approval", 30, None),
    "dispatch": ("wait", "approval", "待派工", "To assign", 45, 5),
    "in_bay": ("work", "service", "在修", "In bay", 60, 12),
    "cross_check": ("check", "checking", "互检", "Cross check", 20, None),
    "final_inspection": ("check", "checking", "终检", "Final check", 20, 3),
    "wash": ("wash", "washing", "洗车", "Wash", 20, 4),
    "ready": ("ready", "ready", "可取车", "Ready", 30, None),
}
TECHNICIANS = {
    "陈强": "Chen Qiang",
    "李娜": "Li Na",
    "张伟": "Zhang Wei",
    "周凯": "Zhou Kai",
    "何军": "He Jun",
    "刘洋": "Liu Yang",
    "吴磊": "Wu Lei",
    "孙涛": "Sun Tao",
    "郑好": "Zheng Hao",
    "高鹏": "Gao Peng",
}
OTHERS = {
    "刘": ("Liu", "team_leader"),
    "孙": ("Sun", "parts"),
    "方": ("Fang", "foreman"),
    "吴": ("Wu", "cashier"),
}
ALLOWED = {
    "queued": ["assign_bay", "move_promised_time"],
    "assigned": ["assign_bay", "start_work"],
    "working": [
        "call_for_help",
        "finish_work",
        "pause_work",
        "request_added_work",
        "take_photo",
        "tick_checklist",
    ],
    "paused": ["call_for_help", "request_added_work", "start_work", "take_photo"],
}


def stages() -> Values:
    """Return the columns of the usual flow."""
    return {
        f"stage/mechanical/{stage}": {
            "stage": stage,
            "name": words(zh, en),
            "kind": kind,
            "order": order,
            "wip_limit": limit,
            "flow": "mechanical",
        }
        for order, (stage, (kind, _, zh, en, _, limit)) in enumerate(STAGES.items())
    }


def person(key: str, name: Values, surname: Values, role: str, state: str = "free") -> Values:
    """Return a member of staff."""
    return {
        "staff_id": key,
        "name": name,
        "surname": surname,
        "roles": [role],
        "state": state,
        "bay_number": None,
    }


def staff() -> Values:
    """Return everybody: ten technicians, of whom nine work, and those whom cars wait for."""
    people = [person(zh, words(zh, en), words(zh, en), "advisor") for zh, en in ADVISORS.items()]
    people += [
        person(f"{role}-{zh}", words(zh, en), words(zh, en), role) for zh, (en, role) in OTHERS.items()
    ]
    for zh, en in TECHNICIANS.items():
        state = "free" if zh == "高鹏" else "working"
        people.append(person(zh, words(zh, en), words(zh[0], en.split()[0]), "technician", state))
    return {f"staff/{someone['staff_id']}": someone for someone in people}


def work(state: str, technician: str | None, standard: int, worked: float = 0, **more: Any) -> Values:
    """Return the work of a car: `worked` minutes of `standard`, running if `state` is `working`."""
    begun = state in ("working", "paused")
    return {
        "state": state,
        "bay_id": None,
        "technician": words(technician, TECHNICIANS[technician]) if technician else None,
        "technician_id": technician,
        "standard_minutes": standard,
        "worked_seconds": worked * 60,
        "working_since": at("14:06") if state == "working" else None,
        "started_at": minutes_ago(more.pop("begun", worked)) if begun else None,
        "pause_reason": None,
        "paused_at": None,
        "help_called_at": None,
        **more,
    }


def minutes_ago(minutes: float) -> str:
    """Return the instant so many minutes before 14:06."""
    since = 14 * 60 + 6 - int(minutes)
    return at(f"{since // 60}:{since % 60:02d}")


def car(
    visit: str,
    shown: Values,
    job: Values,
    stage: str,
    minutes: int,
    promise: str | None = "17:00",
    **more: Any,
) -> Values:
    """Return one car that has been at its stage for so many minutes; `promise` ends its window."""
    kind, step, _, _, limit, _ = STAGES[stage]
    advisor = more.pop("who", "王")
    task = more.get("work") or (work("queued", None, 60) if stage == "dispatch" else None)
    return {
        "visit_id": visit,
        "order_id": f"order-{visit}",
        "order_version": 4,
        "order_number": "1121-027",
        "plate": shown,
        "brand": words("宝马", "BMW"),
        "series": words("3系", "3 Series"),
        "job": job,
        "advisor_id": advisor,
        "advisor": words(advisor, ADVISORS[advisor]),
        "flow": "mechanical",
        "stage": stage,
        "stage_kind": kind,
        "stage_entered_at": minutes_ago(minutes),
        "stage_limit_minutes": limit,
        "step": step,
        "step_index": STEPS.index(step),
        "step_count": len(STEPS),
        "window": {"from_at": at(promise), "to_at": at(promise), "moved": False} if promise else None,
        "at_risk_from": an_hour_before(promise) if promise else None,
        "arrived_at": minutes_ago(minutes + 20),
        "booked": True,
        "waits_here": False,
        "rework_count": 0,
        "called_at": None,
        "settled_at": None,
        "total_minor": 128_600,
        "lines": [],
        "allowed": ALLOWED[task["state"]] if task else [],
        "customer_link": False,
        **more,
        "work": task,
    }


SERVICE_A = words("保养 A", "Service A")
SERVICE_B = words("保养 B", "Service B")
BRAKES = words("刹车片", "Brake pads")
PAUSED = {"pause_reason": "parts", "paused_at": minutes_ago(32), "begun": 42}


def cars_in_bays() -> list[Values]:
    """Return the cars of the first five bays, in their order."""
    return [
        car(
            "bmw",
            plate("京A12345"),
            SERVICE_A,
            "in_bay",
            45,
            "15:00",
            work=work("working", "陈强", 60, 42),
            waits_here=True,
        ),
        car(
            "tesla",
            plate("京AD06827", "green"),
            words("电池检测", "Battery test"),
            "in_bay",
            80,
            work=work("working", "李娜", 54, 66),
        ),
        car(
            "alphard",
            plate("粤ZF023港", "black"),
            BRAKES,
            "in_bay",
            45,
            work=work("paused", "张伟", 64, 10, **PAUSED),
        ),
        car(
            "police",
            plate("京A0316警", "white"),
            SERVICE_B,
            "in_bay",
            22,
            work=work("working", "周凯", 90, 20),
        ),
        car(
            "transit",
            plate("京B26317", "yellow"),
            words("变速箱油", "Gearbox oil"),
            "in_bay",
            50,
            "14:45",
            work=work("working", "何军", 90, 46),
        ),
    ]


def bay(number: int, visit: str | None) -> Values:
    """Return a bay with the car that stands in it."""
    return {
        "bay_id": f"bay-{number}",
        "number": str(number),
        "kind": "lift",
        "name": words("机电", "General"),
        "visit_id": visit,
    }


def board_of(bays: int, in_bays: list[Values], others: list[Values], exceptions: Values) -> Values:
    """Return the board of a workshop in which the first bays hold the first cars."""
    placed = [
        one | {"work": one["work"] | {"bay_id": f"bay-{number}"}} for number, one in enumerate(in_bays, 1)
    ]
    occupants = {number: one["visit_id"] for number, one in enumerate(placed, 1)}
    numbers = range(1, bays + 1)
    return {
        "shop": SHOP,
        **{f"bay/bay-{number}": bay(number, occupants.get(number)) for number in numbers},
        **{f"car/{one['visit_id']}": one for one in (*placed, *others)},
        **staff(),
        **stages(),
        **exceptions,
    }


def left_unsettled() -> Values:
    """Return the exception of a car that left without paying."""
    return {
        "exception/left": {
            "exception_id": "left",
            "kind": "left_unsettled",
            "visit_id": "gone",
            "plate": plate("京M3T209"),
            "owner": words("吴芳", "Wu Fang"),
            "raised_at": minutes_ago(9),
        }
    }


def long_pause() -> Values:
    """Return what the service clock says of the car whose work was paused half an hour ago."""
    over = {"state": "overdue", "role": "foreman", "owner": None, "visit_id": "alphard"}
    return timer("pause", "alphard", "13:34", "13:49", **over)


def busy_workshop() -> Values:
    """Return six bays of which one is free, and a few cars at other stages."""
    others = [
        car("han", plate("京AF10788", "green"), SERVICE_A, "authorization", 38, who="欧阳"),
        car("qin", plate("鲁BD20596", "green"), words("电池", "Battery"), "dispatch", 27, "16:00"),
        car("lavida", plate("京F·V8826".replace("·", "")), BRAKES, "dispatch", 33, "16:20", waits_here=True),
    ]
    return board_of(6, cars_in_bays(), others, left_unsettled() | long_pause())


def empty_workshop() -> Values:
    """Return the shop before the first car."""
    return board_of(6, [], [], {})
