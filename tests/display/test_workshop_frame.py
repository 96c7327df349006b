"""The control board keeps within its screen: long words, many technicians, short times, a phone."""

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, expect

from tests.display.test_workshop_screen import box, open_desk, open_wall, overflowing, reservation, shop
from tests.fakes import crowded_workshop, workshop_boards
from tests.fakes.board_server import Board
from tests.fakes.desk_browser import PHONE
from tests.fakes.desk_cars import timer
from tests.fakes.shop_boards import plate, words

pytestmark = pytest.mark.browser
NOT_A_LIFT = [{"kind": "bay_kind", "what": "lift"}]


def with_a_long_exception() -> Board:
    """Return a workshop in which an advisor is free and nobody has greeted a car."""
    over = timer("greet_idle", "late", "13:34", "13:49", state="overdue", role="foreman", visit_id=None)
    return workshop_boards.busy_workshop() | {
        key: {**value, "plate": plate("京N99Z18")} for key, value in over.items()
    }


def with_a_wash() -> Board:
    """Return a workshop with one free lift and a free wash, which stands before it."""
    wash = workshop_boards.bay(0, None) | {"kind": "wash", "name": words("洗车", "Wash")}
    return workshop_boards.busy_workshop() | {"bay/bay-0": wash}


def right(place: FloatRect) -> float:
    """Return where an element ends."""
    return place["x"] + place["width"]


def met(page: Page, rows: str, some: str, others: str) -> list[tuple[float, float]]:
    """Return where, in a row, one of these elements stands on one of the others."""
    return [
        (one["x"], other["x"])
        for row in page.locator(rows).all()
        for one in map(box, row.locator(some).all())
        for other in map(box, row.locator(others).all())
        if one["x"] < right(other) and other["x"] < right(one)
    ]


def told_of_bays(**doubts: object) -> dict[str, object]:
    """Return the server's answer to which bays suit."""
    bays = [{"bay_id": bay_id.replace("_", "-"), "doubts": told} for bay_id, told in doubts.items()]
    return {"skills": {}, "technicians": [], "bays": bays}


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_a_long_exception_is_read_whole_within_the_screen(context: BrowserContext, width: int) -> None:
    with shop(with_a_long_exception()) as server:
        page = open_desk(context, server, "&lang=en")
        page.set_viewport_size({"width": width, "height": 900})
        said = page.get_by_text("An advisor is free: greet the car")
        expect(said).to_be_visible()
        assert box(said)["x"] + box(said)["width"] <= width
        assert overflowing(page, "aside, aside li, aside .what") == []


def test_a_long_exception_has_two_lines_on_a_wall(page: Page) -> None:
    with shop(with_a_long_exception()) as server:
        open_wall(page, server, "/workshop?lang=en")
        said = page.locator("aside .what").filter(has_text="An advisor is free")
        expect(said).to_be_visible()
        assert said.evaluate("each => each.scrollHeight <= each.clientHeight + 2")
        assert overflowing(page, "aside .what") == []


def test_all_technicians_are_in_sight_and_the_deed_with_them(context: BrowserContext) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        page = open_desk(context, server)
        page.locator("aside button", has_text="电池").click()
        page.get_by_role("button", name="放到这里").click()
        people = page.locator("fieldset label")
        expect(people).to_have_count(10)
        assert page.locator("fieldset").evaluate("each => each.scrollHeight <= each.clientHeight + 1")
        page.set_viewport_size({"width": 1280, "height": 560})
        assign = page.get_by_role("button", name="派工", exact=True)
        page.wait_for_function("innerHeight === 560")
        assert box(assign)["y"] + box(assign)["height"] <= 560


def test_a_bay_that_does_not_suit_is_marked_with_why(context: BrowserContext) -> None:
    with shop(with_a_wash()) as server:
        server.answers["GET", "/api/dispatch/order-qin"] = (200, told_of_bays(bay_0=NOT_A_LIFT, bay_6=[]))
        page = open_desk(context, server, "&lang=en")
        page.locator("aside button", has_text="Battery").click()
        wash, lift = page.locator("[data-bay=bay-0] button"), page.locator("[data-bay=bay-6] button")
        expect(wash).to_contain_text("The work is for: a lift")
        expect(lift).to_have_text("Put it here")
        grounds = [each.evaluate("one => getComputedStyle(one).backgroundColor") for each in (wash, lift)]
        assert grounds[0] != grounds[1]
        wash.click()
        expect(page.get_by_label("Assign all the same, because")).to_be_visible()


def test_a_long_name_of_a_bay_is_read_whole(context: BrowserContext) -> None:
    board = workshop_boards.busy_workshop()
    board["bay/bay-2"] |= {"name": words("打磨底漆 8 号", "Preparation 8")}
    board["bay/bay-3"] |= {"name": words("烤漆房 9 号", "Paint booth 9")}
    with shop(board) as server:
        page = open_desk(context, server, "&lang=en")
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(page.locator("[data-bay=bay-2] .bay")).to_have_text("2 Preparation 8")
        assert overflowing(page, "[data-bay] .bay") == []
        assert page.locator("[data-bay] .bay").evaluate_all(
            "names => names.every(name => name.scrollHeight <= name.clientHeight + 1)"
        )


def test_a_short_reserved_time_shows_its_plate(context: BrowserContext) -> None:
    board = workshop_boards.busy_workshop() | {
        "reserved/short": reservation("bay-6", "14:30", "14:50"),
        "reserved/shorter": reservation("bay-6", "15:00", "15:08", plate=plate("京J04FW8")),
    }
    with shop(board) as server:
        page = open_desk(context, server)
        row = page.locator("[data-bay=bay-6]")
        within, over = box(row.get_by_label("京F·8K316")), box(row.get_by_label("京J·04FW8"))
        dashes = [box(each) for each in row.locator(".reserved").all()]
        assert right(within) <= right(dashes[0])
        assert dashes[1]["x"] < over["x"] < right(dashes[1]) < right(over)


def crowded_by_bookings() -> Board:
    """Return a workshop whose cars in bays are followed at once by booked ones."""
    ends = {"bay-1": "14:25", "bay-2": "14:10", "bay-3": "14:10", "bay-4": "14:30", "bay-5": "14:10"}
    later = [("14:45", "京J04FW8"), ("15:20", "京F8K316"), ("16:20", "京N99Z18")]
    following = {
        f"reserved/{bay}/{begin}": reservation(bay, begin, until, plate=plate(number))
        for bay, first in ends.items()
        for begin, until, number in (
            (first, later[0][0], "京A12345"),
            *((begin, f"{begin[:3]}50", number) for begin, number in later),
        )
    }
    return workshop_boards.busy_workshop() | following


@pytest.mark.parametrize("path", ["/workshop?lang=en", "/workshop?lang=zh"])
def test_on_a_wall_no_words_of_a_job_stand_on_a_reserved_plate(page: Page, path: str) -> None:
    with shop(crowded_by_bookings()) as server:
        open_wall(page, server, path)
        assert page.locator(".lane svg[role=img]").count() > 5
        assert met(page, ".slot", ".text p", ".lane svg[role=img]") == []
        assert overflowing(page, ".text .detail") == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_at_a_desk_no_words_of_a_job_stand_on_a_reserved_plate(context: BrowserContext, width: int) -> None:
    with shop(crowded_by_bookings()) as server:
        page = open_desk(context, server, "&lang=en")
        page.set_viewport_size({"width": width, "height": 900})
        assert met(page, "[data-bay]", ".text", ".reserved svg[role=img], .over svg[role=img]") == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_the_board_is_one_column(context: BrowserContext, language: str) -> None:
    with shop(crowded_workshop.crowded_workshop()) as server:
        page = open_desk(context, server, f"&lang={language}")
        page.set_viewport_size(PHONE)
        rows = page.locator(".list [data-bay]")
        expect(rows).to_have_count(12)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        tray = box(page.locator("aside"))
        assert box(rows.first)["y"] >= tray["y"] + tray["height"]
        assert overflowing(page, "aside, .list, .list li, .list p") == []


def test_on_a_phone_bays_are_chosen_beside_the_car_those_that_suit_first(context: BrowserContext) -> None:
    with shop(with_a_wash()) as server:
        server.answers["GET", "/api/dispatch/order-qin"] = (200, told_of_bays(bay_0=NOT_A_LIFT, bay_6=[]))
        page = open_desk(context, server, "&lang=en")
        page.set_viewport_size(PHONE)
        page.locator("aside button", has_text="Battery").click()
        offered = page.locator(".bays button")
        expect(offered.nth(1)).to_contain_text("The work is for: a lift")
        expect(offered.first).to_have_text("Bay 6 · General")
        offered.first.click()
        expect(page.get_by_label("Gao Peng")).to_be_visible()


def test_a_car_that_nobody_took_names_no_advisor(context: BrowserContext) -> None:
    board = workshop_boards.busy_workshop()
    waits = workshop_boards.car("new", plate("京K3R674"), workshop_boards.BRAKES, "arrived", 18, None)
    board["car/new"] = waits | {"advisor_id": None, "advisor": None, "booked": False}
    with shop(board) as server:
        page = open_desk(context, server, "&lang=en")
        expect(page.locator("aside li").filter(has_text="Waits 18")).to_contain_text("No advisor yet")
