"""A customer's page of an invented shop: for tests and for pictures."""

from typing import Any

from tests.fakes.desk_cars import brake_pads, line
from tests.fakes.shop_boards import SHOP, STEPS, Values, advisor, at, plate, words

LINK_ID = "0198a0000000700080000000000000c1"
TOKEN = f"{LINK_ID}.c2lnbmVk"
TOPIC = f"visit/{LINK_ID}"
SERVICE = line(words("保养 A", "Service A"), 60, 860)


def visit(step: str = "service", **more: Any) -> Values:
    """Return the customer's visit, come as far as `step`."""
    index = STEPS.index(step)
    times = ("13:05", "13:18", "13:24", "14:00", "14:02", "14:05")
    lines = more.pop("lines", [SERVICE])
    agreed = [item["price_minor"] for item in lines if item["authorization"] == "authorized"]
    return {
        "plate": plate("京A12345"),
        "brand": words("宝马", "BMW"),
        "series": words("3系", "3 Series"),
        "step": step,
        "step_index": index,
        "step_count": len(STEPS),
        "steps": list(STEPS),
        "timeline": [
            {"step": name, "at": at(time)} for name, time in zip(STEPS[: index + 1], times, strict=False)
        ],
        "window": {"from_at": at("15:00"), "to_at": at("15:20"), "moved": False},
        "advisor": advisor("王"),
        "lines": lines,
        "total_minor": sum(agreed),
        "ready_at": None,
        "handover_bay": "2",
        "delivered_at": None,
        "rating": None,
        **more,
    }


def page(**more: Any) -> Values:
    """Return the board of the page."""
    return {"shop": SHOP, "visit": visit(**more)}


def estimate_to_agree() -> Values:
    """Return a page that asks for the estimate's approval."""
    return page(
        step="approval",
        lines=[
            line(words("保养 A", "Service A"), 60, 860, "requested"),
            line(words("空调滤芯", "Cabin filter"), 15, 218, "requested"),
        ],
    )


def added_work_to_answer() -> Values:
    """Return a page that asks about two added lines, one of them for safety."""
    wipers = line(
        words("雨刮片老化", "Wiper blades are worn"),
        10,
        120,
        "requested",
        added=True,
        options=[
            {
                "option_id": "wipers",
                "title": words("更换雨刮片", "New blades"),
                "detail": words("一对"),
                "minutes": 10,
                "price_minor": 12_000,
            }
        ],
        requested_at=at("13:50"),
    )
    return page(lines=[SERVICE, brake_pads("13:45"), wipers])


AFTERWARDS: dict[str, Any] = {
    "plate": {"text": "京A12345", "colour": "blue"},
    "brand": words("大众", "Volkswagen"),
    "series": words("帕萨特", "Passat"),
    "lines": [
        {
            "line_id": "service",
            "title": words("小保养", "Minor service"),
            "standard_minutes": 45,
            "amount_minor": 55_900,
            "payer": "customer",
            "added": False,
            "warranty": {
                "labour": {"until": "2026-05-23", "until_km": 62_000},
                "parts": {"until": "2026-11-23", "until_km": None},
            },
        },
        {
            "line_id": "battery",
            "title": words("更换蓄电池（启停，AGM 80 Ah）", "Battery for start-stop, AGM 80 Ah"),
            "standard_minutes": 30,
            "amount_minor": 106_000,
            "payer": "warranty",
            "added": True,
            "warranty": None,
        },
    ],
    "declined": [words("更换空调滤清器", "Cabin filter")],
    "own_minor": 55_900,
    "advice": "后轮胎花纹剩 3 mm，下次一起换。",
    "next_service_on": "2026-05-23",
    "next_service_km": 58_000,
    "recheck_on": "2026-02-23",
    "rating": None,
}
"""What stays when the car has left: one line of the customer's, one of the warranty's."""
