"""The body-and-paint line on a full day: for tests and for pictures."""

import tomllib
from pathlib import Path

from tests.fakes.shop_boards import SHOP, Values, plate, words
from tests.fakes.workshop_boards import ALLOWED, car, minutes_ago, staff, work

FLOW = "body_and_paint"
_FILE = Path(__file__).resolve().parents[2] / "config" / "flows" / f"{FLOW}.toml"
STAGES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["stages"]
BUMPER = words("后保险杠喷漆", "Rear bumper respray")
AT_STATIONS = {
    "disassembly": (2, 1),
    "panel": (2, 3),
    "filler": (1, 0),
    "primer": (1, 0),
    "sanding": (2, 4),
    "paint": (1, 5),
    "bake": (1, 1),
    "polish": (0, 1),
    "reassembly": (1, 0),
}
"""Station → cars in it and cars that queue before it."""


def columns() -> Values:
    """Return the columns of the flow that ships."""
    return {
        f"stage/{FLOW}/{stage['key']}": {
            "stage": stage["key"],
            "name": stage["name"],
            "kind": stage["kind"],
            "order": order,
            "wip_limit": stage.get("wip_limit"),
            "flow": FLOW,
        }
        for order, stage in enumerate(STAGES)
    }


def station_car(number: int, stage: str, minutes: int, promise: str, *, works: bool) -> Values:
    """Return a car at a station, at work or waiting for it."""
    shown = (
        plate(f"京AD{10_000 + number * 617}", "green") if number % 3 == 1 else plate(f"京P{number:02d}2K6")
    )
    kind = next(found["kind"] for found in STAGES if found["key"] == stage)
    task = work("working", "周凯", 120, minutes) if works else work("queued", None, 120)
    return car(f"paint-{number}", shown, BUMPER, "in_bay", minutes, promise, work=task) | {
        "flow": FLOW,
        "stage": stage,
        "stage_kind": kind,
        "stage_entered_at": minutes_ago(minutes),
        "work": task if kind == "work" else None,
        "allowed": ALLOWED[task["state"]] if kind == "work" else [],
    }


def full_line(more_before_paint: int = 0) -> Values:
    """Return a line with a long queue before the booth, late and hurried cars, and three beyond it."""
    cars: list[Values] = []
    for stage, (here, waiting) in AT_STATIONS.items():
        more = more_before_paint if stage == "paint" else 0
        for place in range(here + waiting + more):
            promise = ("13:50", "14:40", "18:00", "19:30")[len(cars) % 4]
            number = len(cars)
            cars.append(station_car(number, stage, 12 + 7 * number % 130, promise, works=place < here))
    for stage in ("final_inspection", "wash", "ready", "reception"):
        cars.append(station_car(len(cars), stage, 9, "18:00", works=False))
    return {"shop": SHOP, **{f"car/{one['visit_id']}": one for one in cars}, **staff(), **columns()}


def empty_line() -> Values:
    """Return the line before its first car."""
    return {"shop": SHOP, **staff(), **columns()}


BOOTH = "booth-9"
SIZES = [("LY7W", "panels", 3), ("LY7W", "loose", 2), ("A2A2", "whole", 9), ("475", "panels", 2)]


def line_with_a_booth() -> Values:
    """Return a line whose booth is to be filled: four cars in the queue are described, one is not."""
    shown = full_line()
    queued = [
        one
        for one in shown.values()
        if one.get("stage") == "paint" and (one.get("work") or {}).get("state") == "queued"
    ]
    for one, (code, extent, panels) in zip(queued, SIZES, strict=False):
        one["paint"] = {"colour_code": code, "extent": extent, "panels": panels}
    for one in queued[len(SIZES) :]:
        one["paint"] = {"colour_code": "", "extent": None, "panels": 0}
    loads = [
        load(queued[:2], "LY7W", 680, "earliest_promise", "one_colour"),
        load(queued[3:4], "475", 520),
        load(queued[2:3], "A2A2", 600),
    ]
    booth = {
        "bay_id": BOOTH,
        "number": "9",
        "name": words("9 号烤漆房", "Booth 9"),
        "length_cm": 700,
        "colour_code": "475",
        "inside": [],
        "planned": None,
        "override": None,
        "proposed": loads,
        "not_told": [one["visit_id"] for one in queued[len(SIZES) :]],
        "too_long": [],
    }
    return shown | {f"booth/{BOOTH}": booth}


def load(cars: list[Values], code: str, used_cm: int, *reasons: str) -> Values:
    """Return cars that go into the booth together."""
    return {
        "visit_ids": [one["visit_id"] for one in cars],
        "order_ids": [one["order_id"] for one in cars],
        "colour_code": code,
        "used_cm": used_cm,
        "reasons": list(reasons),
    }
