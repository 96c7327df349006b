"""A month's report of an invented shop: for tests and for pictures."""

from typing import Any

from tests.fakes.shop_boards import Values, words

_WAITING = [("parts", 24_720), ("authorization", 17_160), ("bay", 10_440), ("check", 5_760), ("tool", 4_260)]
_STAGES = [
    ("arrived", "待接待", "Arrived", 6, 5),
    ("reception", "接待", "Reception", 17, 15),
    ("authorization", "待授权", "Approval", 22, 20),
    ("dispatch", "待派工", "To assign", 31, 15),
    ("in_bay", "在修", "In bay", 74, 60),
    ("cross_check", "互检", "Cross check", 8, 10),
    ("final_inspection", "终检", "Final inspection", 9, 10),
    ("wash", "洗车", "Wash", 16, 15),
]
_USE = [62, 88, 95, 97, 54, 81, 96, 98, 90, None]
PATH = "/api/reports/operations"


def clock_rule(rule: str, started: int, kept: int, warned: int, overdue: int, median: int | None) -> Values:
    """Return how often a rule of the service clock ran."""
    counts = {"started": started, "kept": kept, "warned": warned, "overdue": overdue}
    counts |= {"missed": started - kept, "cancelled": 0}
    return {"rule": rule, **counts, "median_seconds": median}


def month() -> Values:
    """Return the report up to the 19th: some days below the target, Sundays without a car."""
    days: list[Values] = []
    for day in range(1, 20):
        of = 0 if day % 7 == 2 else 16
        days.append({"day": f"2025-11-{day:02d}", "count": of and of - (day * 5) % 4, "of": of})
    count, of = sum(day["count"] for day in days), sum(day["of"] for day in days)
    return {
        "first": "2025-11-01",
        "last": "2025-11-19",
        "made_at": "2025-11-21T06:06:00Z",
        "on_time": {"count": count, "of": of, "target": 0.85, "days": days},
        "first_time_fix": {"count": 249, "of": 272, "target": 0.95, "reworks": 27, "repeats": 4},
        "rework_causes": [
            {"cause": words("装配不到位", "Not fitted properly"), "count": 11},
            {"cause": words("漏项", "Something left out"), "count": 9},
            {"cause": None, "count": 7},
        ],
        "visits": {
            "delivered": 268,
            "median_minutes": 172,
            "booked": 201,
            "missed": 13,
            "ratings": 144,
            "mean_rating": 4.6,
        },
        "waiting": [{"cause": cause, "minutes": minutes} for cause, minutes in _WAITING],
        "stages": [
            {
                "flow": "mechanical",
                "flow_name": words("机修保养", "Service"),
                "stage": key,
                "name": words(zh, en),
                "cars": 272,
                "median_minutes": median,
                "standard_minutes": standard,
            }
            for key, zh, en, median, standard in _STAGES
        ],
        "promises": {"before": 31, "within": 210, "after": 31, "median_width_minutes": 28, "moved": 19},
        "bay_use": {
            "hours": list(range(8, 18)),
            "bays": [
                {
                    "number": str(number),
                    "name": words(f"{number} 号工位", f"Bay {number}"),
                    "percent": [None if use is None else max(0, use - 7 * number) for use in _USE],
                }
                for number in range(1, 9)
            ],
        },
        "exceptions": [
            {"kind": "left_unsettled", "raised": 2, "open": 0},
            {"kind": "tap_refused", "raised": 5, "open": 1},
        ],
        "service_clock": [
            clock_rule("progress_word", 311, 282, 34, 24, 1_620),
            clock_rule("greet", 268, 251, 20, 17, 38),
            clock_rule("complaint_conclusion", 4, 3, 1, 1, 9_000),
            clock_rule("follow_up", 262, 200, 30, 0, None),
        ],
    }


def nothing() -> Values:
    """Return the report of a day on which nothing has happened yet."""
    report: dict[str, Any] = month()
    day = {"day": "2025-11-21", "count": 0, "of": 0}
    return report | {
        "first": day["day"],
        "last": day["day"],
        "on_time": {"count": 0, "of": 0, "target": 0.85, "days": [day]},
        "first_time_fix": {"count": 0, "of": 0, "target": 0.95, "reworks": 0, "repeats": 0},
        "rework_causes": [],
        "visits": dict.fromkeys(report["visits"], 0) | {"median_minutes": None, "mean_rating": None},
        "waiting": [],
        "stages": [],
        "promises": {"before": 0, "within": 0, "after": 0, "median_width_minutes": None, "moved": 0},
        "bay_use": report["bay_use"]
        | {"bays": [bay | {"percent": [None] * 10} for bay in report["bay_use"]["bays"]]},
        "exceptions": [],
        "service_clock": [],
    }
