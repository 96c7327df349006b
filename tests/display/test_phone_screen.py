"""The customer's page: progress, what is asked, each answer once, and links that have ended."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.fakes import phone_boards, shop_boards
from tests.fakes.desk_browser import answered, open_phone, overflowing, phone_serving, posted, violations

pytestmark = pytest.mark.browser

PLACE = f"/api/customer-links/{phone_boards.TOKEN}"
DONE = {"order_id": "order", "order_version": 5, "stage": "x", "event_number": 9}


def test_the_page_says_hello_with_the_whole_token_for_its_own_board(page: Page) -> None:
    with phone_serving(phone_boards.page()) as server:
        open_phone(page, server)
        hello = server.wait_for("hello")[0]
        assert hello["token"] == phone_boards.TOKEN
        assert hello["topics"] == {phone_boards.TOPIC: None}


@pytest.mark.parametrize(
    ("language", "state", "advisor"), [("zh", "维修中", "王顾问"), ("en", "In service", "Advisor Wang")]
)
def test_progress_names_the_car_the_step_and_the_window(
    page: Page, language: str, state: str, advisor: str
) -> None:
    with phone_serving(phone_boards.page()) as server:
        open_phone(page, server, language)
        expect(page.get_by_role("heading", name=state)).to_be_visible()
        expect(page.get_by_text(advisor, exact=True)).to_be_visible()
        expect(page.get_by_text("15:00–15:20")).to_be_visible()
        expect(page.locator("[aria-current=step]")).to_contain_text("13:24")
        expect(page.locator(".to_come")).to_have_count(3)


def test_a_car_that_nobody_has_described_is_named_by_its_plate_alone(page: Page) -> None:
    unknown = {"brand": {"zh": "", "en": ""}, "series": {"zh": "", "en": ""}}
    with phone_serving(phone_boards.page(**unknown)) as server:
        server.answers["GET", f"{PLACE}/afterwards"] = (200, phone_boards.AFTERWARDS | unknown)
        open_phone(page, server)
        expect(page.get_by_text("王顾问", exact=True)).to_be_visible()
        expect(page.get_by_text("–", exact=True)).to_have_count(0)
        server.change(phone_boards.TOPIC, {}, remove=("visit",))
        expect(page.get_by_text("小保养")).to_be_visible()
        expect(page.get_by_text("–", exact=True)).to_have_count(0)


def test_a_ready_car_says_where_it_is(page: Page) -> None:
    ready = phone_boards.page(step="ready", ready_at="2025-11-21T06:02:00Z")
    with phone_serving(ready) as server:
        open_phone(page, server)
        expect(page.get_by_role("heading", name="请取车")).to_be_visible()
        expect(page.get_by_text("2 号交车位")).to_be_visible()


def test_the_estimate_is_agreed_exactly_once_though_the_answer_gets_lost(page: Page) -> None:
    with phone_serving(phone_boards.estimate_to_agree()) as server:
        server.answers["POST", f"{PLACE}/authorize-estimate"] = (200, DONE)
        open_phone(page, server)
        lost: list[str] = []

        def lose_the_first_answer(route: Route) -> None:
            if lost:
                route.continue_()
                return
            lost.append(route.request.headers["idempotency-key"])
            route.fetch()
            route.abort()

        page.route("**/authorize-estimate", lose_the_first_answer)
        page.get_by_role("button", name="同意 ¥1,078").click()
        expect(page.get_by_role("button", name="正在发送")).to_be_disabled()
        answered(page, server, f"{PLACE}/authorize-estimate", 2)
        first, second = posted(server, f"{PLACE}/authorize-estimate")
        assert first[0]["idempotency-key"] == second[0]["idempotency-key"] == lost[0]
        assert first[1] == second[1] == {}
        server.change(phone_boards.TOPIC, {"visit": phone_boards.visit("approval")})
        expect(page.get_by_role("heading", name="等待开工")).to_be_visible()
        expect(page.locator("li.done", has_text="确认")).to_contain_text("完成")
        expect(page.locator("[aria-current=step]")).to_have_count(0)
        assert len(posted(server, f"{PLACE}/authorize-estimate")) == 2


def test_a_line_that_is_not_wanted_is_taken_off_with_its_price(page: Page) -> None:
    path = f"{PLACE}/authorize-estimate"
    with phone_serving(phone_boards.estimate_to_agree()) as server:
        server.answers["POST", path] = (200, DONE)
        open_phone(page, server)
        page.get_by_label("保养 A").uncheck()
        page.get_by_label("空调滤芯").uncheck()
        expect(page.get_by_role("button", name="没有剩下的项目")).to_be_disabled()
        page.get_by_label("保养 A").check()
        expect(page.get_by_text("记录在案，下次再提醒")).to_be_visible()
        assert violations(page) == []
        page.get_by_role("button", name="同意 ¥860").click()
        assert len(answered(page, server, path)[0][1]["declined"]) == 1


def test_another_way_is_chosen_with_its_risk_and_its_price(page: Page) -> None:
    path = f"{PLACE}/authorize-estimate"
    board = phone_boards.estimate_to_agree()
    other = {
        "option_id": "b",
        "title": {"zh": "副厂滤芯", "en": "Other brand"},
        "detail": {"zh": "寿命较短", "en": "Wears sooner"},
        "minutes": 20,
        "price_minor": 15_000,
    }
    lines = board["visit"]["lines"]
    lines[-1] = lines[-1] | {"options": [other]}
    with phone_serving(board) as server:
        server.answers["POST", path] = (200, DONE)
        open_phone(page, server)
        expect(page.get_by_text("寿命较短")).to_be_visible()
        page.get_by_role("radio", name="副厂滤芯").check()
        assert violations(page) == []
        page.get_by_role("button", name="同意 ¥1,010").click()
        assert answered(page, server, path)[0][1] == {"chosen": {lines[-1]["line_id"]: "b"}}


def test_nothing_is_ticked_and_the_price_is_on_the_button(page: Page) -> None:
    with phone_serving(phone_boards.added_work_to_answer()) as server:
        server.answers["POST", f"{PLACE}/answer-added-work"] = (200, DONE)
        open_phone(page, server)
        expect(page.get_by_role("heading", name="前刹车片只剩 2.1 mm")).to_be_visible()
        expect(page.get_by_role("radio")).to_have_count(3)
        expect(page.locator("input:checked")).to_have_count(0)
        expect(page.get_by_role("button", name="请选择一项")).to_be_disabled()
        page.get_by_text("博世刹车片").click()
        page.get_by_role("button", name="同意 ¥918").click()
        answered(page, server, f"{PLACE}/answer-added-work")
        answer = posted(server, f"{PLACE}/answer-added-work")[0][1]
        assert answer == {"line_id": "line-Front brake pads worn to 2.1 mm", "option_id": "bosch"}


def test_to_decline_is_an_equal_choice_and_the_next_line_begins_unanswered(page: Page) -> None:
    with phone_serving(phone_boards.added_work_to_answer()) as server:
        server.answers["POST", f"{PLACE}/answer-added-work"] = (200, DONE)
        open_phone(page, server)
        expect(page.locator("fieldset label").first).to_be_visible()
        heights = {round(box.bounding_box()["height"]) for box in page.locator("fieldset label").all()}  # type: ignore[index]
        assert len(heights) == 1
        page.get_by_role("radio", name="这次不做").check()
        page.get_by_role("button", name="这次不做").click()
        answered(page, server, f"{PLACE}/answer-added-work")
        assert posted(server, f"{PLACE}/answer-added-work")[0][1]["option_id"] is None
        lines = phone_boards.added_work_to_answer()["visit"]["lines"]
        lines[1] = {**lines[1], "authorization": "declined"}
        server.change(phone_boards.TOPIC, {"visit": phone_boards.visit(lines=lines)})
        expect(page.get_by_role("heading", name="雨刮片老化")).to_be_visible()
        expect(page.locator("input:checked")).to_have_count(0)


def test_a_refused_answer_is_said_in_words_and_can_be_given_again(page: Page) -> None:
    with phone_serving(phone_boards.estimate_to_agree()) as server:
        path = f"{PLACE}/authorize-estimate"
        server.answers["POST", path] = (409, {"code": "stale_version", "detail": "x"})
        open_phone(page, server)
        page.get_by_role("button", name="同意").click()
        expect(page.get_by_role("alert")).to_contain_text("工单刚被别人更新")
        page.get_by_role("button", name="同意").click()
        answered(page, server, path, 2)
        first, second = posted(server, path)
        assert first[0]["idempotency-key"] != second[0]["idempotency-key"]


def test_a_delivered_visit_is_rated_once(page: Page) -> None:
    delivered = {"step": "ready", "delivered_at": "2025-11-21T06:05:00Z"}
    with phone_serving(phone_boards.page(**delivered)) as server:
        server.answers["POST", f"{PLACE}/rating"] = (200, {"score": 4, "event_number": 3})
        open_phone(page, server)
        expect(page.get_by_role("button", name="提交评价")).to_be_disabled()
        page.locator("label", has_text="4").click()
        page.get_by_label("想说的话").fill(" 很好 ")
        page.get_by_role("button", name="提交评价").click()
        answered(page, server, f"{PLACE}/rating")
        assert posted(server, f"{PLACE}/rating")[0][1] == {"score": 4, "words": "很好"}
        server.change(phone_boards.TOPIC, {"visit": phone_boards.visit(**delivered, rating=4)})
        expect(page.get_by_text("谢谢，您给了 4 分。")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("zh", "这个链接已失效"), ("en", "This link is no longer valid")],
)
def test_an_ended_link_says_so_and_shows_nothing_of_the_car(page: Page, language: str, sentence: str) -> None:
    with phone_serving(phone_boards.page()) as server:
        open_phone(page, server, language)
        expect(page.locator(".plate")).to_be_visible()
        server.refusing = "not_signed_in"
        page.reload()
        expect(page.get_by_text(sentence)).to_be_visible()
        expect(page.locator(".plate")).to_have_count(0)


def test_a_visit_that_has_ended_says_so(page: Page) -> None:
    with phone_serving({"shop": shop_boards.SHOP}) as server:
        open_phone(page, server)
        expect(page.get_by_text("这次服务已结束")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_has_left_sees_what_was_done_and_rates_it_still(page: Page, language: str) -> None:
    with phone_serving({"shop": shop_boards.SHOP}) as server:
        server.answers["GET", f"{PLACE}/afterwards"] = (200, phone_boards.AFTERWARDS)
        open_phone(page, server, language)
        expect(page.get_by_text("¥559").first).to_be_visible()
        expect(page.get_by_text("2026-05-23")).to_have_count(2)
        assert violations(page) == []
        assert overflowing(page, "main") == []
        rated = phone_boards.AFTERWARDS | {"rating": 5}
        server.answers["GET", f"{PLACE}/afterwards"] = (200, rated)
        page.locator("label", has_text="5").first.click()
        page.locator("button.primary").click()
        answered(page, server, f"{PLACE}/rating")
        expect(page.get_by_role("status").filter(has_text="5")).to_be_visible()


def test_a_lost_link_is_named_and_the_last_known_state_stays(page: Page) -> None:
    with phone_serving(phone_boards.page()) as server:
        open_phone(page, server)
        expect(page.get_by_role("heading", name="维修中")).to_be_visible()
        server.stop()
        expect(page.get_by_role("status").filter(has_text="连接中断")).to_be_visible()
        expect(page.get_by_role("heading", name="维修中")).to_be_visible()


def test_silence_turns_the_page_amber_with_its_time(page: Page) -> None:
    with phone_serving(phone_boards.page()) as server:
        open_phone(page, server)
        expect(page.get_by_role("heading", name="维修中")).to_be_visible()
        server.silent = True
        expect(page.get_by_role("status")).to_contain_text("截至 14:06:21")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "board",
    [
        phone_boards.page(),
        phone_boards.estimate_to_agree(),
        phone_boards.added_work_to_answer(),
        phone_boards.page(step="ready", delivered_at="2025-11-21T06:05:00Z"),
    ],
    ids=["progress", "estimate", "added work", "rating"],
)
def test_axe_finds_nothing_amiss_and_nothing_is_cut(
    page: Page, board: dict[str, object], language: str
) -> None:
    with phone_serving(board) as server:
        open_phone(page, server, language)
        expect(page.locator("h1")).to_be_visible()
        assert violations(page) == []
        assert overflowing(page, ".phone") == []
        targets = page.locator("main button, main label").all()
        assert all((box.bounding_box() or {"height": 0.0})["height"] >= 47.5 for box in targets)
