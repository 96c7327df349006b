"""Bay video on the screens: the newest picture, and a calm word at once when there is none to be seen."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from recognition.opencv import encode_jpeg
from tests.fakes import desk_boards, phone_boards, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import desk_serving, open_desk, open_phone, phone_serving, row_of

pytestmark = pytest.mark.browser
PICTURE = encode_jpeg(np.full((54, 96, 3), 90, dtype=np.uint8))


def not_seen(why: str) -> tuple[int, dict[str, Any]]:
    return 403, {"code": "bay_video_not_shown", "why": why, "detail": "", "bay": "1"}


def show(server: BoardServer, *bays: str) -> None:
    for bay in bays:
        server.answers["GET", f"/api/bay-video/{bay}/frame"] = (200, PICTURE)


def test_the_lounge_shows_two_bays_while_nobody_is_called_and_one_beside_a_call(page: Page) -> None:
    board = shop_boards.full_lounge() | shop_boards.bay_view("3") | shop_boards.bay_view("4", "x")
    call = board.pop("call/lounge")
    with serving({"lounge": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        show(server, "3", "4")
        page.goto(f"{server.url}/lounge#token=wall-1")
        expect(page.locator("figure img")).to_have_count(2)
        expect(page.locator("figcaption").first).to_contain_text("3 号工位")
        sent = [headers for _, path, headers, _ in server.requests if path == "/api/bay-video/3/frame"]
        assert sent[0]["authorization"] == "Bearer wall-1", "the token stays out of the address"
        server.change("lounge", {"call/lounge": call})
        expect(page.locator("figure img")).to_have_count(1)


def test_the_customer_loses_the_picture_the_moment_the_server_says_no(page: Page) -> None:
    board = phone_boards.page() | shop_boards.bay_view("1")
    with phone_serving(board) as server:
        show(server, "1")
        open_phone(page, server)
        expect(page.locator("figure img")).to_be_visible()
        expect(page.locator("figcaption")).to_contain_text("1 号工位 · 您的车")
        server.answers["GET", "/api/bay-video/1/frame"] = not_seen("not_yours")
        expect(page.locator("figure img")).to_have_count(0)
        expect(page.locator("figure")).to_contain_text("您的车不在这个工位")
        server.change(phone_boards.TOPIC, {}, remove=("video/1",))
        expect(page.locator("figure")).to_have_count(0)


def test_a_camera_that_is_switched_off_is_said_without_asking_for_pictures(page: Page) -> None:
    board = phone_boards.page() | shop_boards.bay_view("1") | shop_boards.bay_still("begun", "13:24")
    with phone_serving(board) as server:
        show(server, "1")
        server.answers["GET", "/api/bay-video/stills/begun"] = (200, PICTURE)
        open_phone(page, server)
        expect(page.get_by_alt_text("1 号工位 · 开工")).to_be_visible()
        expect(page.locator("figure img")).to_be_visible()
        server.change(phone_boards.TOPIC, shop_boards.bay_view("1", shown=False))
        expect(page.locator("figure")).to_contain_text("技师为这项工作关闭了摄像头")
        expect(page.locator("figure img")).to_have_count(0)


def test_a_picture_that_gets_old_leaves_the_glass(page: Page) -> None:
    board = phone_boards.page() | shop_boards.bay_view("1")
    with phone_serving(board) as server:
        show(server, "1")
        open_phone(page, server)
        expect(page.locator("figure img")).to_be_visible()
        page.route("**/api/bay-video/**", lambda _route: None)  # the answer never comes
        expect(page.locator("figure")).to_contain_text("摄像头暂时没有画面")
        expect(page.locator("figure img")).to_have_count(0)


def test_the_desk_looks_at_a_bay_only_when_asked(context: BrowserContext, page: Page) -> None:
    board = desk_boards.busy_desk()
    visit_id, plate = next(
        (key.removeprefix("car/"), car["plate"]["text"]) for key, car in board.items() if key[:4] == "car/"
    )
    with desk_serving(board | shop_boards.bay_view("1", visit_id)) as server:
        show(server, "1")
        open_desk(context, page, server)
        row_of(page, plate).click()
        asked = page.get_by_role("button", name="看1 号工位画面")
        expect(asked).to_be_visible()
        assert not [path for _, path, _, _ in server.requests if path.endswith("/frame")]
        asked.click()
        expect(page.locator("figure img")).to_be_visible()
