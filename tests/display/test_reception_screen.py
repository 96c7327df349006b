"""The reception on a tablet: a car is received beside it, also while the network is away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, phone_boards, reception_boards, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import (
    CROP,
    answered,
    open_desk,
    open_phone,
    overflowing,
    phone_serving,
    posted,
    row_of,
    violations,
)
from tests.fakes.desk_cars import car
from tests.fakes.reception_boards import HISTORY, ORDER

pytestmark = pytest.mark.browser

ROOT = f"/api/receptions/{ORDER}"
KEPT = {"order_id": ORDER, "event_number": 9}
PARTS = ("customer", "vehicle", "interview", "marks", "stations", "photos")


def jpeg() -> bytes:
    """A picture as a tablet's camera makes it, but small."""
    kept = BytesIO()
    Image.new("RGB", (64, 48), "gray").save(kept, "JPEG")
    return kept.getvalue()


@contextmanager
def tablet_serving() -> Iterator[BoardServer]:
    """Run a server of one desk with cars to receive."""
    board = reception_boards.reception_tablet()
    with serving({"desk": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.answers["GET", f"/api/sightings/{desk_boards.SIGHTING}/crop"] = (200, CROP)
        server.answers["GET", f"{ROOT}/history"] = (200, HISTORY)
        for part in PARTS:
            server.answers["POST", f"{ROOT}/{part}"] = (200, KEPT)
        yield server


def open_tablet(
    context: BrowserContext, page: Page, server: BoardServer, language: str = "zh", upright: bool = False
) -> None:
    """Open the reception as Wang Min, who is an advisor."""
    session = json.dumps(json.dumps(desk_boards.SESSION))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size({"width": 800, "height": 1280} if upright else {"width": 1280, "height": 800})
    page.goto(f"{server.url}/reception?lang={language}")
    expect(
        page.get_by_role("status").filter(has_text="已保存").or_(page.get_by_text("Saved"))
    ).to_be_visible()


def go_on_with(page: Page) -> None:
    """Open the reception of the walk-in."""
    page.get_by_role("button", name="京M·58K20").click()


def step(page: Page, number: int) -> None:
    page.get_by_role("navigation").get_by_role("button").nth(number - 1).click()


def test_a_plate_is_typed_by_touch_alone(context: BrowserContext, page: Page) -> None:
    path = f"/api/sightings/{desk_boards.SIGHTING}/confirm"
    with tablet_serving() as server:
        server.answers["POST", path] = (200, {"visit_id": "visit", "event_number": 9})
        open_tablet(context, page, server)
        page.get_by_role("button", name="都不是，手动输入").click()
        for key in "津AD06827":
            page.get_by_role("button", name=key, exact=True).click()
        page.get_by_role("button", name="删除一位").click()
        page.get_by_role("button", name="9", exact=True).click()
        page.get_by_role("button", name="确认").click()
        assert answered(page, server, path)[0][1] == {"plate": "津AD06829", "colour": None}


def test_what_was_typed_survives_a_reload_and_is_handed_on_when_it_is_whole(
    context: BrowserContext, page: Page
) -> None:
    with tablet_serving() as server:
        open_tablet(context, page, server)
        go_on_with(page)
        page.locator("[name=name]").fill("何平")
        page.locator("[name=phone]").fill("1380000")
        page.reload()
        expect(page.locator("[name=name]")).to_have_value("何平")
        expect(page.get_by_text("手机号为 11 位")).to_be_visible()
        step(page, 2)
        page.locator("[name=mileage]").fill("5230")
        expect(page.get_by_text("低于上次进店的 52,300 公里")).to_be_visible()
        page.get_by_role("button", name="已核对，无误").click()
        page.get_by_role("button", name="气囊").click()
        step(page, 1)
        page.locator("[name=phone]").fill("13800004571")
        step(page, 4)
        customer = answered(page, server, f"{ROOT}/customer")
        vehicle = answered(page, server, f"{ROOT}/vehicle")[0][1]
        owner = {"name": "何平", "phone": "13800004571", "has_no_phone": False}
        assert [body["owner"] for _, body in customer] == [owner]
        assert (vehicle["mileage_km"], vehicle["mileage_confirmed"]) == (5230, True)
        assert vehicle["warning_lamps"] == ["airbag"]


def test_the_walk_leads_in_its_order(context: BrowserContext, page: Page) -> None:
    with tablet_serving() as server:
        open_tablet(context, page, server)
        go_on_with(page)
        step(page, 3)
        open_station = page.locator("li.open .name")
        expect(open_station).to_have_text("车内")
        page.get_by_role("button", name="未见损伤").click()
        expect(open_station).to_have_text("左前")
        page.get_by_role("button", name="凹陷").click()
        page.locator(".touch").click(position={"x": 40, "y": 150})
        expect(page.get_by_role("button", name="左前：凹陷")).to_be_visible()
        body = answered(page, server, f"{ROOT}/marks")[0][1]
        assert (body["station"], body["kind"]) == ("left_front", "dent")
        page.get_by_role("button", name="继续").click()
        expect(open_station).to_have_text("车头")


def test_marks_and_photos_wait_for_the_network_and_arrive_in_order_and_once(
    context: BrowserContext, page: Page
) -> None:
    with tablet_serving() as server:
        open_tablet(context, page, server)
        go_on_with(page)
        step(page, 3)
        context.set_offline(True)
        for y in (100, 150, 200):
            page.locator(".touch").click(position={"x": 40, "y": y})
        page.locator("li.open input[type=file]").set_input_files(
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
        )
        expect(page.get_by_role("status").filter(has_text="4")).to_be_visible()
        expect(page.get_by_role("img", name="等待网络")).to_be_visible()
        assert posted(server, f"{ROOT}/marks") == []
        context.set_offline(False)
        page.reload()
        sent: list[tuple[dict[str, str], Any]] = answered(page, server, f"{ROOT}/marks", 3)
        answered(page, server, f"{ROOT}/photos")
        expect(page.get_by_role("status").filter(has_text="已保存")).to_be_visible()
        assert [body["y"] for _, body in sent] == sorted(body["y"] for _, body in sent)
        assert len({headers["idempotency-key"] for headers, _ in sent}) == 3
        paths = [path for method, path, _, _ in server.requests if method == "POST"]
        assert paths == [f"{ROOT}/marks"] * 3 + [f"{ROOT}/photos"]


def test_a_place_told_without_a_network_waits_and_a_tag_that_is_taken_comes_back(
    context: BrowserContext, page: Page
) -> None:
    place = "/api/visits/visit-0431/place"
    with tablet_serving() as server:
        server.answers["POST", place] = (409, {"code": "key_tag_taken", "status": 409})
        open_tablet(context, page, server)
        go_on_with(page)
        step(page, 2)
        context.set_offline(True)
        tag, save = page.locator("[name=key-tag]"), page.get_by_role("button", name="保存")
        tag.fill("A12")
        page.locator("[name=spot]").fill("B2-14")
        save.click()
        expect(page.get_by_role("status").filter(has_text="1")).to_be_visible()
        expect(save).to_be_disabled()
        assert posted(server, place) == []
        context.set_offline(False)
        told = answered(page, server, place)[0][1]
        assert (told["key_tag"], told["spot"], "done_at" in told) == ("A12", "B2-14", True)
        notice = page.get_by_role("alert").filter(has_text="未能保存")
        expect(notice).to_contain_text("这个钥匙牌正挂在另一辆车的钥匙上")
        expect(tag).to_have_value("")


def test_a_booked_car_without_a_plate_is_received_from_its_row(context: BrowserContext, page: Page) -> None:
    visit, order = "visit-0440", "order-0440"
    begin = f"/api/repair-orders/{order}/begin-reception"
    booked = desk_boards.booking("9", "14:30", shop_boards.plate("#054249", "none"), "马丽")
    missed = desk_boards.booking("8", "13:00", shop_boards.plate("#K17", "none"), "高翔", "no_show")
    here = desk_boards.booking("7", "13:00", shop_boards.plate("#K18", "none"), "吴敏", "in_service")
    model = (shop_boards.words("大众", "Volkswagen"), shop_boards.words("朗逸", "Lavida"))
    arrived = car("0440", booked["plate"], model, "arrived", "", lines=[], booked=True)
    with tablet_serving() as server:
        for path in ("/api/visits", begin):
            server.answers["POST", path] = (200, {"visit_id": visit, "event_number": 9})
        open_tablet(context, page, server)
        server.change("desk", {f"booking/{each['appointment_id']}": each for each in (booked, missed, here)})
        rows = page.get_by_role("listitem").filter(has_text="到店，开始接待")
        expect(rows).to_have_count(2)
        assert violations(page) == []
        rows.filter(has_text="马丽").get_by_role("button").click()
        assert answered(page, server, "/api/visits")[0][1] == {"no_plate": {"mark": "#054249"}}
        assert posted(server, begin) == []
        server.change("desk", {f"car/{visit}": arrived})
        assert len(answered(page, server, begin)) == 1


def test_what_the_server_refuses_is_told_and_sent_again_once_it_was_corrected(
    context: BrowserContext, page: Page
) -> None:
    refusal = {"code": "mileage_below_last", "last_km": 60_000, "field": "mileage_km"}
    with tablet_serving() as server:
        server.answers["POST", f"{ROOT}/vehicle"] = (409, refusal)
        open_tablet(context, page, server)
        go_on_with(page)
        step(page, 2)
        page.locator("[name=mileage]").fill("55000")
        step(page, 4)
        expect(page.get_by_role("alert").filter(has_text="未能保存")).to_contain_text(
            "上次进店为 60,000 公里"
        )
        page.get_by_role("button", name="知道了").click()
        server.answers["POST", f"{ROOT}/vehicle"] = (200, KEPT)
        step(page, 2)
        step(page, 4)
        assert len(answered(page, server, f"{ROOT}/vehicle", 2)) == 2


@pytest.mark.parametrize(("language", "upright"), [("zh", False), ("en", True)])
def test_every_step_can_be_used_by_everybody(
    context: BrowserContext, page: Page, language: str, upright: bool
) -> None:
    with tablet_serving() as server:
        server.boards["desk"][f"walkaround/{ORDER}"] = reception_boards.walkaround()
        open_tablet(context, page, server, language, upright)
        assert violations(page) == []
        go_on_with(page)
        for number in range(1, 6):
            step(page, number)
            assert overflowing(page, ".step") == []
            assert violations(page) == []


def write_estimate(page: Page) -> None:
    page.get_by_label("项目 1", exact=True).fill("保养 A")
    page.get_by_label("项目 1 的分钟").fill("60")
    page.get_by_label("项目 1 的金额").fill("860")
    page.get_by_role("button", name="报价 ¥860").click()


def test_before_the_estimate_goes_out_what_was_left_out_is_named_and_asked_once(
    context: BrowserContext, page: Page
) -> None:
    path = f"/api/repair-orders/{ORDER}/finish-reception"
    with tablet_serving() as server:
        server.answers["POST", path] = (200, {"order_version": 5, "event_number": 10})
        open_tablet(context, page, server)
        go_on_with(page)
        page.locator("[name=name]").fill("何平")
        step(page, 5)
        write_estimate(page)
        asked = page.get_by_role("region", name="还没有问到或看到的")
        expect(asked.get_by_role("listitem")).to_have_text(
            [
                "车主电话 客户 ›",
                "里程 车辆 ›",
                "环车检查没有做完 环车检查 ›",
                "客户原话 问诊 ›",
                "维修期间客户在哪里 问诊 ›",
            ]
        )
        expect(asked).to_be_in_viewport()
        assert violations(page) == []
        asked.get_by_role("button", name="客户原话").click()
        page.locator("[name=own-words]").fill("刹车有声音")
        page.get_by_role("button", name="离店").click()
        page.get_by_role("button", name="客户不要洗车").click()
        step(page, 5)
        assert answered(page, server, f"{ROOT}/interview")[-1][1]["no_wash"] is True
        page.get_by_role("button", name="报价 ¥860").click()
        expect(asked.get_by_role("listitem")).to_have_count(3)
        assert posted(server, path) == []
        asked.get_by_role("button", name="不补，直接报价").click()
        assert len(answered(page, server, path)) == 1
        nobody = {"name": "何平", "phone": None, "has_no_phone": False}
        assert answered(page, server, f"{ROOT}/customer")[0][1]["owner"] == nobody
        server.change("desk", {f"car/{reception_boards.VISIT}": reception_boards.estimated()})
        expect(page.get_by_role("heading", name="客户同意的项目")).to_be_attached()
        expect(page.get_by_text("保养 1", exact=True).first).to_be_in_viewport()


def test_a_customer_without_a_telephone_is_not_asked_for_one_again(
    context: BrowserContext, page: Page
) -> None:
    with tablet_serving() as server:
        open_tablet(context, page, server)
        go_on_with(page)
        page.locator("[name=name]").fill("何平")
        page.get_by_role("button", name="没有电话").click()
        expect(page.locator("[name=phone]")).to_be_disabled()
        step(page, 5)
        write_estimate(page)
        asked = page.get_by_role("region", name="还没有问到或看到的")
        expect(asked).to_be_visible()
        expect(asked.get_by_text("车主电话")).to_have_count(0)


def test_a_number_on_record_is_not_lost_by_a_tap(context: BrowserContext, page: Page) -> None:
    with tablet_serving() as server:
        known = reception_boards.record(owner_name="何平", owner_phone="13800004571")
        server.boards["desk"][f"reception/{ORDER}"] = known
        open_tablet(context, page, server)
        go_on_with(page)
        none = page.get_by_role("button", name="没有电话")
        expect(page.locator("[name=phone]")).to_have_value("13800004571")
        expect(none).to_have_count(0)
        page.locator("[name=phone]").fill("")
        expect(page.get_by_text("已登记 13800004571")).to_be_visible()
        expect(none).to_have_count(0)
        assert violations(page) == []
        page.locator("[name=name]").fill("何文")
        expect(none).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_steps_and_rows_fit_a_phone(context: BrowserContext, page: Page, language: str) -> None:
    with tablet_serving() as server:
        booked = desk_boards.booking("9", "14:30", shop_boards.plate("#054249", "none"), "马丽")
        server.boards["desk"][f"booking/{booked['appointment_id']}"] = booked
        open_tablet(context, page, server, language)
        page.set_viewport_size({"width": 390, "height": 844})
        row = page.get_by_role("listitem").filter(has_text="马丽")
        told, deed = row.locator(".text").bounding_box(), row.locator(".deed").bounding_box()
        assert told
        assert deed
        assert deed["y"] >= told["y"] + told["height"]
        assert overflowing(page, ".arrivals") == []
        go_on_with(page)
        for number in range(1, 6):
            step(page, number)
            assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_desk_makes_nothing_up_of_what_nobody_asked(context: BrowserContext, page: Page) -> None:
    with tablet_serving() as server:
        here = server.boards["desk"][f"car/{reception_boards.VISIT}"]
        here["window"] = {"from_at": shop_boards.at("15:00"), "to_at": shop_boards.at("15:20")}
        server.boards["desk"][f"reception/{ORDER}"] = reception_boards.record(owner_name="何平")
        open_desk(context, page, server)
        row_of(page, "京M58K20").click()
        sheet = page.locator(".sheet")
        for name, said in {"电话": "未问", "客户原话": "未问", "环车检查": "未做"}.items():
            row = sheet.locator("dl div").filter(has=page.get_by_text(name, exact=True))
            expect(row.locator("dd")).to_have_text(said)
        expect(sheet.get_by_text("是否等候未问")).to_be_visible()
        assert overflowing(page, ".sheet") == []


def test_the_desk_shows_what_was_found_and_who_came(context: BrowserContext, page: Page) -> None:
    with tablet_serving() as server:
        server.boards["desk"] |= {
            f"walkaround/{ORDER}": reception_boards.walkaround(),
            f"reception/{ORDER}": reception_boards.record(
                owner_name="何平", owner_phone="13800004571", own_words="刹车有声音", stay="loaner"
            ),
        }
        open_desk(context, page, server)
        row_of(page, "京M58K20").click()
        sheet = page.locator(".sheet")
        expect(sheet.get_by_text("何平 · 需要代步车")).to_be_visible()
        expect(sheet.get_by_text("刹车有声音")).to_be_visible()
        expect(sheet.get_by_text("左前：划痕")).to_be_visible()
        assert overflowing(page, ".sheet") == []


def test_the_customer_sees_what_was_found(page: Page) -> None:
    board = phone_boards.page() | {f"walkaround/{ORDER}": reception_boards.walkaround()}
    with phone_serving(board) as server:
        open_phone(page, server)
        expect(page.get_by_text("车头：凹陷")).to_be_visible()
        expect(page.get_by_role("img", name="车辆展开俯视图")).to_be_visible()
        assert overflowing(page, "main") == []
        assert violations(page) == []
