"""The advisor at a reception: what the server is told of a car, and what it knows already."""

import asyncio
import json
import random
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from server.catalogue_file import shipped_catalogue
from server.contract.realtime import ShopClock, Snapshot
from server.domain.reception import Station
from server.simulator.advisor import Advisor
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Workday
from server.simulator.gate_log import GateLog
from server.simulator.plan import DayShape, PlannedVisit, plan_day
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime
from tests.fakes import desk_cars
from tests.fakes.shop_boards import plate

OPENING = datetime(2025, 11, 21, 0, 30, tzinfo=UTC)
VERY_FAST = 1_000_000.0
CATALOGUE = {"count": 1, "prices": {"labour_hour_minor": 24_000, "tax_basis_points": 1_300}}
OPERATIONS = [
    {
        "operation_id": operation.code,
        "code": operation.code,
        "name": {"zh": operation.name.zh, "en": operation.name.en},
        "standard_minutes": operation.standard_minutes,
        "flow": operation.flow,
        "bay_kind": operation.bay_kind,
        "skills": list(operation.skills),
        "safety": operation.safety,
        "consumables_minor": operation.consumables_minor,
        "parts": [],
        "offered": True,
        "price_minor": operation.price_minor(24_000) - sum(part.amount_minor for part in operation.parts),
    }
    for operation in shipped_catalogue(("mechanical", "express", "body_and_paint"))
]
WINDOW = "/api/estimates/order-1/window"
POSSIBLE = {
    "from_at": "2025-11-21T02:00:00Z",
    "to_at": "2025-11-21T02:20:00Z",
    "bay_kind": "lift",
    "bays": 4,
    "waiting_minutes": 0,
    "work_minutes": 60,
    "other_minutes": 20,
}


def a_visit() -> PlannedVisit:
    return plan_day("reception", OPENING, DayShape(cars=1, no_shows=0, spacing_minutes=10.0))[0]


def told_at_reception(visit: PlannedVisit, brand: dict[str, str], series: dict[str, str]) -> Any:
    """Let an advisor receive the only car on the board; return what was sent, by the end of its path."""
    shop_time, premises = ShopTime(), Premises()
    shop_time.set(ShopClock(server_at=time.time() * 1000, shop_at=OPENING.timestamp() * 1000, rate=VERY_FAST))
    premises.enter(visit)
    desk = ScreenClient("http://127.0.0.1:9", "token", "desk", shop_time)
    shown = desk_cars.car("1", plate(visit.car.plate), (brand, series), "arrived", "", lines=[])
    desk.kept.take(Snapshot(topic="desk", number=1, board={"car/visit-1": shown}))
    sent: dict[str, list[Any]] = {}

    def answer(request: httpx.Request) -> httpx.Response:
        told = json.loads(request.content or b"null")
        sent.setdefault(request.url.path.rpartition("/")[2], []).append(told)
        answers = {"/api/catalogue": CATALOGUE | {"operations": OPERATIONS}, WINDOW: POSSIBLE}
        return httpx.Response(200, json=answers.get(request.url.path, {"path": "/v/link"}))

    async def reception() -> None:
        async with httpx.AsyncClient(
            transport=httpx.MockTransport(answer), base_url="http://shop.test"
        ) as http:
            workday = Workday(shop_time, premises, GateLog())
            advisor = Advisor(workday, ApiClient(http, "token"), desk, random.Random(1), desk_cars.ME)
            errand = advisor.next_errand()
            assert errand is not None
            await errand.action()

    asyncio.run(reception())
    return sent


def test_a_walk_in_is_described_as_the_advisor_sees_it() -> None:
    visit = a_visit()
    unknown = {"zh": "", "en": ""}
    car = visit.car
    assert told_at_reception(visit, unknown, unknown)["finish-reception"][0]["vehicle"] == {
        "brand": car.brand.model_dump(),
        "series": car.series.model_dump(),
        "colour": car.paint.model_dump(),
    }


def test_a_registered_car_is_not_described_again() -> None:
    brand = {"zh": "宝马", "en": "BMW"}
    told = told_at_reception(a_visit(), brand, {"zh": "3系", "en": "3 Series"})
    assert told["finish-reception"][0]["vehicle"] is None


def test_everybody_is_asked_for_name_and_phone_and_every_car_is_walked_round() -> None:
    visit = a_visit()
    unknown = {"zh": "", "en": ""}
    told = told_at_reception(visit, unknown, unknown)
    owner = {"name": visit.car.owner, "phone": visit.car.phone, "has_no_phone": False}
    assert told["customer"][0]["owner"] == owner
    walked = [each["station"] for each in told.get("stations", []) + told.get("marks", [])]
    assert sorted(walked) == sorted(Station)
    assert told["interview"][0]["stay"] == ("waits" if visit.waits_here else "leaves")


def test_the_estimate_is_made_of_the_catalogue_and_promised_as_the_bays_allow() -> None:
    visit = a_visit()
    brand = {"zh": "宝马", "en": "BMW"}
    told = told_at_reception(visit, brand, brand)["finish-reception"][0]
    assert [line["operation_id"] for line in told["lines"]] == list(visit.job.codes)
    assert all(line["costs"][0]["kind"] == "labour" for line in told["lines"])
    assert told["promised_from"] >= POSSIBLE["from_at"]
