"""The advisor's desk: arrivals, cars by promise, whom to contact; empty, crowded and cut off."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, desk_cars
from tests.fakes.desk_browser import (
    CROP,
    answered,
    desk_serving,
    open_desk,
    overflowing,
    posted,
    row_of,
    violations,
)
from tests.fakes.waiting import until

pytestmark = pytest.mark.browser

CONFIRM = f"/api/sightings/{desk_boards.SIGHTING}/confirm"
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DONE = {"order_id": "order", "order_version": 5, "stage": "x", "event_number": 9}


def test_a_doubtful_arrival_is_answered_with_one_tap(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", CONFIRM] = (200, {"visit_id": "visit-new", "event_number": 2})
        open_desk(context, page, server)
        expect(page.get_by_role("timer")).to_have_text("0:11")
        expect(page.get_by_role("img", name="入口拍到的车牌")).to_be_visible()
        page.get_by_role("button", name="91%").click()
        answered(page, server, CONFIRM)
        (headers, body) = posted(server, CONFIRM)[0]
        assert body == {"plate": "京F8K316", "colour": "blue"}
        assert headers["authorization"] == "Bearer session-wang"
        assert UUID7.fullmatch(headers["idempotency-key"])
        server.change("desk", {}, remove=(f"arrival/{desk_boards.SIGHTING}",))
        expect(page.get_by_role("timer")).to_have_count(0)
        assert len(posted(server, CONFIRM)) == 1


def test_none_of_these_is_typed_with_a_province_key(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", CONFIRM] = (200, {"visit_id": "visit-new", "event_number": 2})
        open_desk(context, page, server)
        page.get_by_role("button", name="都不是，手动输入").click()
        confirm = page.get_by_role("button", name="确认", exact=True)
        expect(confirm).to_be_disabled()
        page.get_by_role("button", name="京", exact=True).click()
        page.keyboard.type("b·20f17")
        expect(page.get_by_role("img", name="车牌 京B·20F17").first).to_be_visible()
        page.get_by_label("颜色").select_option("yellow")
        confirm.click()
        answered(page, server, CONFIRM)
        assert posted(server, CONFIRM)[0][1] == {"plate": "京B20F17", "colour": "yellow"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "您没有这项权限"), ("en", "You may not do this")],
)
def test_a_refusal_is_said_in_words_and_the_arrival_stays(
    context: BrowserContext, page: Page, language: str, sentence: str
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", CONFIRM] = (403, {"code": "not_allowed", "detail": "no"})
        open_desk(context, page, server, language)
        page.get_by_role("button", name="91%").click()
        expect(page.get_by_role("alert")).to_contain_text(sentence)
        expect(page.get_by_role("timer")).to_be_visible()
        page.get_by_role("alert").get_by_role("button").click()
        expect(page.get_by_role("alert")).to_be_empty()


def test_a_known_arrival_is_received_from_its_block(context: BrowserContext, page: Page) -> None:
    known = desk_boards.doubtful_arrival(
        outcome="greeted", visit_id="visit-0425", seen_at="2025-11-21T06:05:05Z"
    )
    path = "/api/repair-orders/order-0425/begin-reception"
    greet = desk_cars.timer("greet", "0425", "14:05", "14:06", state="overdue")
    board = {**desk_boards.busy_desk(), **greet, f"arrival/{desk_boards.SIGHTING}": known}
    with desk_serving(board) as server:
        server.answers["POST", path] = (200, DONE)
        open_desk(context, page, server)
        block = page.get_by_role("region", name="刚到店，请迎接")
        expect(block).to_contain_text("超过 60 秒，请马上迎接")
        expect(block).to_contain_text("周明")
        block.get_by_role("button", name="开始接待").click()
        expect(page.get_by_role("region", name="京N·7F330 的工单")).to_be_visible()


def test_a_car_that_no_camera_saw_is_checked_in_by_hand(context: BrowserContext, page: Page) -> None:
    board = {**desk_boards.busy_desk(), "camera/gate-in": desk_boards.camera()}
    with desk_serving(board) as server:
        server.answers["POST", "/api/visits"] = (409, {"code": "invalid_request", "detail": "x"})
        open_desk(context, page, server)
        expect(page.get_by_text("摄像头 gate-in 不可用")).to_be_visible()
        expect(page.get_by_text("从 13:58 起")).to_be_visible()
        page.get_by_role("button", name="到店 冀FD61808").click()
        expect(page.get_by_role("alert")).to_contain_text("填写有误，请检查")
        assert posted(server, "/api/visits")[0][1] == {"plate": "冀FD61808", "colour": "green"}


def test_who_was_told_leaves_the_list_once_the_clock_heard_it(context: BrowserContext, page: Page) -> None:
    care = "/api/service-clock/timers/progress_word-0422/care"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", care] = (200, {"timer_id": "progress_word-0422", "event_number": 9})
        open_desk(context, page, server)
        expect(page.get_by_text("35 分没有消息")).to_be_visible()
        page.get_by_role("button", name="已告知进度").click()
        answered(page, server, care)
        server.change("desk", {}, remove=("timer/progress_word-0422",))
        expect(page.get_by_text("35 分没有消息")).to_have_count(0)
        expect(page.get_by_text("晚 12 分", exact=True)).to_be_visible()


def test_the_service_clock_counts_down_and_a_call_that_waits_is_answered(
    context: BrowserContext, page: Page
) -> None:
    requests, care = "/api/service-clock/requests", "/api/service-clock/timers/triage-/care"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", requests] = (200, {"request_id": "r", "event_number": 9})
        server.answers["POST", care] = (200, {"timer_id": "triage-", "event_number": 10})
        open_desk(context, page, server, "en")
        clock = page.get_by_role("region", name="Service clock")
        expect(clock.get_by_role("listitem")).to_have_count(2)
        expect(clock.get_by_role("listitem").first).to_contain_text("21 s over")
        expect(clock.get_by_role("listitem").last).to_contain_text("13 min left")
        clock.get_by_role("button", name="Answered").click()
        answered(page, server, care)
        clock.get_by_role("button", name="A call waits").click()
        answered(page, server, requests)
        assert posted(server, requests)[0][1]["channel"] == "phone"


def test_cars_stand_by_promise_booked_ones_marked_and_the_search_filters_every_list(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server)
        windows = page.locator(".cars .window").all_inner_texts()
        marked = [f"{window}\n预约" for window in ("13:00–13:20", "13:30–13:54", "14:50–15:10")]
        assert windows[:3] == marked
        assert windows[-2:] == ["–\n预约", "–\n预约"]
        page.get_by_role("search").get_by_role("combobox").fill("特斯拉")
        expect(page.locator(".cars li")).to_have_count(1)
        page.get_by_role("search").get_by_role("combobox").fill("欧阳")
        expect(page.get_by_text("欧阳晓燕")).to_be_visible()
        expect(page.get_by_text("没有符合的记录")).to_be_visible()


def test_an_advisor_without_a_car_begins_with_everybodys(context: BrowserContext, page: Page) -> None:
    board = desk_boards.colleagues_desk()
    theirs = {**board["car/visit-0420"], "visit_id": "visit-0421"}
    with desk_serving(board) as server:
        open_desk(context, page, server)
        expect(page.get_by_role("button", name="全部 1")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".cars li")).to_have_count(1)
        page.get_by_role("button", name="我的 0").click()
        expect(page.locator(".cars li")).to_have_count(0)
        server.change("desk", {"car/visit-0421": theirs})
        expect(page.get_by_role("button", name="全部 2")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sixty_cars_neither_overflow_nor_hide(context: BrowserContext, page: Page, language: str) -> None:
    with desk_serving(desk_boards.crowded_desk()) as server:
        open_desk(context, page, server, language)
        expect(page.locator(".cars li")).to_have_count(30)
        page.get_by_role("button", name=re.compile("(全部|All) 60")).click()
        expect(page.locator(".cars li")).to_have_count(60)
        page.locator(".cars li").last.scroll_into_view_if_needed()
        expect(page.locator(".cars li").last).to_be_in_viewport()
        assert overflowing(page, "main > div") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_desk_says_so(context: BrowserContext, page: Page, language: str) -> None:
    with desk_serving(desk_boards.empty_desk()) as server:
        open_desk(context, page, server, language)
        expect(page.locator(".nothing")).to_have_count(5)
        assert violations(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("plate", [None, "京L92K01", "京A12345", "京JD90125"])
def test_axe_finds_nothing_amiss(
    context: BrowserContext, page: Page, plate: str | None, language: str
) -> None:
    with desk_serving({**desk_boards.busy_desk(), "camera/gate-in": desk_boards.camera()}) as server:
        open_desk(context, page, server, language)
        if plate:
            row_of(page, plate).click()
            expect(page.locator(".sheet")).to_be_visible()
        assert violations(page) == []
        assert overflowing(page, "main > div") == []


def test_a_sheet_opens_and_closes_with_the_keyboard(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server)
        row_of(page, "京A12345").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".sheet")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator(".sheet").get_by_role("button", name="关闭")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".sheet")).to_have_count(0)
        expect(page.get_by_role("heading", name="下一位联系")).to_be_visible()


def test_without_a_session_the_desk_asks_to_sign_in(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.empty_desk()) as server:
        server.refusing = "not_signed_in"
        page.goto(f"{server.url}/desk?lang=en")
        expect(page.get_by_role("link", name="Sign in")).to_have_attribute("href", "/sign-in?to=/desk")


def test_a_lost_server_greys_the_desk_and_keeps_its_cars(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server)
        server.stop()
        expect(page.get_by_role("status").filter(has_text="连接中断")).to_be_visible()
        expect(page.locator(".cars li")).to_have_count(10)


def test_a_small_screen_leaves_the_cars_their_names_and_large_print_keeps_three_columns(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, "en")
        page.set_viewport_size({"width": 1366, "height": 768})
        name = page.locator(".cars .name", has_text="Tesla Model Y")
        assert name.evaluate("name => name.scrollWidth <= name.clientWidth && name.clientHeight < 24")
        right = page.locator("main .right")
        page.get_by_role("button", name="Large print").click()
        expect(right).not_to_be_in_viewport()
        page.set_viewport_size({"width": 1920, "height": 1080})
        expect(right).to_be_in_viewport(ratio=0.9)


def test_a_server_that_is_away_has_deleted_no_picture(context: BrowserContext, page: Page) -> None:
    crop = f"/api/sightings/{desk_boards.SIGHTING}/crop"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", crop] = (503, {"code": "unavailable", "detail": "x"})
        open_desk(context, page, server)
        expect(page.get_by_role("timer")).to_be_visible()
        until(lambda: any(path == crop for _, path, _, _ in server.requests))
        expect(page.get_by_text("照片已删除")).to_have_count(0)
        server.answers["GET", crop] = (200, CROP)
        expect(page.get_by_role("img", name="入口拍到的车牌")).to_be_visible()
