"""Cars of an invented shop as its staff see them: for tests and for pictures."""

from typing import Any

from tests.fakes.shop_boards import STEPS, Values, advisor, an_hour_before, at, plate, words

ME = "0198a000-0000-7000-8000-00000000aa01"
KINDS: dict[str, tuple[str, str, tuple[str, str]]] = {
    "arrived": ("wait", "reception", ("待接待", "Arrived")),
    "reception": ("reception", "reception", ("接待", "Reception")),
    "authorization": ("authorization", "approval", ("待授权", "Approval")),
    "dispatch": ("wait", "approval", ("待派工", "To assign")),
    "in_bay": ("work", "service", ("在修", "In bay")),
    "final_inspection": ("check", "checking", ("终检", "Final check")),
    "wash": ("wash", "washing", ("洗车", "Wash")),
    "ready": ("ready", "ready", ("可取车", "Ready")),
    "settled": ("settle", "ready", ("已结算", "Settled")),
}
ALLOWED: dict[str, list[str]] = {
    "arrived": ["begin_reception"],
    "reception": ["finish_reception", "take_photo"],
    "authorization": ["authorize_estimate", "move_promised_time"],
    "dispatch": ["assign_bay", "move_promised_time"],
    "in_bay": ["finish_work", "move_promised_time", "pause_work", "request_added_work"],
    "final_inspection": ["fail_check", "move_promised_time", "pass_check"],
    "wash": ["move_promised_time", "start_wash"],
    "ready": ["call_customer", "move_promised_time", "settle_order"],
    "settled": ["deliver_vehicle", "move_promised_time"],
}


def stages() -> Values:
    """Return the columns of the usual flow, which give stages their names."""
    return {
        f"stage/mechanical/{stage}": {
            "stage": stage,
            "name": words(*names),
            "kind": kind,
            "order": order,
            "wip_limit": None,
            "flow": "mechanical",
        }
        for order, (stage, (kind, _, names)) in enumerate(KINDS.items())
    }


def line(title: Values, minutes: int, yuan: int, authorization: str = "authorized", **more: Any) -> Values:
    """Return one line of a repair order."""
    return {
        "line_id": f"line-{title['en']}",
        "title": title,
        "standard_minutes": minutes,
        "price_minor": yuan * 100,
        "added": False,
        "safety": False,
        "explanation": None,
        "authorization": authorization,
        "options": [],
        "option_id": None,
        "requested_at": None,
        **more,
    }


def option(key: str, title: Values, yuan: int, minutes: int = 40) -> Values:
    """Return one way of doing an added line."""
    return {
        "option_id": key,
        "title": title,
        "detail": words(key.upper()),
        "minutes": minutes,
        "price_minor": yuan * 100,
    }


def brake_pads(requested: str = "13:45", **more: Any) -> Values:
    """Return an added line that concerns safety and waits for the customer."""
    return line(
        words("前刹车片只剩 2.1 mm", "Front brake pads worn to 2.1 mm"),
        40,
        1286,
        "requested",
        added=True,
        safety=True,
        explanation=words("低于 3 mm 时应更换。", "They should be replaced below 3 mm."),
        options=[
            option("oem", words("原厂刹车片", "Original pads"), 1286),
            option("bosch", words("博世刹车片", "Bosch pads"), 918),
        ],
        requested_at=at(requested),
        **more,
    )


def work(since: str | None, standard: int, state: str = "working", **more: Any) -> Values:
    """Return work in bay 1, going on since a time of the day."""
    return {
        "state": state,
        "bay_id": "bay-1",
        "technician": words("刘强", "Liu Qiang"),
        "technician_id": "tech-1",
        "standard_minutes": standard,
        "worked_seconds": 0.0,
        "working_since": at(since) if since else None,
        "started_at": at("13:00"),
        "pause_reason": None,
        "paused_at": None,
        "help_called_at": None,
        **more,
    }


def car(
    key: str, shown: Values, model: tuple[Values, Values], stage: str, window: str, **more: Any
) -> Values:
    """Return one car as the staff see it, its lines allowed and paid for in full; `window` may be empty."""
    kind, step, _ = KINDS[stage]
    begin, _, end = window.partition("–")
    lines = more.pop("lines", [line(words("保养 A", "Service A"), 60, 860)])
    agreed = [item["price_minor"] for item in lines if item["authorization"] == "authorized"]
    return {
        "visit_id": f"visit-{key}",
        "order_id": f"order-{key}",
        "order_version": 4,
        "order_number": f"RO 2025-{key}",
        "plate": shown,
        "brand": model[0],
        "series": model[1],
        "job": lines[0]["title"] if lines else words("保养 A", "Service A"),
        "advisor_id": ME,
        "advisor": advisor("王"),
        "flow": "mechanical",
        "stage": stage,
        "stage_kind": kind,
        "stage_entered_at": more.pop("entered", at("13:50")),
        "stage_limit_minutes": 10,
        "step": step,
        "step_index": STEPS.index(step),
        "step_count": len(STEPS),
        "work": None,
        "window": {"from_at": at(begin), "to_at": at(end), "moved": False} if window else None,
        "at_risk_from": an_hour_before(end) if window else None,
        "arrived_at": at("13:05"),
        "booked": True,
        "waits_here": False,
        "rework_count": 0,
        "called_at": None,
        "settled_at": None,
        "total_minor": sum(agreed),
        "lines": lines,
        "allowed": more.pop("allowed", ALLOWED[stage]),
        "customer_link": False,
        **more,
    }


TESLA = (words("特斯拉", "Tesla"), words("Model Y"))
BENZ = (words("奔驰", "Mercedes-Benz"), words("C级", "C-Class"))
ALPHARD = (words("丰田", "Toyota"), words("埃尔法", "Alphard"))
AUDI = (words("奥迪", "Audi"), words("A4L"))
BMW = (words("宝马", "BMW"), words("3系", "3 Series"))
XPENG = (words("小鹏", "XPeng"), words("P7"))
CADILLAC = (words("凯迪拉克", "Cadillac"), words("XT5"))
HONDA = (words("本田", "Honda"), words("雅阁", "Accord"))


def cars() -> Values:
    """Return the cars of the design's picture and one of each further stage."""
    held = work(None, 90, "paused", pause_reason="parts", paused_at=at("13:34"), worked_seconds=1200.0)
    waiting: Values = {"waits_here": True, "entered": at("13:20")}
    estimate = [
        line(words("前刹车片", "Front brake pads"), 60, 986, "requested"),
        line(words("刹车油", "Brake fluid"), 20, 300, "requested"),
    ]
    asked: Values = {
        "lines": [line(words("保养 A", "Service A"), 60, 860), brake_pads("14:01")],
        "allowed": [*ALLOWED["in_bay"], "answer_added_work"],
    }
    nobody: Values = {"lines": [], "advisor_id": None, "advisor": None}
    tesla, xpeng = plate("京AD06827", "green"), plate("京JD90125", "green")
    ready: Values = {"entered": at("13:28"), "called_at": at("13:30")}
    found = [
        car("0417", tesla, TESLA, "in_bay", "13:30–13:54", work=work("13:00", 90), **waiting),
        car(
            "0418",
            plate("京P6J552"),
            BENZ,
            "authorization",
            "15:10–15:25",
            entered=at("13:45"),
            lines=estimate,
        ),
        car("0419", plate("粤ZF023港", "black"), ALPHARD, "in_bay", "14:45–15:15", work=held),
        car("0420", plate("京H2M118"), AUDI, "in_bay", "14:50–15:10", work=work("13:50", 85)),
        car("0421", plate("京A12345"), BMW, "in_bay", "15:30–15:50", work=work("13:30", 90), **asked),
        car("0422", xpeng, XPENG, "final_inspection", "15:30–16:05", waits_here=True, entered=at("13:31")),
        car("0423", plate("苏E7N906"), CADILLAC, "wash", "16:20–17:00"),
        car("0424", plate("京L92K01"), HONDA, "reception", "", lines=[], entered=at("14:00")),
        car("0425", plate("京N7F330"), HONDA, "arrived", "", arrived_at=at("14:00"), **nobody),
        car("0426", plate("京R60T27"), BMW, "ready", "13:00–13:20", **ready),
    ]
    return {f"car/{value['visit_id']}": value for value in found}


def timer(rule: str, key: str, begun: str, due: str, **more: Any) -> Values:
    """Return a running rule of the service clock, of one of the cars above or (without a key) of none."""
    visit = f"visit-{key}" if key else None
    about = cars().get(f"car/{visit}", {})
    return {
        f"timer/{rule}-{key}": {
            "timer_id": f"{rule}-{key}",
            "rule": rule,
            "subject_id": visit or key,
            "state": "running",
            "visit_id": visit,
            "plate": about.get("plate"),
            "role": "advisor",
            "owner": words("王敏", "Wang Min") if visit else None,
            "starts_at": at(begun),
            "warns_at": at(due),
            "due_at": at(due),
            "at_least": False,
            "asks": None,
            **more,
        }
    }


def timers() -> Values:
    """Return what the service clock says of these cars at 14:06."""
    return {
        **timer("late_care", "0417", "13:54", "14:54", asks="lounge_care"),
        **timer("collect", "0426", "13:28", "13:58", state="overdue"),
        **timer("progress_word", "0422", "13:31", "14:01", state="overdue", asks="customer_told"),
        **timer("promise_check", "0420", "14:05", "14:20", asks="promise_checked"),
        **timer("triage", "", "14:05", "14:06", state="overdue", asks="request_answered"),
    }
