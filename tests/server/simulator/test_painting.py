"""The body-and-paint line in the simulation: the right bay for each station, and a booth that is filled."""

import asyncio
import json
import random
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import httpx

from server.contract.boards import FloorCar
from server.contract.realtime import ShopClock, Snapshot
from server.domain.booth import BoothRules
from server.flow_files import load_flows
from server.places import config_folder
from server.shop_file import load_shop_file
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Workday
from server.simulator.foreman import Foreman
from server.simulator.gate_log import GateLog
from server.simulator.painting import BOOTH, LINE, PAINT_STAGE, paint_job, suits
from server.simulator.plan import DayShape, plan_day
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime
from tests.fakes import desk_cars
from tests.fakes.shop_boards import plate, words
from tests.fakes.workshop_boards import person

OPENING = datetime(2025, 11, 21, 0, 30, tzinfo=UTC)
FLOWS = load_flows(config_folder() / "flows")
KINDS = {bay.kind for bay in load_shop_file(config_folder() / "shop.example.toml", FLOWS).bays}
VERY_FAST = 1_000_000.0
PATIENCE_S = 0.5
LOAD = {
    "visit_ids": ["visit-1"],
    "order_ids": ["order-1"],
    "colour_code": "LB9A",
    "used_cm": 520,
    "reasons": [],
}
PROPOSED = {
    "bay_id": "bay-9",
    "number": "9",
    "name": words("烤漆房", "Booth"),
    "length_cm": 700,
    "colour_code": "",
    "inside": [],
    "planned": None,
    "override": None,
    "proposed": [LOAD],
    "not_told": [],
    "too_long": [],
}


def car(flow: str, stage: str) -> FloorCar:
    """A car of a flow at one of its stages."""
    name = {"zh": "宝马", "en": "BMW"}
    shown = desk_cars.car("1", plate("京A12345"), (name, name), "arrived", "", lines=[])
    return FloorCar.model_validate(shown | {"flow": flow, "stage": stage})


def test_each_station_of_the_line_has_a_bay_in_the_example_shop_and_no_other_car_takes_it() -> None:
    stations = [stage.key for stage in FLOWS[LINE].stages if stage.kind.value == "work"]
    assert len(stations) > 5
    for stage in stations:
        if stage not in BoothRules().stages:
            assert any(suits(car(LINE, stage), kind) for kind in KINDS), stage
    for kind in ("body", "prep", BOOTH):
        assert not suits(car("mechanical", "in_bay"), kind)
    assert suits(car("mechanical", "in_bay"), "lift")


def test_everything_that_is_painted_has_its_colour_and_size() -> None:
    shape = DayShape(cars=30, no_shows=0, spacing_minutes=10.0, body_and_paint=6)
    painted = [visit for visit in plan_day("paint", OPENING, shape) if visit.flow == LINE]
    assert len(painted) > 3
    assert all(paint_job(visit).colour_code and paint_job(visit).panels for visit in painted)


def foreman_with(board: dict[str, Any], later: dict[str, Any] | None = None) -> list[tuple[str, Any]]:
    """Let a foreman who knows that Sun Tao paints do the next errand; return what was posted, if anything.

    `later` is what the board shows after the first tap.
    """
    shop_time, sent = ShopTime(), []
    shop_time.set(ShopClock(server_at=time.time() * 1000, shop_at=OPENING.timestamp() * 1000, rate=VERY_FAST))
    screen = ScreenClient("http://127.0.0.1:9", "token", "workshop", shop_time)
    screen.kept.take(Snapshot(topic="workshop", number=1, board=board))

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append((request.url.path, json.loads(request.content)))
        screen.kept.take(Snapshot(topic="workshop", number=2, board=later or board))
        return httpx.Response(200, json={})

    async def errand() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer), base_url="http://shop") as http:
            workday = Workday(shop_time, Premises(), GateLog())
            people = frozenset({"孙涛"})
            foreman = Foreman(workday, ApiClient(http, "token"), screen, random.Random(1), people)
            if (found := foreman.next_errand()) is not None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(found.action(), PATIENCE_S)

    asyncio.run(errand())
    return sent


def test_the_booth_is_filled_as_proposed_and_given_to_who_paints() -> None:
    others = person("chen", words("陈强", "Chen Qiang"), words("陈", "Chen"), "technician")
    painter = person("sun", words("孙涛", "Sun Tao"), words("孙", "Sun"), "technician")
    board = {"booth/bay-9": PROPOSED, "staff/chen": others, "staff/sun": painter}

    assert foreman_with(board) == [
        ("/api/booths/bay-9/plan", {"order_ids": ["order-1"], "override": None}),
        ("/api/booths/bay-9/fill", {"technician_id": "sun"}),
    ]
    resting = board | {"staff/sun": painter | {"state": "break"}}
    assert foreman_with(resting) == []
    assert len(foreman_with(board, later=resting)) == 1, "who goes on a break meanwhile is waited for"
    assert foreman_with(board | {"booth/bay-9": PROPOSED | {"inside": ["visit-2"]}}) == []


def test_a_car_that_is_to_be_painted_is_given_to_no_bay_by_itself() -> None:
    waiting = car(LINE, PAINT_STAGE).model_dump(mode="json") | {"allowed": ["assign_bay"]}
    bay = {"bay_id": "bay-8", "number": "8", "name": words("打磨", "Prep"), "kind": "prep", "visit_id": None}
    people = {"staff/sun": person("sun", words("孙涛", "Sun Tao"), words("孙", "Sun"), "technician")}
    assert foreman_with({"car/visit-1": waiting, "bay/bay-8": bay} | people) == []
