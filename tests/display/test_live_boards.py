"""A screen shows the truth it has, says how old it is, and finds its way back."""

import re
import time

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import shop_boards
from tests.fakes.board_server import BoardServer, serving

pytestmark = pytest.mark.browser

BMW, TESLA = "车牌 京A·1••45", "车牌 京A·D•••27"


def open_lounge(page: Page, server: BoardServer) -> None:
    page.goto(f"{server.url}/lounge#token=wall-1")
    expect(page.get_by_role("img", name=TESLA)).to_be_visible()


def test_a_snapshot_is_shown_and_its_paint_acknowledged(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        assert page.locator(".row").count() == 9
        assert server.wait_for("hello")[0]["token"] == "wall-1"
        paint = server.painted("lounge", 1)
        assert paint["after"] == 1, "a board that came whole is nobody's latency"
        assert abs(paint["painted_at"] - time.time() * 1000) < 10_000
        assert "token" not in page.url


def test_deltas_add_change_and_remove_cars(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        washed = server.boards["lounge"]["car/tiguan"] | {"step": "washing", "step_index": 4}
        server.change("lounge", {"car/tiguan": washed}, remove=("car/tesla",))
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)
        row = page.locator(".row").filter(has=page.get_by_role("img", name="车牌 京N·8•5Q6"))
        expect(row).to_contain_text("洗车中")
        assert server.painted("lounge", 2)["after"] == 1


def test_a_lost_delta_is_noticed_and_made_good(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        server.change("lounge", {}, remove=("car/tesla",), unheard=True)
        server.change("lounge", {}, remove=("car/roewe",))
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)
        assert [hello["topics"] for hello in server.wait_for("hello", 2)] == [
            {"lounge": None},
            {"lounge": None},
        ]


def test_a_delta_lost_before_silence_is_found_by_the_heartbeat(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        server.change("lounge", {}, remove=("car/tesla",), unheard=True)
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)


def test_a_silent_server_turns_the_bar_amber_and_leaves_the_cars(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        expect(page.locator(".bar")).to_have_count(0)
        server.silent = True
        expect(page.locator(".bar.stale")).to_contain_text("截至")
        assert page.locator(".row").count() == 9
        server.silent = False
        expect(page.locator(".bar")).to_have_count(0)


def test_without_its_server_a_screen_says_so_and_comes_back(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        server.stop()
        expect(page.locator(".bar.down")).to_contain_text("连接中断 停在")
        expect(page.get_by_text("暂停叫号")).to_be_visible()
        assert page.locator(".row").count() == 9
        server.change("lounge", {}, remove=("car/tesla",))
        server.start()
        expect(page.locator(".bar")).to_have_count(0)
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)


def test_a_screen_that_starts_without_its_server_shows_its_last_board(context: BrowserContext) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        first = context.new_page()
        open_lounge(first, server)
        server.wait_for("pulse")
        first.close()
        again = context.new_page()
        again.route_web_socket("**/api/live", lambda socket: socket.close())
        again.goto(f"{server.url}/lounge")
        expect(again.get_by_role("img", name=TESLA)).to_be_visible()
        expect(again.locator(".bar.down")).to_contain_text("停在")


def test_a_screen_that_has_never_seen_its_shop_shows_a_clock_and_waits(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        page.route_web_socket("**/api/live", lambda socket: socket.close())
        page.goto(f"{server.url}/lounge#token=t")
        expect(page.locator(".bar.down")).to_contain_text("正在等待服务器")
        expect(page.locator("header .time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
        expect(page.locator(".row")).to_have_count(0)
        expect(page.get_by_text("现在没有在修的车")).to_have_count(0)


def test_a_refused_screen_says_that_it_must_be_paired(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        server.refusing = "not_allowed"
        page.goto(f"{server.url}/lounge#token=revoked")
        expect(page.locator(".bar.down")).to_contain_text("此设备未获准")


def test_a_screen_that_nobody_has_paired_goes_to_where_its_code_is_shown(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        server.refusing = "not_signed_in"
        page.goto(f"{server.url}/lounge?lang=en")
        page.wait_for_url(f"{server.url}/pair?lang=en")


def test_plain_http_under_a_name_has_all_of_it(page: Page) -> None:
    """Not a secure context: no randomUUID, no service worker. 127.0.0.1 would hide that."""
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        page.goto(f"http://shop.test:{server.port}/lounge#token=t")
        assert page.evaluate("isSecureContext") is False
        expect(page.get_by_role("img", name=BMW)).to_be_visible()
        server.painted("lounge", 1)


def test_a_hidden_page_does_not_claim_to_have_painted(page: Page) -> None:
    page.add_init_script(
        "let hidden = false;"
        "Object.defineProperty(document, 'hidden', { get: () => hidden });"
        "window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };"
    )
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        page.evaluate("hide(true)")
        server.change("lounge", {}, remove=("car/tesla",))
        expect(page.get_by_role("img", name=TESLA)).to_have_count(0)
        page.evaluate("hide(false)")
        server.change("lounge", {}, remove=("car/roewe",))
        assert server.painted("lounge", 3)["after"] == 2
        painted = [paint["number"] for pulse in server.heard_of("pulse") for paint in pulse["painted"]]
        assert 2 not in painted
