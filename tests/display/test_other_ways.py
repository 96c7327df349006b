"""Other ways in an estimate with their risk, and a promise moved as the bays allow, or with a reason."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.display.test_desk_deeds import DONE
from tests.fakes import desk_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, row_of, violations
from tests.fakes.shop_boards import at, words

pytestmark = pytest.mark.browser


def test_another_way_is_written_with_its_risk(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0424/finish-reception"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["POST", path] = (200, DONE)
        open_desk(context, page, server)
        page.get_by_role("button", name="填写接待单").click()
        page.get_by_label("项目 1", exact=True).fill("前刹车片")
        page.get_by_label("项目 1 的分钟").fill("60")
        page.get_by_label("项目 1 的金额").fill("860")
        page.get_by_role("button", name="增加其他做法").click()
        expect(page.get_by_label("项目 1 其他做法 1 的分钟")).to_have_value("60")
        page.get_by_label("项目 1 其他做法 1 的名称").fill("副厂片")
        page.get_by_label("项目 1 其他做法 1 的价格").fill("560")
        expect(page.get_by_role("button", name="报价")).to_be_disabled()
        page.get_by_label("项目 1 其他做法 1 的风险").fill("寿命较短")
        assert violations(page) == []
        page.get_by_role("button", name="报价 ¥860").click()
        ((_, body),) = answered(page, server, path)
        (option,) = body["lines"][0]["options"]
        assert (option["price_minor"], option["minutes"], option["detail"]["zh"]) == (56_000, 60, "寿命较短")


def test_a_promise_that_the_bays_do_not_allow_needs_a_reason(context: BrowserContext, page: Page) -> None:
    window = {
        "from_at": at("17:40"),
        "to_at": at("18:00"),
        "bay_kind": "lift",
        "bays": 2,
        "waiting_minutes": 90,
        "work_minutes": 60,
        "other_minutes": 30,
    }
    told = {
        "moved_at": at("13:10"),
        "moved_by": words("李静", "Li Jing"),
        "promised_from": at("14:00"),
        "promised_to": at("14:20"),
        "reason": "两人一起做",
    }
    path = "/api/repair-orders/order-0417/move-promised-time"
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", "/api/estimates/order-0417/window"] = (200, window)
        server.answers["GET", "/api/estimates/order-0417/promise-reasons"] = (200, [told])
        server.answers["POST", path] = (200, DONE)
        open_desk(context, page, server)
        row_of(page, "京AD06827").click()
        expect(page.get_by_label("最早")).to_have_value("17:40")
        expect(page.get_by_text("两人一起做")).to_be_visible()
        page.get_by_label("最早").fill("15:00")
        page.get_by_label("最晚").fill("15:15")
        expect(page.get_by_text("工位排不出这个时间")).to_be_visible()
        move = page.locator("form").get_by_role("button", name="改时并告知")
        expect(move).to_be_disabled()
        page.get_by_label("为何仍可做到").fill("加班")
        move.click()
        ((_, body),) = answered(page, server, path)
        assert body["promise_reason"] == "加班"
