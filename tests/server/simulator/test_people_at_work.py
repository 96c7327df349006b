"""The simulated people: they come, rest and leave, lend a hand, and take parts with both names."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, date, datetime
from typing import Any

import httpx

from server.contract.boards import Words
from server.contract.job_clock import DayHours, PersonHours
from server.contract.realtime import ShopClock, Snapshot
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.gate_log import GateLog
from server.simulator.parts_keeper import PartsKeeper
from server.simulator.people_ledger import people_line, unaccounted
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime
from server.simulator.technician import Badge, Tablet, Technician
from tests.fakes import desk_cars
from tests.fakes.shop_boards import plate

OPENING = datetime(2025, 11, 21, 0, 30, tzinfo=UTC)
VERY_FAST = 1_000_000.0
PATIENCE_S = 10.0
PICKS = {
    "zone": "Asia/Shanghai",
    "takers": [{"staff_id": "chen", "name": {"zh": "陈强", "en": "Chen Qiang"}}],
    "orders": [
        {
            "order_id": "order-1",
            "order_number": "2026-0001",
            "plate": plate("京A12345"),
            "technician_id": "chen",
            "waits_for_parts": False,
            "parts": [
                {
                    "part": "oil",
                    "name": {"zh": "机油", "en": "Oil"},
                    "number": "5W30",
                    "brand": "Shell",
                    "quantity_thousandths": 4_500,
                    "picks": [],
                }
            ],
        }
    ],
}
Sent = list[tuple[str, Any]]


class Shop:
    """A server that says yes to everything, a clock that runs, and a wall that shows what a test wants."""

    def __init__(self, answers: dict[str, Any] | None = None) -> None:
        self.sent: Sent = []
        self.three_posted = asyncio.Event()
        self.workday = Workday(ShopTime(), Premises(), GateLog())
        now = ShopClock(server_at=time.time() * 1000, shop_at=OPENING.timestamp() * 1000, rate=VERY_FAST)
        self.workday.shop_time.set(now)
        self._answers = answers or {}

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Note what was sent."""
        path = request.url.path
        if request.method == "POST":
            self.sent.append((path, json.loads(request.content or b"null")))
        if len(self.sent) == 3:
            self.three_posted.set()
        return httpx.Response(200, json=self._answers.get(path, {}))

    def wall(self, board: dict[str, Any], topic: str = "workshop") -> ScreenClient:
        """A screen that shows a board."""
        screen = ScreenClient("http://127.0.0.1:9", "token", topic, self.workday.shop_time)
        screen.kept.take(Snapshot(topic=topic, number=1, board=board))
        return screen

    def run(self, day: Callable[[ApiClient], Coroutine[Any, Any, None]]) -> Sent:
        """Let somebody act through the API; return what was posted."""

        async def acted() -> None:
            transport = httpx.MockTransport(self.answer)
            async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as http:
                await day(ApiClient(http, "token"))

        asyncio.run(acted())
        return self.sent


class Idler(Colleague):
    """Has one errand after the other, all of them nothing."""

    def next_errand(self) -> Errand | None:
        return Errand(f"look {time.monotonic_ns()}", lambda: asyncio.sleep(0))


def working(minutes: int) -> dict[str, Any]:
    """A car at which Chen Qiang works."""
    name = {"zh": "宝马", "en": "BMW"}
    work = {
        "state": "working",
        "bay_id": "bay-1",
        "technician": {"zh": "陈强", "en": "Chen Qiang"},
        "technician_id": "chen",
        "standard_minutes": minutes,
        "worked_seconds": 0.0,
        "working_since": OPENING.isoformat(),
        "started_at": OPENING.isoformat(),
        "pause_reason": None,
        "paused_at": None,
        "help_called_at": None,
    }
    car = desk_cars.car("1", plate("京A12345"), (name, name), "arrived", "", lines=[])
    return car | {"flow": "mechanical", "stage": "in_bay", "work": work}


def test_whoever_works_comes_rests_once_and_leaves() -> None:
    shop = Shop()

    async def day(api: ApiClient) -> None:
        idler = Idler(shop.workday, api, shop.wall({}), random.Random(1))
        task = asyncio.create_task(idler.spend_day())
        await asyncio.wait_for(shop.three_posted.wait(), PATIENCE_S)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await idler.tap("off")

    said = [body["presence"] for path, body in shop.run(day) if path == "/api/attendance"]
    assert said == ["in", "break", "in", "off"]


def test_a_part_is_handed_out_once_to_whoever_works_there_with_their_pin() -> None:
    shop = Shop({"/api/parts-picks": PICKS})

    async def day(api: ApiClient) -> None:
        wall = shop.wall({"car/visit-1": working(30)})
        keeper = PartsKeeper(shop.workday, api, wall, random.Random(1), {"陈强": "2468"})
        errand = keeper.next_errand()
        assert errand is not None
        assert shop.workday.premises.say(errand.name)
        await errand.action()
        assert keeper.next_errand() is None

    ((path, body),) = shop.run(day)
    assert path == "/api/parts-picks/order-1"
    assert (body["part"], body["quantity_thousandths"]) == ("oil", 4_500)
    assert (body["taken_by"], body["pin"]) == ("chen", "2468")
    assert shop.workday.done == {"parts handed out": 1}


def joined(minutes: int) -> Sent:
    """What Li Na does while Chen Qiang works at a job of so many minutes."""
    people = [{"staff_id": "lina", "name": {"zh": "李娜", "en": "Li Na"}, "roles": ["technician"]}]
    session = {
        "token": "hers",
        "staff_id": "lina",
        "name": people[0]["name"],
        "roles": [],
        "allowed": [],
        "expires_at": OPENING.isoformat(),
    }
    shop = Shop({"/api/staff": people, "/api/sessions": session})
    bay = {
        "bay_id": "bay-1",
        "number": "1",
        "name": {"zh": "1", "en": "1"},
        "kind": "lift",
        "visit_id": "visit-1",
    }

    async def day(api: ApiClient) -> None:
        wall = shop.wall({"car/visit-1": working(minutes), "bay/bay-1": bay})
        tablets = {"1": Tablet(shop.wall({}, "bay/1"), api, lambda _: api)}
        lina = Technician(shop.workday, wall, random.Random(1), Badge("李娜", "1357"), tablets)
        await lina.find_own_name()
        if (errand := lina.next_errand()) is not None:
            await errand.action()

    return [(path, body) for path, body in shop.run(day) if path != "/api/sessions"]


def test_a_free_technician_lends_a_hand_at_a_long_job_and_clocks_on_and_off() -> None:
    assert [path for path, _ in joined(90)] == ["/api/job-clock/order-1/on", "/api/job-clock/off"]
    assert joined(30) == []


def hours(name: str, attended: float, jobs: float) -> PersonHours:
    """Somebody's day, in seconds."""
    return PersonHours(
        staff_id=name,
        name=Words(zh=name, en=name),
        attended_seconds=attended,
        break_seconds=600,
        job_seconds=jobs,
        jobs=1,
    )


def test_the_ledger_of_people_names_whose_hours_cannot_be() -> None:
    day = DayHours(day=date(2025, 11, 21), people=[hours("陈强", 36_000, 18_000), hours("李娜", 100, 200)])

    assert people_line(day) == "2 people: 10.0 h in, 0.3 h on breaks, 5.1 h on jobs"
    assert unaccounted(day, ["陈强", "李娜", "周凯"]) == [
        "周凯 was there, and has no hours",
        "李娜 worked on jobs for longer than they were in",
    ]
