"""Screens that come back by themselves: from a new front end, from sleep, from a server that was killed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.fakes import shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_boards import busy_desk
from tests.fakes.desk_browser import desk_serving, open_desk
from tests.fakes.running_shop import running_shop
from tests.faults.soak_lounge import soak

pytestmark = pytest.mark.browser
TESLA = "车牌 京A·D•••27"


def open_lounge(page: Page, server: BoardServer) -> None:
    page.goto(f"{server.url}/lounge#token=wall-1")
    expect(page.get_by_role("img", name=TESLA)).to_be_visible()


def loads_of(page: Page) -> list[str]:
    """Note each time the page is loaded from now on."""
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    return loads


def test_another_front_end_is_loaded_once_the_server_answers_and_never_again_and_again(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        loads = loads_of(page)
        server.stop()
        server.version = "another"
        expect(page.locator(".bar.down")).to_be_visible()
        assert loads == []
        server.start()
        server.wait_for("hello", 3)
        expect(page.get_by_role("img", name=TESLA)).to_be_visible()
        server.wait_for("pulse", len(server.heard_of("pulse")) + 2)
        assert len(loads) == 1


def test_nobody_loses_what_they_are_typing_to_another_front_end(page: Page) -> None:
    with desk_serving(busy_desk()) as server:
        open_desk(page.context, page, server)
        loads = loads_of(page)
        search = page.get_by_role("search").get_by_role("combobox")
        search.fill("京A")
        server.stop()
        server.version = "another"
        server.start()
        server.wait_for("hello", 2)
        expect(page.locator(".as-of")).to_be_visible()
        assert (loads, search.input_value()) == ([], "京A")
        with page.expect_event("load"):
            search.blur()


def test_a_tab_that_slept_shows_the_present_when_it_wakes(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
        server.stop()
        server.change("lounge", {}, remove=("car/tesla",))
        server.start()
        devtools.send("Page.setWebLifecycleState", {"state": "active"})
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)
        expect(page.locator(".bar")).to_have_count(0)


def test_a_part_that_does_not_load_is_no_white_page_and_comes_by_itself(page: Page) -> None:
    refused: list[str] = []

    def refuse_twice(route: Route) -> None:
        if len(refused) < 2:
            refused.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    with serving({"lounge": shop_boards.full_lounge()}) as server:
        page.route("**/assets/Screen-*.js", refuse_twice)
        page.goto(f"{server.url}/lounge#token=wall-1")
        expect(page.get_by_text("正在等待服务器")).to_be_visible()
        server.stop()
        page.wait_for_timeout(6_000)
        expect(page.get_by_text("正在等待服务器")).to_be_visible()
        server.start()
        expect(page.get_by_role("img", name=TESLA)).to_be_visible(timeout=40_000)


def test_a_lounge_comes_back_from_a_server_that_was_killed(page: Page, tmp_path: Path) -> None:
    with running_shop(tmp_path) as shop:
        token = shop.device("display", "lounge")
        page.goto(f"{shop.address}/lounge#token={token}")
        expect(page.get_by_text("现在没有在修的车")).to_be_visible()
        port = int(shop.address.rpartition(":")[2])
        shop.kill()
        expect(page.locator(".bar.down")).to_contain_text("连接中断 停在")
        shop.start(port)
        expect(page.locator(".bar")).to_have_count(0, timeout=30_000)
        shop.post("/api/visits", shop.session("wang"), {"plate": "京A12345"}).raise_for_status()
        expect(page.get_by_role("img", name="车牌 京A·1••45")).to_be_visible()


def test_a_short_soak_misses_no_number_and_keeps_its_size(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        found = soak(page, server, seconds=8, every=2)
        assert (found.missed, found.same_board) == (0, True)
        assert found.sent == 160
        assert found.samples[-1].nodes < found.samples[0].nodes * 3
