"""What each person of a shop does with a car, on their own screen, over the real server."""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.bootstrap import database_url
from server.domain import events
from server.shop_clock import real_now
from server.store.engines import reading_engine
from server.store.journal import read_after
from tests.fakes.desk_browser import PHONE
from tests.fakes.driven_car import SAID, DrivenCar
from tests.fakes.running_shop import RunningShop
from tests.fakes.signed_pad import sign
from tests.fakes.waiting import until

pytestmark = pytest.mark.browser
STATIONS = 7
OFFLINE_MS = 3_000
WIPERS = {"zh": "换雨刮", "en": "Wipers"}


def arrived(shop: RunningShop, plate: str) -> DrivenCar:
    """A booked car that the gate has just seen."""
    car = DrivenCar(shop, plate)
    car.book()
    car.pass_entry()
    return car


def row(shop: RunningShop, car: DrivenCar) -> dict[str, Any]:
    """The car as the desk shows it."""
    found: dict[str, Any] = shop.board("desk", shop.session("wang"))[f"car/{car.visit_id}"]
    return found


def joined(shop: RunningShop, car: DrivenCar, login: str) -> list[events.Envelope]:
    """Each time that somebody clocked on to the car's order."""
    reader = reading_engine(database_url(shop.folder))
    with reader.begin() as connection:
        entries = read_after(connection, shop.founded.shop.shop_id, 0, most=10_000)
    reader.dispose()
    told, wanted = events.TechnicianClockedOn, (car.order_id, shop.staff_id(login))
    return [
        entry
        for entry in entries
        if isinstance(entry.event, told) and (entry.event.order_id, entry.event.staff_id) == wanted
    ]


def comes_to(shop: RunningShop, car: DrivenCar, stage: str) -> None:
    """Wait until the server has the car there."""
    until(lambda: row(shop, car)["stage"] == stage)


def open_as(page: Page, shop: RunningShop, login: str, path: str) -> None:
    """Open a page as somebody, on a tablet."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{shop.address}{path}?lang=zh#token={shop.session(login)}")


def choose(page: Page, plate: str) -> None:
    """Open a car of one's own list."""
    page.locator(".list li button").filter(has=page.get_by_role("img", name=plate)).click()


def test_an_advisor_receives_a_car_from_its_arrival_to_the_customers_word(
    page: Page, shop: RunningShop
) -> None:
    car = arrived(shop, "京A12345")
    open_as(page, shop, "wang", "/reception")
    page.get_by_role("button", name="开始接待").first.click()
    following = page.locator("footer button")
    expect(page.locator("[name=name]")).to_have_value("何平")
    following.click()
    page.locator("[name=mileage]").fill("52300")
    following.click()
    for _ in range(STATIONS):
        page.get_by_role("button", name="未见损伤", exact=True).click()
    following.click()
    page.locator("[name=own-words]").fill("刹车有异响")
    page.get_by_role("button", name="在店等候").click()
    following.click()
    page.get_by_label("项目 1", exact=True).fill("保养 A")
    page.get_by_label("项目 1 的分钟").fill("60")
    page.get_by_label("项目 1 的金额").fill("480")
    expect(page.get_by_text("最早可承诺")).to_be_visible()
    page.get_by_role("button", name="报价 ¥480，请客户确认").click()
    sign(page, "签名")
    page.get_by_role("button", name="客户已在此签字").click()
    comes_to(shop, car, "dispatch")
    assert (row(shop, car)["waits_here"], row(shop, car)["total_minor"]) == (True, 48_000)


def test_a_customer_agrees_line_by_line_on_the_phone(page: Page, shop: RunningShop) -> None:
    car = arrived(shop, "京N7F330")
    lines = [
        {"title": SAID, "standard_minutes": 60, "price_minor": 48_000},
        {"title": WIPERS, "standard_minutes": 10, "price_minor": 12_000},
    ]
    car.be_received_with(lines)
    link = shop.post(f"/api/visits/{car.visit_id}/customer-link", shop.session("wang"), {}).json()["path"]
    page.set_viewport_size(PHONE)
    page.goto(f"{shop.address}{link}?lang=zh")
    page.get_by_label("换雨刮").uncheck()
    page.get_by_role("button", name="同意 ¥480").click()
    expect(page.get_by_role("heading", name="等待开工")).to_be_visible()
    assert [line["authorization"] for line in row(shop, car)["lines"]] == ["authorized", "declined"]


def test_a_technician_works_on_without_a_network_and_comes_back(
    context: BrowserContext, page: Page, shop: RunningShop
) -> None:
    car = arrived(shop, "京JD90125")
    car.receive()
    car.go_to_bay()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{shop.address}/bay/1?lang=zh#token={shop.device('tablet', 'bay/1')}")
    page.get_by_role("button", name="开工").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="陈强").click()
    for digit in next(told.pin for told in shop.founded.credentials if told.login == "chenqiang"):
        sheet.get_by_role("button", name=digit, exact=True).click()
    sheet.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="开工").click()
    expect(page.get_by_role("button", name="暂停")).to_be_enabled()
    context.set_offline(True)
    items = page.get_by_role("checkbox")
    for item in items.all():
        item.click()
    page.get_by_role("button", name="完成，做自检").click()
    expect(page.get_by_text(re.compile(r"\d 次操作"))).to_be_visible()
    assert row(shop, car)["stage"] == "in_bay"
    context.set_offline(False)
    comes_to(shop, car, "cross_check")


def test_who_joins_a_job_without_a_network_counts_from_then(
    context: BrowserContext, page: Page, shop: RunningShop
) -> None:
    car = arrived(shop, "京AF03318")
    car.receive()
    car.go_to_bay()
    car.be_worked_on()
    session = {"Authorization": f"Bearer {shop.session('chenqiang')}"}
    kept = {
        "glassbay.device:/bay/1": shop.device("tablet", "bay/1"),
        "glassbay.session:/bay/1": httpx.get(f"{shop.address}/api/sessions/current", headers=session).text,
    }
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{shop.address}/health")
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    page.goto(f"{shop.address}/bay/1?lang=zh")
    page.get_by_role("button", name="加入或退出").click()
    sheet = page.get_by_role("dialog")
    other = sheet.get_by_role("listitem").filter(has_text="刘洋")
    expect(other.get_by_role("button", name="加入")).to_be_enabled()
    context.set_offline(True)
    other.get_by_role("button", name="加入").click()
    tapped_by = real_now()
    expect(other.get_by_role("button", name="退出")).to_be_visible()
    page.wait_for_timeout(OFFLINE_MS)
    assert joined(shop, car, "liuyang") == []
    context.set_offline(False)
    until(lambda: joined(shop, car, "liuyang") != [])

    (entry,) = joined(shop, car, "liuyang")
    assert entry.occurred_at <= tapped_by
    assert entry.recorded_at - entry.occurred_at >= timedelta(milliseconds=OFFLINE_MS)
    car.be_done()


def test_an_inspector_sends_a_car_back_and_it_returns(page: Page, shop: RunningShop) -> None:
    car = arrived(shop, "沪B26317")
    car.receive()
    car.go_to_bay()
    car.be_worked_on()
    car.be_done()
    car.must("gao", "pass-check", car.all_checked())
    open_as(page, shop, "tang", "/work-list")
    choose(page, "沪B·26317")
    page.get_by_role("button", name="退回返工").click()
    page.get_by_role("button", name="异响").click()
    page.get_by_label("补充说明").fill("左前")
    page.get_by_role("button", name="退回返工").click()
    comes_to(shop, car, "dispatch")
    car.go_to_bay()
    car.be_worked_on()
    car.be_done()
    car.must("gao", "pass-check", car.all_checked())
    choose(page, "沪B·26317")
    expect(page.get_by_text("异响").first).to_be_visible()
    for item in page.get_by_role("checkbox").all():
        item.check()
    page.get_by_role("button", name="已路试").click()
    page.get_by_label("公里数").fill("4")
    page.get_by_role("button", name="检查通过").click()
    comes_to(shop, car, "wash")
    assert row(shop, car)["rework_count"] == 1


def test_a_washer_takes_the_next_car_and_the_cashier_settles_it_in_parts(
    context: BrowserContext, page: Page, shop: RunningShop
) -> None:
    car = arrived(shop, "粤ZF023港")
    car.receive()
    car.go_to_bay()
    car.be_worked_on()
    car.be_checked()
    open_as(page, shop, "xu", "/work-list")
    choose(page, "粤Z·F023港")
    page.get_by_role("button", name="开始洗车").click()
    page.get_by_role("button", name="洗车完成").click()
    comes_to(shop, car, "ready")
    till = context.new_page()
    open_as(till, shop, "wu", "/work-list")
    choose(till, "粤Z·F023港")
    till.get_by_role("button", name="现金").click()
    till.get_by_label("金额").fill("200")
    till.get_by_role("button", name="收款 ¥200").click()
    till.get_by_role("button", name="收款 ¥280").click()
    till.get_by_role("button", name="完成结算").click()
    comes_to(shop, car, "settled")
    assert row(shop, car)["paid_minor"] == 48_000
