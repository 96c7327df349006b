"""The advisor's desk: what is done to a car, from its row or its sheet."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, sessions, shop_boards
from tests.fakes.desk_browser import (
    answered,
    desk_serving,
    open_desk,
    overflowing,
    posted,
    row_of,
    violations,
)
from tests.fakes.shop_boards import Values

pytestmark = pytest.mark.browser

ADVISORS_NEXT = {"开始接待", "填写接待单", "客户签字", "增项答复", "开始洗车", "改时并告知"}
DONE = {"order_id": "order", "order_version": 5, "stage": "x", "event_number": 9}


def test_what_the_stage_allows_is_named_when_it_refuses(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0423/start-wash"
    refusal = {"code": "stage_not_allowed", "stage": "wash", "allowed": ["finish_wash", "move_promised_time"]}
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", path] = (409, refusal)
        open_desk(context, page, server)
        page.get_by_role("button", name="开始洗车").click()
        expect(page.get_by_role("alert")).to_contain_text("可以做：洗车完成、改时并告知")
        assert posted(server, path)[0][1] == {"order_version": 4}


def next_deeds(page: Page) -> set[str]:
    """Return what the buttons of the cars' rows say."""
    return {button.inner_text() for button in page.locator(".margin button").all()}


@pytest.mark.parametrize(
    ("person", "rows", "there", "missing"),
    [
        (sessions.CASHIER, {"结算 ¥860"}, "广播呼叫", ["手工登记", "都不是，手动输入", "播报"]),
        (desk_boards.SESSION, ADVISORS_NEXT, "手工登记", ["结算 ¥860", "检查"]),
    ],
)
def test_a_desk_offers_what_this_role_may_do_and_nothing_else(
    context: BrowserContext, page: Page, person: Values, rows: set[str], there: str, missing: list[str]
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, person=person)
        expect(row_of(page, "京R60T27")).to_be_visible()
        assert next_deeds(page) == rows
        expect(page.get_by_role("button", name=there).first).to_be_visible()
        for name in missing:
            expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_a_sheet_offers_the_till_to_the_cashier_but_no_customers_page(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, person=sessions.CASHIER)
        row_of(page, "京R60T27").click()
        press("收款 ¥860")(page)
        expect(page.get_by_role("button", name="显示客户二维码")).to_have_count(0)


def test_what_the_server_tells_at_the_pages_start_counts(context: BrowserContext, page: Page) -> None:
    """Not what was kept at the sign-in: the shop may have changed who may do what."""
    with desk_serving(desk_boards.busy_desk()) as server:
        fewer = desk_boards.SESSION | {"allowed": ["topic:desk"]}
        server.answers["GET", "/api/sessions/current"] = (200, fewer)
        open_desk(context, page, server)
        expect(row_of(page, "京R60T27")).to_be_visible()
        assert next_deeds(page) == set()
        expect(page.get_by_role("button", name="手工登记")).to_have_count(0)


def test_reception_ends_with_an_itemised_estimate_and_a_promise(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0424/finish-reception"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", path] = (200, DONE)
        open_desk(context, page, server)
        page.get_by_role("button", name="填写接待单").click()
        page.get_by_label("项目 1", exact=True).fill("保养 A")
        page.get_by_label("项目 1 的分钟").fill("60")
        page.get_by_label("项目 1 的金额").fill("860.50")
        page.get_by_role("button", name="加一项").click()
        page.get_by_label("项目 2", exact=True).fill("换雨刮")
        expect(page.get_by_role("button", name="报价")).to_be_disabled()
        page.get_by_label("项目 2 的分钟").fill("10")
        page.get_by_label("项目 2 的金额").fill("120")
        expect(page.get_by_label("最早")).to_have_value("15:20")
        expect(page.get_by_label("最晚")).to_have_value("15:35")
        page.get_by_label("里程").fill("52,300")
        page.get_by_label("在店等候").check()
        expect(page.get_by_role("button", name="报价 ¥980.50，请客户确认")).to_be_enabled()
        page.get_by_label("项目 2 由谁付款").select_option(label="厂家质保")
        page.get_by_role("button", name="报价 ¥860.50，请客户确认").click()
        answered(page, server, path)
        body = posted(server, path)[0][1]
        assert "vehicle" not in body
        assert [line["price_minor"] for line in body["lines"]] == [86_050, 12_000]
        assert body["promised_from"] == "2025-11-21T07:20:00.000Z"
        assert (body["mileage_km"], body["waits_here"], body["order_version"]) == (52_300, True, 4)


def test_a_walk_in_is_described_at_its_reception(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0424/finish-reception"
    with desk_serving(desk_boards.desk_with_a_walk_in()) as server:
        server.answers["POST", path] = (200, DONE)
        open_desk(context, page, server)
        expect(row_of(page, "京L92K01")).to_contain_text("–")
        page.get_by_role("button", name="填写接待单").click()
        page.get_by_label("项目 1", exact=True).fill("保养 A")
        page.get_by_label("项目 1 的分钟").fill("60")
        page.get_by_label("项目 1 的金额").fill("860")
        page.get_by_label("品牌").fill("本田")
        expect(page.get_by_role("button", name="报价")).to_be_disabled()
        expect(page.get_by_text("请填写车辆的品牌和车系。")).to_be_visible()
        page.get_by_label("车系").fill("雅阁")
        assert overflowing(page, "main > div") == []
        assert violations(page) == []
        page.get_by_role("button", name="报价 ¥860").click()
        body = answered(page, server, path)[0][1]
        brand, series = {"zh": "本田", "en": "本田"}, {"zh": "雅阁", "en": "雅阁"}
        assert body["vehicle"] == {"brand": brand, "series": series, "colour": None}


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.locator(".sheet").get_by_role("button", name=name).click()


def test_a_customer_signs_for_what_they_agree_to(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0418/authorize-estimate"
    signing = "/api/estimates/order-0418/signature"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", path] = (200, DONE)
        server.answers["POST", signing] = (200, {"signature_id": "1", "estimate_number": 1})
        open_desk(context, page, server)
        row_of(page, "京P6J552").click()
        expect(page.locator(".sheet").get_by_role("button", name="客户已在此签字")).to_be_disabled()
        pad = page.get_by_label("签名", exact=True)
        pad.hover()
        page.mouse.down()
        page.mouse.move(900, 400, steps=4)
        page.mouse.up()
        expect(page.get_by_role("button", name="重新签名")).to_be_visible()
        with page.expect_response(f"**{signing}") as kept:
            press("客户已在此签字")(page)
        assert kept.value.request.headers["content-type"] == "image/jpeg"
        answered(page, server, path)


def send_back(page: Page) -> None:
    press("退回返工")(page)
    page.get_by_label("请写原因").fill("漏油")
    press("退回返工")(page)


def move_promise(page: Page) -> None:
    page.get_by_label("最早").fill("14:40")
    page.get_by_label("最晚").fill("15:00")
    press("改时并告知")(page)


MOVED = {"promised_from": "2025-11-21T06:40:00.000Z", "promised_to": "2025-11-21T07:00:00.000Z"}


@pytest.mark.parametrize(
    ("plate", "act", "path", "body"),
    [
        ("京P6J552", press("电话同意"), "order-0418/authorize-estimate", {"agreed": "phone"}),
        ("京A12345", press("博世刹车片"), "order-0421/answer-added-work", {"option_id": "bosch"}),
        ("京A12345", press("这次不做"), "order-0421/answer-added-work", {"option_id": None}),
        ("京JD90125", press("检查通过"), "order-0422/pass-check", {}),
        ("京JD90125", send_back, "order-0422/fail-check", {"cause_id": "other", "cause": "漏油"}),
        ("苏E7N906", press("开始洗车"), "order-0423/start-wash", {}),
        ("京R60T27", press("再次呼叫"), "order-0426/call-customer", {}),
        ("京R60T27", press("收款 ¥860"), "order-0426/settle-order", {"paid_minor": 86_000}),
        ("京AD06827", move_promise, "order-0417/move-promised-time", MOVED),
    ],
)
def test_every_deed_that_is_allowed_is_reached_from_the_sheet(
    context: BrowserContext,
    page: Page,
    plate: str,
    act: Callable[[Page], None],
    path: str,
    body: dict[str, Any],
) -> None:
    where = f"/api/repair-orders/{path}"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", where] = (200, DONE)
        open_desk(context, page, server, person=sessions.MANAGER)
        row_of(page, plate).click()
        act(page)
        expect(page.get_by_text("已完成")).to_be_visible()
        assert posted(server, where)[0][1].items() >= {**body, "order_version": 4}.items()


def test_the_sheet_says_who_waits_and_offers_the_promised_window(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server)
        row_of(page, "京JD90125").click()
        expect(page.locator(".sheet dd", has_text="在店等候")).to_have_count(1)
        expect(page.get_by_label("最早")).to_have_value("15:30")
        expect(page.get_by_label("最晚")).to_have_value("16:05")
        row_of(page, "京AD06827").click()
        expect(page.get_by_label("最早")).not_to_have_value("13:30")


def test_a_deed_can_be_taken_back(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", "/api/repair-orders/order-0423/start-wash"] = (200, DONE)
        server.answers["POST", "/api/repair-orders/order-0423/undo-deed"] = (200, DONE)
        open_desk(context, page, server)
        page.get_by_role("button", name="开始洗车").click()
        page.get_by_role("button", name="撤回").click()
        answered(page, server, "/api/repair-orders/order-0423/undo-deed")


def test_the_customers_page_is_shown_as_a_code(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", "/api/visits/visit-0426/customer-link"] = (200, {"path": "/v/abc.def"})
        open_desk(context, page, server)
        row_of(page, "京R60T27").click()
        page.get_by_role("button", name="显示客户二维码").click()
        expect(page.get_by_role("img", name="https://anhe.example/v/abc.def")).to_be_visible()


def test_an_exception_is_settled(context: BrowserContext, page: Page) -> None:
    raised = {
        "exception_id": "e1",
        "kind": "left_unsettled",
        "visit_id": None,
        "plate": shop_boards.plate("京H2M118"),
        "owner": shop_boards.words("王敏", "Wang Min"),
        "raised_at": shop_boards.at("13:50"),
    }
    with desk_serving({**desk_boards.empty_desk(), "exception/e1": raised}) as server:
        server.answers["POST", "/api/exceptions/e1/settle"] = (200, {"exception_id": "e1", "event_number": 3})
        open_desk(context, page, server)
        page.get_by_role("button", name="已处理").click()
        answered(page, server, "/api/exceptions/e1/settle")
