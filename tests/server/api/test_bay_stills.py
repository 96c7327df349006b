"""Pictures kept with a visit: asked for as work begins and ends in a bay, deleted when time is over."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from httpx2 import Response

from server.clock_rule_file import load_clock_rules
from server.domain.staff import Actor, Role
from server.settings import load_settings
from server.timekeeper import Timekeeper
from tests.fakes.bay_shop import JPEG, BayShop, ParkedCar
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import CONFIG
from tests.fakes.waiting import until

BEGUN = JPEG + b"the beginning"


@pytest.fixture
def bays(api: OpenApi) -> BayShop:
    return BayShop(api)


def stills_asked(bays: BayShop) -> list[str]:
    stills: list[str] = bays.wish("1")["stills"]
    return stills


def begin(bays: BayShop, plate: str = "京A12345") -> ParkedCar:
    car = bays.in_bay(plate, "1")
    assert stills_asked(bays) == [], "a bay that is assigned is still empty"
    bays.do(car.order_id, "start-work")
    until(lambda: len(stills_asked(bays)) == 1)
    return car


def take(bays: BayShop, jpeg: bytes = BEGUN, agent: str | None = None) -> Response:
    path = f"/api/bay-video/stills/{stills_asked(bays)[0]}"
    return bays.api.send("PUT", path, agent or bays.agent, jpeg)


def test_a_still_of_the_beginning_is_shown_to_staff_and_to_the_own_customer(bays: BayShop) -> None:
    car = begin(bays)
    assert take(bays).status_code == 200
    assert stills_asked(bays) == []

    own = f"visit/{car.link.partition('.')[0]}"
    until(lambda: any(key.startswith("still/") for key in bays.board(own, car.link)))
    still = next(value for key, value in bays.board(own, car.link).items() if key.startswith("still/"))
    assert (still["bay"], still["moment"]) == ("1", "begun")
    other = bays.received("粤B67890")
    seen = {
        name: bays.api.send("GET", still["picture"], token)
        for name, token in (
            ("own", car.link),
            ("staff", bays.session(Role.ADVISOR)),
            ("other", other.link),
            ("lounge", bays.lounge),
        )
    }
    assert {name: answer.status_code for name, answer in seen.items()} == {
        "own": 200,
        "staff": 200,
        "other": 403,
        "lounge": 403,
    }
    assert seen["own"].content == seen["staff"].content == BEGUN


def test_a_still_of_the_end_is_taken_though_the_bay_is_free_already(bays: BayShop) -> None:
    car = begin(bays)
    take(bays)
    bays.finish(car)
    until(lambda: len(stills_asked(bays)) == 1)
    assert bays.wish("1")["sitting"] == ""
    assert take(bays, JPEG + b"the end").status_code == 200
    desk = bays.session(Role.MANAGER)
    until(lambda: sum(key.startswith("still/") for key in bays.board("desk", desk)) == 2)


def test_going_on_after_a_pause_is_no_beginning(bays: BayShop) -> None:
    car = begin(bays)
    take(bays)
    bays.do(car.order_id, "pause-work", {"reason": "parts"})
    bays.api.shop.shop_clock.pass_by(timedelta(minutes=5))
    bays.do(car.order_id, "start-work")
    item = bays.api.shop.flows["mechanical"].checklist[0].item_id
    bays.do(car.order_id, "tick-checklist", {"item_id": item, "ticked": True})
    assert stills_asked(bays) == []


def test_no_still_is_taken_while_the_camera_is_switched_off(bays: BayShop) -> None:
    car = bays.in_bay("京A12345", "1")
    bays.do(car.order_id, "switch-camera", {"on": False})
    until(lambda: not bays.wish("1")["sitting"])
    bays.do(car.order_id, "start-work")
    bays.finish(car)
    assert stills_asked(bays) == []


def test_only_what_was_asked_for_is_kept_and_only_from_the_bays_own_agent(bays: BayShop) -> None:
    begin(bays)
    assert bays.api.send("PUT", "/api/bay-video/stills/other", bays.agent, JPEG).status_code == 404
    assert take(bays, agent=bays.api.shop.device("agent").token).status_code == 403
    assert len(stills_asked(bays)) == 1


def test_a_still_is_deleted_after_its_time_with_its_file(bays: BayShop, tmp_path: Path) -> None:
    begin(bays)
    take(bays)
    desk, shop = bays.session(Role.MANAGER), bays.api.shop
    until(lambda: any(key.startswith("still/") for key in bays.board("desk", desk)))
    files = [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [BEGUN]
    rules = load_clock_rules(CONFIG / "service_clock.toml")
    keeper = Timekeeper(shop.commands, bays.api.services.blobs, rules, load_settings(tmp_path).retention)
    nobody = Actor(shop.shop_id, frozenset())

    shop.shop_clock.pass_by(timedelta(days=29))
    asyncio.run(keeper._look(nobody))
    assert files[0].exists()
    shop.shop_clock.pass_by(timedelta(days=2))
    asyncio.run(keeper._look(nobody))

    assert not files[0].exists()
    until(lambda: not any(key.startswith("still/") for key in bays.board("desk", desk)))
