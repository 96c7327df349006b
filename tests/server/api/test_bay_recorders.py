"""The address of a shop's own recorder: for those who may see the bay just now, and on no board."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from httpx2 import Response

from server.domain.staff import Role
from tests.fakes.bay_shop import BayShop
from tests.fakes.open_api import OpenApi, open_api
from tests.fakes.open_shop import OpenShop
from tests.fakes.waiting import until

MINE, OTHER = "京A12345", "粤B67890"
ADDRESS = "https://cameras.shop.test:8889/bay1/whep"
PLAYLIST = "http://nvr.shop.test/bay2/index.m3u8"
SETTINGS = f'[bay_video]\naddresses = {{ "1" = "{ADDRESS}", "2" = "{PLAYLIST}" }}\n'

Opened = Callable[[str], OpenApi]


@pytest.fixture
def opened(shop: OpenShop, tmp_path: Path) -> Iterator[Opened]:
    """Opens the shop with a line of settings more."""
    with ExitStack() as stack:

        def opened(more: str = "") -> OpenApi:
            (tmp_path / "settings.toml").write_text(SETTINGS + more, encoding="utf-8")
            api = open_api(shop, tmp_path)
            stack.enter_context(api.client)
            return api

        yield opened


@pytest.fixture
def bays(opened: Opened) -> BayShop:
    return BayShop(opened(""))


def ask(bays: BayShop, token: str | None, bay: str = "1") -> Response:
    return bays.api.send("GET", f"/api/bay-video/{bay}/address", token)


def why_not(bays: BayShop, token: str, bay: str = "1") -> str:
    answer = ask(bays, token, bay)
    assert (answer.status_code, answer.json()["code"]) == (403, "bay_video_not_shown"), answer.text
    assert "cameras.shop.test" not in answer.text
    return str(answer.json()["why"])


def test_the_lounge_and_staff_are_given_it_while_a_car_stands_there(bays: BayShop) -> None:
    assert why_not(bays, bays.lounge) == "no_car"
    bays.in_bay(MINE, "1")
    for token in (bays.lounge, bays.session(Role.ADVISOR)):
        answer = ask(bays, token)
        assert answer.json() == {"kind": "webrtc", "address": ADDRESS}
        assert answer.headers["Cache-Control"] == "no-store"
    bays.in_bay(OTHER, "2")
    assert ask(bays, bays.lounge, "2").json() == {"kind": "hls", "address": PLAYLIST}


def test_nobody_else_is_given_it(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    assert why_not(bays, bays.api.shop.device("display", "workshop").token) == "not_here"
    assert ask(bays, bays.session(Role.PARTS)).json()["code"] == "not_allowed"
    assert ask(bays, bays.agent).json()["code"] == "not_allowed"
    assert ask(bays, None).status_code == 401
    assert ask(bays, bays.lounge, "99").status_code == 404
    assert why_not(bays, car.link) == "no_camera", "customers only where the shop says so"


def test_it_is_on_no_board(bays: BayShop) -> None:
    bays.in_bay(MINE, "1")
    boards = {
        topic: bays.board(topic, token)
        for topic, token in (
            ("lounge", bays.lounge),
            ("desk", bays.session(Role.MANAGER)),
            ("bay/1", bays.session(Role.TECHNICIAN)),
        )
    }
    assert {topic: board["video/1"]["source"] for topic, board in boards.items()} == dict.fromkeys(
        boards, "recorder"
    )
    assert "cameras.shop.test" not in str(boards)


def test_a_customer_goes_on_with_the_agents_pictures(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    own = f"visit/{car.link.partition('.')[0]}"
    assert bays.board(own, car.link)["video/1"]["source"] == "camera"
    assert bays.show("1")
    assert bays.look(car.link, "1").status_code == 200


def test_the_technician_ends_it_for_everybody(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    bays.do(car.order_id, "switch-camera", {"on": False})
    until(lambda: not bays.wish("1")["sitting"])
    assert {why_not(bays, token) for token in (bays.lounge, bays.session(Role.MANAGER))} == {"switched_off"}


def test_where_the_shop_says_so_a_customer_is_given_the_own_bays_until_the_car_leaves(opened: Opened) -> None:
    bays = BayShop(opened("addresses_for_customers = true\n"))
    car, other = bays.in_bay(MINE, "1"), bays.in_bay(OTHER, "2")
    bays.do(car.order_id, "start-work")
    assert bays.board(f"visit/{car.link.partition('.')[0]}", car.link)["video/1"]["source"] == "recorder"
    assert ask(bays, car.link).json()["address"] == ADDRESS
    assert why_not(bays, other.link) == "not_yours"

    bays.finish(car)

    until(lambda: not bays.wish("1")["sitting"])
    assert why_not(bays, car.link) == "not_yours"
    assert why_not(bays, bays.lounge) == "no_car"


def test_no_customer_at_all_where_bays_are_not_for_customers(opened: Opened) -> None:
    bays = BayShop(opened("addresses_for_customers = true\ncustomers = false\n"))
    assert why_not(bays, bays.in_bay(MINE, "1").link) == "not_yours"


def test_a_bay_without_a_camera_of_ours_is_shown_by_its_recorder(opened: Opened) -> None:
    bays = BayShop(opened(""), cameras_over=("2",))
    car = bays.received(MINE)
    bays.assign(car, "1")
    until(lambda: "video/1" in bays.board("lounge", bays.lounge))
    assert ask(bays, bays.lounge).status_code == 200
    assert "video/1" not in bays.board(f"visit/{car.link.partition('.')[0]}", car.link)


def test_pages_may_ask_the_recorders_origins_and_no_other(opened: Opened) -> None:
    api = opened("")
    api.services.screens.mkdir()
    (api.services.screens / "index.html").write_text("<!doctype html>", encoding="utf-8")
    policy = api.client.get("/lounge").headers["content-security-policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    assert rules["connect-src"] == ["'self'", "ws:", "wss:", "https://cameras.shop.test:8889"]
    assert rules["media-src"] == ["'self'", "blob:", "http://nvr.shop.test"]
    assert rules["default-src"] == ["'self'"]


def test_without_recorders_pages_ask_this_server_only(api: OpenApi) -> None:
    api.services.screens.mkdir()
    (api.services.screens / "index.html").write_text("<!doctype html>", encoding="utf-8")
    policy = api.client.get("/lounge").headers["content-security-policy"]
    assert "media-src 'self' blob:;" in policy
    assert "connect-src 'self' ws: wss:;" in policy
