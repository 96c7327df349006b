"""The work list of whoever has signed in: what to take next, checks, the wash, and a lost network."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from tests.fakes import sessions, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import answered, overflowing, posted, violations
from tests.fakes.shop_boards import Values
from tests.fakes.work_list_boards import WASHER, busy_list, open_list, ready_list, settled_car, settlement

pytestmark = pytest.mark.browser

PASS = "/api/repair-orders/order-0431/pass-check"
FAIL = "/api/repair-orders/order-0431/fail-check"
SETTLEMENT = "/api/settlements/order-0426"
DONE = {"order_id": "order", "order_version": 5, "stage": "x", "event_number": 9}


@contextmanager
def list_serving(board: Values, topic: str = "workshop") -> Iterator[BoardServer]:
    """Run a server of one board at 14:06:21."""
    with serving({topic: board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        yield server


def rows(page: Page) -> Locator:
    return page.locator(".list li button")


def open_car(page: Page, plate: str) -> None:
    rows(page).filter(has=page.get_by_role("img", name=plate)).click()


def test_the_oldest_promise_comes_first_and_own_work_last(context: BrowserContext, page: Page) -> None:
    with list_serving(busy_list()) as server:
        open_list(context, page, server)
        expect(rows(page)).to_have_count(3)
        texts = rows(page).all_inner_texts()
        assert ["下一台 · 终检" in text for text in texts] == [True, False, False]
        assert ["13:40–14:00" in texts[0], "在店等候" in texts[1], "须由别人检" in texts[2]] == [True] * 3
        rows(page).nth(2).click()
        expect(page.get_by_text("您修过或已检过这辆车")).to_be_visible()
        expect(page.get_by_role("button", name="检查通过")).to_have_count(0)


def test_a_check_is_passed_once_all_is_looked_at_and_the_drive_is_told(
    context: BrowserContext, page: Page
) -> None:
    with list_serving(busy_list()) as server:
        server.answers["POST", PASS] = (200, DONE)
        open_list(context, page, server)
        rows(page).first.click()
        passing = page.get_by_role("button", name="检查通过")
        expect(passing).to_be_disabled()
        for item in page.get_by_role("checkbox").all():
            item.check()
        expect(page.get_by_text("请说明是否路试")).to_be_visible()
        page.get_by_role("button", name="已路试").click()
        page.get_by_label("公里数").fill("4")
        passing.click()
        body = answered(page, server, PASS)[0][1]
        assert body["checked"] == ["complaint_gone", "no_warnings", "clean_inside"]
        assert body["road_test"] == {"taken": True, "km": 4}
        expect(rows(page)).to_have_count(2)
        expect(page.get_by_role("button", name="撤销")).to_be_visible()


def test_a_car_goes_back_for_a_cause_of_the_list(context: BrowserContext, page: Page) -> None:
    with list_serving(busy_list()) as server:
        server.answers["POST", FAIL] = (200, DONE)
        open_list(context, page, server)
        rows(page).first.click()
        page.get_by_role("button", name="退回返工").click()
        expect(page.get_by_role("button", name="退回返工")).to_be_disabled()
        page.get_by_role("button", name="异响").click()
        page.get_by_label("补充说明").fill("左前")
        page.get_by_role("button", name="退回返工").click()
        body = answered(page, server, FAIL)[0][1]
        assert (body["cause_id"], body["cause"]) == ("noise", "左前")


def test_a_washer_without_a_network_goes_on_and_it_arrives_in_order(
    context: BrowserContext, page: Page
) -> None:
    start, finish = (f"/api/repair-orders/order-0435/{deed}" for deed in ("start-wash", "finish-wash"))
    with list_serving(busy_list()) as server:
        server.answers["POST", start] = (503, {})
        server.answers["POST", finish] = (200, DONE)
        open_list(context, page, server, WASHER)
        expect(rows(page).filter(has_text="客户不要洗车")).to_have_count(1)
        expect(rows(page)).to_have_count(2)
        open_car(page, "苏E·7N906")
        page.get_by_role("button", name="开始洗车").click()
        answered(page, server, start)
        page.get_by_role("button", name="洗车完成").click()
        expect(rows(page)).to_have_count(1)
        expect(page.get_by_text("2 次操作发送中")).to_be_visible()
        assert posted(server, finish) == []
        server.answers["POST", start] = (200, DONE)
        answered(page, server, finish)
        keys = [headers["idempotency-key"] for headers, _ in posted(server, start)]
        assert len(set(keys)) == 1


def test_a_cashier_finds_the_cars_that_are_ready(context: BrowserContext, page: Page) -> None:
    order = "/api/repair-orders/order-0426"
    with list_serving(ready_list(), "desk") as server:
        server.answers["GET", SETTLEMENT] = (200, settlement())
        server.answers["POST", f"{order}/take-payment"] = (200, DONE)
        server.answers["POST", f"{order}/settle-order"] = (200, DONE)
        open_list(context, page, server, sessions.CASHIER)
        expect(rows(page)).to_have_count(1)
        rows(page).first.click()
        expect(page.get_by_role("button", name="还差 ¥560")).to_be_disabled()
        page.get_by_role("button", name="现金").click()
        page.get_by_label("收到现金").fill("600")
        expect(page.get_by_text("找零 ¥40")).to_be_visible()
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        server.answers["GET", SETTLEMENT] = (200, settlement(86_000))
        page.get_by_role("button", name="收款 ¥560").click()
        taken = answered(page, server, f"{order}/take-payment")[0][1]
        assert (taken["kind"], taken["payer"], taken["amount_minor"]) == ("cash", "customer", 56_000)
        page.get_by_role("button", name="完成结算").click()
        assert answered(page, server, f"{order}/settle-order")[0][1]["paid_minor"] == 0


def test_a_payment_is_given_back_only_with_a_reason(context: BrowserContext, page: Page) -> None:
    order = "/api/repair-orders/order-0426"
    with list_serving(ready_list(), "desk") as server:
        server.answers["GET", SETTLEMENT] = (200, settlement())
        server.answers["POST", f"{order}/refund-payment"] = (200, DONE)
        open_list(context, page, server, sessions.CASHIER)
        rows(page).first.click()
        page.get_by_role("button", name="退款").click()
        confirm = page.locator("form").get_by_role("button", name="退款")
        expect(confirm).to_be_disabled()
        page.get_by_label("为什么退款").fill("刷错卡")
        page.get_by_label("退多少").fill("301")
        expect(confirm).to_be_disabled()
        page.get_by_label("退多少").fill("120")
        assert violations(page) == []
        confirm.click()
        body = answered(page, server, f"{order}/refund-payment")[0][1]
        assert (body["payment_id"], body["amount_minor"], body["reason"]) == ("payment-1", 12_000, "刷错卡")


def test_the_keys_go_with_the_delivery_walk(context: BrowserContext, page: Page) -> None:
    path = "/api/repair-orders/order-0427/deliver-vehicle"
    board = {**ready_list(), "car/visit-0427": settled_car()}
    with list_serving(board, "desk") as server:
        server.answers["GET", "/api/settlements/order-0427"] = (200, settlement(86_000))
        server.answers["POST", path] = (200, DONE)
        open_list(context, page, server, sessions.CASHIER)
        rows(page).filter(has_text="已结算").click()
        expect(page.get_by_role("button", name="交车")).to_be_disabled()
        page.get_by_role("button", name="客户带走").click()
        expect(page.get_by_role("button", name="交车")).to_be_disabled()
        page.get_by_role("button", name="客户赶时间").click()
        page.get_by_label("下次建议").fill("查看刹车片")
        page.get_by_label("下次保养里程").fill("58000")
        page.get_by_role("button", name="交车").click()
        body = answered(page, server, path)[0][1]
        assert (body["old_parts"], body["unsigned"]) == ("taken", "in_a_hurry")
        assert body["advice"] == "查看刹车片"
        assert (body["next_service_on"], body["next_service_km"]) == (None, 58_000)


def test_the_settlement_is_a_sheet_of_paper(context: BrowserContext, page: Page) -> None:
    with list_serving(ready_list(), "desk") as server:
        server.answers["GET", SETTLEMENT] = (200, settlement())
        open_list(context, page, server, sessions.CASHIER)
        page.goto(f"{server.url}/settlement/order-0426?lang=en")
        expect(page.get_by_role("row")).to_have_count(4)
        expect(page.get_by_text("Front brake pads")).to_be_visible()
        assert violations(page) == []
        page.emulate_media(media="print")
        expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_the_settlement_tells_what_others_pay_and_adds_up_once_however_many_pages(
    context: BrowserContext, page: Page
) -> None:
    sheet = settlement()
    first, second = sheet["lines"]
    sheet["lines"] = [first | {"line_id": str(number)} for number in range(40)]
    sheet["lines"].append(second | {"payer": "warranty"})
    with list_serving(ready_list(), "desk") as server:
        server.answers["GET", SETTLEMENT] = (200, sheet)
        open_list(context, page, server, sessions.CASHIER)
        page.goto(f"{server.url}/settlement/order-0426?lang=en")
        expect(page.get_by_role("row").filter(has_text="Paid by: Warranty")).to_contain_text("−¥200")
        expect(page.get_by_role("row").filter(has_text="The customer pays")).to_contain_text("¥26,400")
        pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        said = [each.extract_text() for each in pages]
        assert len(said) > 1
        assert ["The customer pays" in each for each in said] == [False] * (len(said) - 1) + [True]


@pytest.mark.parametrize(("size", "language"), [((1280, 800), "en"), ((800, 1280), "zh"), ((390, 844), "en")])
def test_it_fits_every_hand(
    context: BrowserContext, page: Page, size: tuple[int, int], language: str
) -> None:
    with list_serving(busy_list()) as server:
        open_list(context, page, server, size=size, language=language)
        rows(page).nth(1).click()
        page.get_by_role("button", name="已路试" if language == "zh" else "Driven", exact=True).click()
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
