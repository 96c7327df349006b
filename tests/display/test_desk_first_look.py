"""The desk as a newcomer meets it: on a small screen, before its first board, with a wrong plate, cut off."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.display.test_workshop_screen import box
from tests.fakes import desk_boards
from tests.fakes.desk_browser import PHONE, answered, desk_serving, open_desk, row_of
from tests.fakes.shop_boards import at

pytestmark = pytest.mark.browser

COVERED = """() => [...document.querySelectorAll('.cars .row')].flatMap(row => {
    const dots = row.querySelector('.step svg').getBoundingClientRect();
    const texts = [...row.querySelectorAll('.margin > *, .model > *, .stage, .window')];
    return texts.filter(each => {
        const box = each.getBoundingClientRect();
        const beside = box.right <= dots.left || dots.right <= box.left;
        return !beside && box.top < dots.bottom && dots.top < box.bottom;
    }).map(each => each.textContent);
})"""
COLUMNS = ("left", "middle", "right")
BEYOND = """() => [...document.querySelectorAll('.margin p')].filter(each => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return range.getBoundingClientRect().right > each.closest('.row').getBoundingClientRect().right + 1;
}).map(each => each.textContent)"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dots_of_a_long_flow_stand_beside_its_texts(
    context: BrowserContext, page: Page, language: str
) -> None:
    board = {
        key: {**value, "step_count": 12} if key.startswith("car/") else value
        for key, value in desk_boards.busy_desk().items()
    }
    with desk_serving(board) as server:
        open_desk(context, page, server, language)
        for width, height in ((1280, 800), (1366, 768), (1440, 900)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(COVERED) == []


def test_before_its_first_board_the_desk_waits_without_figures(context: BrowserContext, page: Page) -> None:
    page.route_web_socket("**/api/live", lambda socket: None)
    with desk_serving(desk_boards.empty_desk()) as server:
        page.goto(f"{server.url}/desk?lang=en")
        expect(page.get_by_role("status").filter(has_text="Waiting for the server")).to_be_visible()
        expect(page.locator("main")).to_be_hidden()
        expect(page.locator(".clock time")).to_have_count(0)


def test_a_server_that_is_back_is_no_longer_said_to_be_away(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, "en")
        server.stop()
        page.get_by_role("button", name="Start wash").first.click()
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("The server cannot be reached")
        expect(page.get_by_role("status").filter(has_text="Link down")).to_be_visible()
        # Longer than it stays once the server is back.
        page.wait_for_timeout(1_500)
        expect(alert).to_contain_text("The server cannot be reached")
        server.start()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(alert).to_be_empty()


@pytest.mark.parametrize(
    ("language", "by_hand", "confirm", "province", "characters"),
    [
        ("zh", "手工登记", "确认", "缺少省份简称", "车牌还不完整"),
        ("en", "By hand", "Confirm", "The province is missing", "Not yet whole"),
    ],
)
def test_a_plate_that_cannot_be_confirmed_says_what_it_lacks(
    context: BrowserContext,
    page: Page,
    language: str,
    by_hand: str,
    confirm: str,
    province: str,
    characters: str,
) -> None:
    with desk_serving(desk_boards.empty_desk()) as server:
        open_desk(context, page, server, language)
        page.get_by_role("button", name=by_hand).click()
        field = page.locator("input[name=plate]")
        field.fill("HELLO1")
        expect(field).to_have_accessible_description(re.compile(province))
        field.fill("京A12")
        expect(field).to_have_accessible_description(re.compile(characters))
        field.fill("京A12345")
        expect(field).to_have_accessible_description("")
        expect(page.get_by_role("button", name=confirm, exact=True)).to_be_enabled()


def test_the_customers_code_comes_into_sight_on_a_small_screen(context: BrowserContext, page: Page) -> None:
    path = "/api/visits/visit-0420/customer-link"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", path] = (200, {"path": "/v/abc"})
        open_desk(context, page, server, "en")
        page.set_viewport_size({"width": 1280, "height": 800})
        row_of(page, "京H2M118").click()
        page.locator(".sheet").get_by_role("button", name="QR code").click()
        answered(page, server, path)
        expect(page.locator(".sheet .page svg")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_my_cars_stand_between_the_days_and_whom_to_contact(
    context: BrowserContext, page: Page, language: str
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, language)
        page.set_viewport_size(PHONE)
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
        left, middle, right = (box(page.locator(f"main > .{part}")) for part in COLUMNS)
        assert left["y"] + left["height"] == middle["y"]
        assert middle["y"] + middle["height"] == right["y"]
        assert middle["width"] == PHONE["width"]
        last = box(page.locator(".left li").last)
        assert middle["y"] - last["y"] - last["height"] < 40
        assert page.evaluate(COVERED) == []


def test_no_words_of_a_car_reach_under_the_sheet_beside_it(context: BrowserContext, page: Page) -> None:
    cars = {
        key: {**value, "stage_limit_minutes": 1, "window": None, "work": None}
        | {"stage_entered_at": at("13:04")}
        for key, value in desk_boards.busy_desk().items()
        if key.startswith("car/")
    }
    with desk_serving(desk_boards.empty_desk() | cars) as server:
        open_desk(context, page, server, "en")
        row_of(page, "京L92K01").click()
        expect(page.get_by_text("Reception 62 min, over its time").first).to_be_visible()
        assert page.evaluate(BEYOND) == []


def test_a_booked_car_that_waits_says_so_on_its_button(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, "en")
        page.get_by_role("button", name="Waits 6 min 京N7F330").click()
        expect(page.locator(".right").get_by_role("img", name="京N·7F330")).to_be_visible()
