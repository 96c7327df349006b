"""The control board: bays, exceptions, stages, and a foreman who gives a car its bay."""

import re
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Locator, Page, expect

from tests.fakes import crowded_workshop, desk_boards, sessions, shop_boards, workshop_boards
from tests.fakes.board_server import Board, BoardServer, serving
from tests.fakes.turning_wall import watch_turning

pytestmark = pytest.mark.browser
ASSIGN = "/api/repair-orders/order-qin/assign-bay"
ACCEPTED = {"order_id": "order-qin", "order_version": 5, "stage": "in_bay", "event_number": 2}


def shop(board: Board) -> AbstractContextManager[BoardServer]:
    """Serve a workshop whose shop's clock stands at 14:06:21."""
    return serving({"workshop": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0)


def open_wall(page: Page, server: BoardServer, path: str = "/workshop") -> None:
    page.goto(f"{server.url}{path}#token=wall-1")
    expect(page.get_by_text("14:06:21")).to_be_visible()


def open_desk(context: BrowserContext, server: BoardServer, query: str = "") -> Page:
    server.answers.setdefault(("GET", "/api/sessions/current"), (200, sessions.FOREMAN))
    page = context.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{server.url}/workshop?size=desk{query}#token=foreman")
    expect(page.locator("[data-bay]").first).to_be_visible()
    return page


def overflowing(page: Page, selector: str) -> list[str]:
    """Return the texts among these elements that are wider than their place."""
    found: list[str] = page.locator(selector).evaluate_all(
        "places => places.filter(p => p.scrollWidth > p.clientWidth + 1).map(p => p.innerText)"
    )
    return found


def box(place: Locator) -> FloatRect:
    """Return where an element stands in the window."""
    found = place.bounding_box()
    assert found is not None
    return found


def colours(place: Locator, which: str) -> str:
    """Return one computed colour of an element."""
    return str(place.evaluate("(element, which) => getComputedStyle(element)[which]", which))


def test_a_bay_is_read_by_its_number_its_plate_and_its_state(page: Page) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        rows = page.locator(".slot")
        expect(rows).to_have_count(6)
        expect(rows.nth(1).get_by_role("img")).to_have_attribute("aria-label", "车牌 京A·D06827")
        expect(rows.nth(1)).to_contain_text("超 12 分")
        expect(rows.nth(2)).to_contain_text("待料 32 分")
        expect(rows.nth(2)).to_contain_text("配件 孙")
        expect(rows.nth(3)).to_contain_text("20/90 分")
        expect(rows.nth(4)).to_contain_text("承诺 14:45")
        expect(rows.nth(5)).to_contain_text("空闲")
        assert box(rows.nth(0).get_by_role("img"))["height"] == 135


def test_the_now_line_stands_where_the_worked_part_of_every_bar_ends(page: Page) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        now = box(page.locator(".grid .now"))["x"]
        assert now == pytest.approx(600 + 66 / 60 * 256, abs=1)
        for done in page.locator(".ground .done").all():
            place = box(done)
            assert place["x"] + place["width"] == pytest.approx(now, abs=2)


def test_figures_on_top_count_the_floor(page: Page) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        expect(page.locator(".figure dd")).to_have_text(["8", "2", "0", "2", "1", "9"])


def test_the_worst_exception_stays_on_top_and_the_others_take_turns_with_their_owners(page: Page) -> None:
    page.clock.install()
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        expect(page.locator("aside .what")).to_have_text(
            ["超时 12 分", "未结算出厂", "14:45 难保", "待授权 38 分"]
        )
        expect(page.locator("aside .owner")).to_have_text(["技师 李", "吴芳", "车间主任 方", "欧阳顾问"])
        expect(page.locator("aside .page")).to_have_text("第 1 / 2 页")
        page.clock.run_for(12_500)
        expect(page.locator("aside .what")).to_have_text(["超时 12 分", "待料 32 分"])


def test_a_call_for_help_takes_the_first_place_as_it_is_made(page: Page) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        bmw = server.boards["workshop"]["car/bmw"]
        help_called = {"help_called_at": workshop_boards.minutes_ago(13)}
        server.change("workshop", {"car/bmw": bmw | {"work": bmw["work"] | help_called}})
        expect(page.locator("aside .what").first).to_have_text("求助 13 分")
        expect(page.locator("aside .owner").first).to_have_text("班组长 刘")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("which", [1, 2])
def test_twelve_bays_are_two_pages_of_the_same_size(page: Page, language: str, which: int) -> None:
    board = crowded_workshop.crowded_workshop()
    with shop(board) as server:
        open_wall(page, server, f"/workshop?page={which}&lang={language}")
        numbers = [str(number) for number in range(6 * which - 5, 6 * which + 1)]
        expect(page.locator(".slot .number")).to_have_text(numbers)
        assert {box(plate)["height"] for plate in page.locator(".slot .plate").all()} == {135}
        rights = [box(plate)["x"] + box(plate)["width"] for plate in page.locator(".slot .plate").all()]
        assert max(rights) <= 600
        assert overflowing(page, "header, .strip, .slot .number, aside .what, .text p") == []


def test_a_shop_before_the_first_car_keeps_its_frame(page: Page) -> None:
    with shop(workshop_boards.empty_workshop()) as server:
        open_wall(page, server)
        expect(page.get_by_text("没有要处理的事")).to_be_visible()
        expect(page.locator(".slot span.idle")).to_have_count(6)
        open_wall(page, server, "/workshop/stages")
        expect(page.get_by_text("现在没有在修的车")).to_be_visible()
        expect(page.locator("section h2")).to_have_count(7)


def test_a_wall_whose_link_is_down_says_so_and_keeps_every_row_in_sight(page: Page) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        open_wall(page, server)
        server.stop()
        bar = page.get_by_role("status")
        expect(bar).to_contain_text("连接中断")
        last = box(page.locator(".slot").last)
        assert last["y"] + last["height"] <= box(bar)["y"] + 1
        expect(page.locator(".slot").nth(1)).to_contain_text("超 12 分")


def test_with_the_link_down_no_state_keeps_its_colour(page: Page) -> None:
    with shop(crowded_workshop.crowded_workshop()) as server:
        open_wall(page, server, "/workshop/stages")
        over, late = page.locator("h2.over").first, page.locator("li.act svg.shape").first
        assert colours(over, "backgroundColor") == "rgb(247, 188, 61)"
        assert colours(late, "color") == "rgb(255, 130, 115)"
        server.stop()
        expect(page.get_by_role("status")).to_contain_text("连接中断")
        assert colours(over, "backgroundColor") == colours(late, "color") == "rgb(200, 193, 179)"
        assert colours(over, "color") == "rgb(20, 19, 17)"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_stages_show_five_cards_the_worst_first_and_turn_their_pages(page: Page, language: str) -> None:
    board = crowded_workshop.crowded_workshop()
    with shop(board) as server:
        open_wall(page, server, f"/workshop/stages?lang={language}")
        columns = page.locator("section")
        counted = [
            [int(part) for part in text.split("/")] for text in columns.locator(".count").all_inner_texts()
        ]
        assert counted == [[3], [4], [6, 5], [11, 12], [3, 3], [7, 4], [6]]
        assert [column.locator("li").count() for column in columns.all()] == [3, 4, 5, 10, 3, 5, 5]
        expect(columns.locator("h2.over")).to_have_count(2)
        mark = {"zh": "第 1 / 2 页", "en": "Page 1 of 2"}[language]
        expect(columns.nth(3).get_by_text(mark)).to_be_visible()
        expect(columns.nth(3).locator("li").first).to_have_class(re.compile("act"))
        assert overflowing(page, "h2, .strip, li p, section > p") == []


def test_sixty_cars_take_turns_and_none_is_away_for_more_than_a_minute(page: Page) -> None:
    page.clock.install()
    with shop(crowded_workshop.sixty_cars()) as server:
        open_wall(page, server, "/workshop/stages")
        expect(page.get_by_text("第 1 / 6 页")).to_be_visible()
        turned = watch_turning(page, "section li .plate")
        assert turned.plates == 60
        assert turned.longest_away_seconds <= 60
        assert overflowing(page, "h2, li p, section > p") == []


def test_a_bay_is_named_beside_its_number_only_where_the_name_says_more(context: BrowserContext) -> None:
    board = workshop_boards.busy_workshop()
    board["bay/bay-1"] |= {"name": {"zh": "1 号工位", "en": "Bay 1"}}
    board["bay/bay-2"] |= {"name": {"zh": "四轮定位", "en": "Alignment"}}
    with shop(board) as server:
        names = open_desk(context, server, "&lang=en").locator("[data-bay] .bay")
        expect(names.nth(0)).to_have_text("1")
        expect(names.nth(1)).to_have_text("2 Alignment")


def test_a_foreman_gives_a_waiting_car_a_bay_by_dragging_it(context: BrowserContext) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        server.answers["POST", ASSIGN] = (200, ACCEPTED)
        page = open_desk(context, server)
        car = page.locator("aside button", has_text="电池")
        page.mouse.move(box(car)["x"] + 40, box(car)["y"] + 20)
        page.mouse.down()
        row = box(page.locator("[data-bay='bay-6']"))
        page.mouse.move(row["x"] + 500, row["y"] + 30, steps=5)
        expect(page.locator(".ghost")).to_be_visible()
        page.mouse.up()
        expect(page.locator(".ghost")).to_have_count(0)
        page.get_by_label("高鹏").check()
        page.get_by_role("button", name="派工", exact=True).click()
        expect(page.get_by_label("高鹏")).to_have_count(0)
        sent = [body for method, path, _, body in server.requests if (method, path) == ("POST", ASSIGN)]
        assert sent == [{"order_version": 4, "bay_id": "bay-6", "technician_id": "高鹏"}]


def test_who_may_not_assign_sees_what_waits_and_has_nothing_to_press(context: BrowserContext) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        server.answers["GET", "/api/sessions/current"] = (200, desk_boards.SESSION)
        page = open_desk(context, server)
        expect(page.locator("aside").get_by_text("电池", exact=True)).to_be_visible()
        expect(page.locator("aside button")).to_have_count(0)


def test_a_foreman_gives_a_car_its_bay_by_keyboard_and_a_refusal_is_said_in_words(
    context: BrowserContext,
) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        server.answers["POST", ASSIGN] = (409, {"code": "stale_version", "detail": "moved on"})
        page = open_desk(context, server, "&lang=en")
        page.locator("aside button", has_text="Battery").press("Enter")
        page.get_by_role("button", name="Put it here").press("Enter")
        page.get_by_label("Gao Peng").press("Space")
        page.get_by_role("button", name="Assign", exact=True).press("Enter")
        expect(page.get_by_role("alert")).to_have_text("Somebody has just changed this order; look again")
        page.get_by_role("button", name="Cancel").press("Enter")
        expect(page.get_by_role("button", name="Put it here")).to_have_count(0)


def test_a_taken_bay_is_refused_before_the_server_is_asked(context: BrowserContext) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        page = open_desk(context, server)
        car, row = box(page.locator("aside button", has_text="电池")), box(page.locator("[data-bay='bay-1']"))
        page.mouse.move(car["x"] + 40, car["y"] + 20)
        page.mouse.down()
        page.mouse.move(row["x"] + 500, row["y"] + 30, steps=5)
        page.mouse.up()
        expect(page.get_by_role("alert")).to_have_text("这个工位已有车")
        assert [path for method, path, _, _ in server.requests if method == "POST"] == []


def reservation(bay: str, begins: str, ends: str, **more: object) -> dict[str, object]:
    """Return a booked car's time in a bay."""
    return {
        "bay_id": bay,
        "begins_at": shop_boards.at(begins),
        "ends_at": shop_boards.at(ends),
        "plate": shop_boards.plate("京F8K316"),
        "job": shop_boards.words("保养 A", "Service A"),
        "number": "2025-0001",
        "technician": shop_boards.words("周凯", "Zhou Kai"),
        "technician_id": "周凯",
        "visit_id": None,
        **more,
    }


def test_reserved_times_stand_in_their_bay_and_are_offered_first(context: BrowserContext) -> None:
    board = workshop_boards.busy_workshop() | {
        "reserved/late": reservation("bay-4", "14:30", "16:00"),
        "reserved/qin": reservation("bay-6", "14:30", "15:30", visit_id="qin"),
    }
    waiting = next(key for key, value in board.items() if value.get("order_id") == "order-qin")
    board["reserved/qin"] = board["reserved/qin"] | {"visit_id": waiting.removeprefix("car/")}
    with shop(board) as server:
        server.answers["POST", ASSIGN] = (200, ACCEPTED)
        page = open_desk(context, server, "&lang=en")
        expect(page.locator("[data-bay=bay-6]")).to_contain_text("Reserved 14:30")
        expect(page.locator("[data-bay=bay-4]")).to_contain_text("Reserved 14:30, still taken then")
        page.locator("aside button", has_text="Battery").click()
        page.get_by_role("button", name="Bay 6, as reserved").click()
        expect(page.locator("label", has_text="Zhou Kai").get_by_role("radio")).to_be_checked()
