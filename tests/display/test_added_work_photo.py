"""A picture of added work: taken in the dialog of the bay's tablet, seen by the customer and at the desk."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.fakes import bay_boards, desk_boards, phone_boards, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import (
    desk_serving,
    open_desk,
    open_phone,
    overflowing,
    phone_serving,
    row_of,
    violations,
)

pytestmark = pytest.mark.browser
ORDER = f"/api/repair-orders/{bay_boards.ORDER}"
DONE = {"order_id": bay_boards.ORDER, "order_version": 5, "stage": "in_bay", "event_number": 2}


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A tablet on which a technician has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)
    kept = {
        "glassbay.device:/bay/1": "tablet-1",
        "glassbay.session:/bay/1": json.dumps(bay_boards.SESSION),
    }
    context.add_init_script(f"Object.assign(localStorage, {json.dumps(kept)})")
    yield context.new_page()
    context.close()


@pytest.fixture
def bay() -> Iterator[BoardServer]:
    """The server of a bay in which work goes on."""
    board = {bay_boards.TOPIC: bay_boards.working_bay(ticked=True)}
    with serving(board, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        yield server


def fill_in(page: Page) -> None:
    page.get_by_role("button", name="增项").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("做什么").fill("前刹车片")
    dialog.get_by_label("含税价（元）").fill("580")
    dialog.get_by_label("工时（分钟）").fill("40")


def photograph(page: Page, picture: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("dialog").get_by_role("button", name="拍照").click()
    chooser.value.set_files({"name": "pads.png", "mimeType": "image/png", "buffer": picture})


def deeds(server: BoardServer) -> list[tuple[str, Any]]:
    return [
        (path.removeprefix(f"{ORDER}/"), body)
        for method, path, _, body in server.requests
        if method == "POST"
    ]


def test_the_photos_of_added_work_go_before_it_over_a_lost_network_and_are_named_by_it(
    tablet: Page, bay: BoardServer
) -> None:
    tablet.goto(f"{bay.url}/bay/1")
    sent: list[dict[str, list[str]]] = []
    tablet.on("request", lambda each: sent.append(parse_qs(urlsplit(each.url).query)))
    fill_in(tablet)
    picture = tablet.screenshot(type="png")
    for number in (1, 2, 3):
        photograph(tablet, picture)
        expect(tablet.get_by_role("button", name=f"删除照片 {number}")).to_be_visible()
    dialog = tablet.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="拍照")).to_have_count(0)
    dialog.get_by_role("button", name="删除照片 3").click()
    expect(dialog.get_by_role("button", name="拍照")).to_be_visible()
    assert violations(tablet) == []
    tablet.route(f"**{ORDER}/*", lambda route: route.abort())
    dialog.get_by_role("button", name="请客户确认").click()
    expect(tablet.get_by_role("button", name="完成，做自检")).to_contain_text("增项在等客户确认")
    expect(tablet.get_by_text("2 张照片")).to_be_visible()
    for deed in ("photos", "request-added-work"):
        bay.answers["POST", f"{ORDER}/{deed}"] = (200, DONE)
    assert deeds(bay) == []
    sent.clear()
    tablet.unroute(f"**{ORDER}/*")
    expect(tablet.get_by_text("已同步")).to_be_visible()
    assert [deed for deed, _ in deeds(bay)] == ["photos", "photos", "request-added-work"]
    assert all(body[:3] == b"\xff\xd8\xff" for _, body in deeds(bay)[:2])
    queries = [query for query in sent if "photo_id" in query][-2:]
    assert deeds(bay)[2][1]["photos"] == [query["photo_id"][0] for query in queries]
    assert {query["done_at"][0] for query in queries} == {"2025-11-21T06:06:21.000Z"}


def with_pictures(lines: list[dict[str, Any]], *photos: str) -> list[dict[str, Any]]:
    """Return the lines; those of added work are photographed."""
    return [line | ({"photos": list(photos)} if line["added"] else {}) for line in lines]


@pytest.mark.parametrize(("language", "said"), [("zh", "照片 1"), ("en", "photo 1")])
@pytest.mark.parametrize("count", [1, 2])
def test_the_customer_sees_what_they_are_asked_about(
    page: Page, language: str, said: str, count: int
) -> None:
    board = phone_boards.added_work_to_answer()
    photos = ["p-1", "p-2"][:count]
    board["visit"]["lines"] = with_pictures(board["visit"]["lines"], *photos)
    with phone_serving(board) as server:
        for photo in photos:
            path = f"/api/customer-links/{phone_boards.TOKEN}/photos/{photo}"
            server.answers["GET", path] = (200, page.screenshot(type="jpeg"))
        open_phone(page, server, language)
        expect(page.get_by_role("img", name=said)).to_be_visible()
        expect(page.locator("main li img")).to_have_count(count)
        expect(page.get_by_role("radio")).to_have_count(3)
        assert violations(page) == []
        assert overflowing(page, ".phone") == []
        picture = page.get_by_role("button", name=said)
        picture.click()
        expect(picture).to_have_attribute("aria-pressed", "true")
        expect(picture.locator("img")).to_have_css("object-fit", "contain")


def test_a_picture_that_is_gone_says_so(page: Page) -> None:
    board = phone_boards.added_work_to_answer()
    board["visit"]["lines"] = with_pictures(board["visit"]["lines"], "p-1")
    with phone_serving(board) as server:
        open_phone(page, server)
        expect(page.get_by_text("照片已删除")).to_be_visible()


def test_the_desk_shows_it_with_its_line(context: BrowserContext, page: Page) -> None:
    board = desk_boards.busy_desk()
    asked = [car for key, car in board.items() if key.startswith("car/") and len(car["lines"]) == 2]
    waiting = next(car for car in asked if car["lines"][1]["added"])
    waiting["lines"] = with_pictures(waiting["lines"], "p-1")
    with desk_serving(board) as server:
        server.answers["GET", "/api/repair-orders/photos/p-1"] = (200, page.screenshot(type="jpeg"))
        open_desk(context, page, server)
        row_of(page, waiting["plate"]["text"]).click()
        expect(page.get_by_role("img", name="前刹车片只剩 2.1 mm，照片 1")).to_be_visible()
        assert violations(page) == []
