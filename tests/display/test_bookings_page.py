"""The page of bookings: work and time chosen, a full time, another time, nobody comes."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.domain.staff import Role
from tests.fakes import desk_boards
from tests.fakes.board_server import BoardServer
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, violations
from tests.fakes.sessions import session
from tests.fakes.shop_boards import plate, words

pytestmark = pytest.mark.browser

KEEPER = session("keeper", "库", words("库管", "Parts"), Role.PARTS, Role.FOREMAN)
BOOK = "/api/appointments"
OFFERED = {
    "slot_at": "2025-11-24T02:30:00Z",
    "ends_at": "2025-11-24T03:30:00Z",
    "free": 3,
    "of": 6,
    "peak": False,
    "avoids_peak": True,
}
BOOKED = {"appointment_id": "a", "event_number": 9, "number": "B2025-0007"}
NEAREST = OFFERED | {"slot_at": "2025-11-24T06:00:00Z", "avoids_peak": False}


def board() -> dict[str, Any]:
    """Five bookings of today, and one of the next day."""
    tomorrow = desk_boards.booking("9", "09:30", plate("京E55555"), "赵敏") | {
        "slot_at": "2025-11-22T01:30:00Z"
    }
    return desk_boards.busy_desk() | {"upcoming/appointment-9": tomorrow}


def open_bookings(context: BrowserContext, page: Page, server: BoardServer, language: str = "zh") -> None:
    """Open the page as an advisor, to whom one time is offered."""
    server.answers["GET", "/api/slots"] = (200, {"bay_kind": "lift", "teams": [], "slots": [OFFERED]})
    open_desk(context, page, server, language)
    page.goto(f"{server.url}/desk/bookings?lang={language}")
    expect(page.locator(".as-of")).to_be_visible()


def fill(page: Page) -> None:
    """Write a booking down, of work that no catalogue has."""
    told = {
        "plate": "京C88888",
        "customer": "李雷",
        "phone": "13900001111",
        "brand": "大众",
        "series": "朗逸",
    }
    for name, value in {**told, "job": "异响检查", "minutes": "60", "price": "120"}.items():
        page.locator(f"input[name={name}]").fill(value)


def test_a_caller_gets_a_time_with_its_reason_and_a_number(context: BrowserContext, page: Page) -> None:
    with desk_serving(board()) as server:
        open_bookings(context, page, server)
        server.answers["POST", BOOK] = (
            200,
            {"appointment_id": "a", "event_number": 9, "number": "B2025-0007"},
        )
        fill(page)
        slot = page.get_by_role("radio", name="11月24日周一 10:30 6 个工位空 3 个 · 避开早高峰")
        slot.check()
        page.locator("input[name=phone]").fill("1390000111")
        page.locator("input[name=customer]").focus()
        expect(page.get_by_text("手机号为 11 位")).to_be_visible()
        expect(page.get_by_role("button", name="预约 11月24日周一 10:30")).to_be_disabled()
        page.locator("input[name=phone]").fill("13900001111")
        page.get_by_role("button", name="预约 11月24日周一 10:30").click()
        expect(page.get_by_role("status").filter(has_text="已预约：B2025-0007")).to_be_visible()
        ((_, body),) = answered(page, server, BOOK)
        assert (body["slot_at"], body["standard_minutes"], body["price_minor"]) == (
            OFFERED["slot_at"],
            60,
            12_000,
        )
        assert "overbook_reason" not in body
        expect(page.locator("input[name=plate]")).to_have_value("")


def test_where_teams_have_places_of_their_own_one_can_be_asked_for(
    context: BrowserContext, page: Page
) -> None:
    parted = {"bay_kind": "lift", "teams": ["A", "B"], "slots": [OFFERED]}
    with desk_serving(board()) as server:
        open_bookings(context, page, server)
        server.answers["GET", "/api/slots"] = (200, parted)
        server.answers["POST", BOOK] = (200, BOOKED)
        fill(page)
        team = page.get_by_label("班组")
        expect(team.get_by_role("option")).to_have_text(["任一班组", "A", "B"])
        with page.expect_request(lambda asked: "team=B" in asked.url):
            team.select_option("B")
        assert overflowing(page, "main > div") == []
        page.get_by_role("radio", name="11月24日周一 10:30").check()
        page.get_by_role("button", name="预约 11月24日周一 10:30").click()
        ((_, body),) = answered(page, server, BOOK)
        assert body["team"] == "B"


def test_where_there_is_no_room_the_times_around_are_offered_or_a_reason_is_asked(
    context: BrowserContext, page: Page
) -> None:
    refusal = {"code": "slot_full", "detail": "full", "nearest": [NEAREST]}
    with desk_serving(board()) as server:
        open_bookings(context, page, server)
        server.answers["POST", BOOK] = (409, refusal)
        fill(page)
        page.locator("input[name=another-time]").fill("2025-11-24T09:00")
        page.get_by_role("button", name="预约 11月24日周一 09:00").click()
        expect(page.get_by_role("radio", name="11月24日周一 14:00")).to_be_visible()
        over = page.get_by_role("button", name="超额预约 11月24日周一 09:00")
        expect(over).to_be_disabled()
        server.answers["POST", BOOK] = (
            200,
            {"appointment_id": "a", "event_number": 9, "number": "B2025-0007"},
        )
        page.locator("input[name=overbook-reason]").fill("老客户")
        over.click()
        assert answered(page, server, BOOK, 2)[1][1]["overbook_reason"] == "老客户"


def test_a_missed_booking_moves_and_another_is_cancelled(context: BrowserContext, page: Page) -> None:
    with desk_serving(board()) as server:
        open_bookings(context, page, server)
        done = (200, {"appointment_id": "a", "event_number": 9, "number": ""})
        for path in ("appointment-5/move", "appointment-9/cancel"):
            server.answers["POST", f"{BOOK}/{path}"] = done
        page.get_by_role("button", name="孙强").click()
        expect(page.get_by_text("客户未到店，请另约时间。")).to_be_visible()
        page.get_by_role("button", name="改约", exact=True).click()
        page.get_by_role("radio").check()
        page.get_by_role("button", name="确认改约").click()
        assert answered(page, server, f"{BOOK}/appointment-5/move")[0][1] == {"slot_at": OFFERED["slot_at"]}
        page.get_by_role("button", name="赵敏").click()
        page.get_by_role("button", name="取消预约").click()
        page.locator("input[name=reason]").fill("生病")
        page.get_by_role("button", name="确认取消").click()
        assert answered(page, server, f"{BOOK}/appointment-9/cancel")[0][1] == {"reason": "生病"}


def test_a_known_car_fills_itself_in_and_the_web_code_is_withdrawn(
    context: BrowserContext, page: Page
) -> None:
    car = dict.fromkeys(("brand", "series", "vehicle_colour"), words("大众", "Volkswagen"))
    known = car | {"colour": "blue", "customer_name": "何平", "customer_phone": "13800004571"}
    with desk_serving(board()) as server:
        server.answers["GET", "/api/appointments/known-car"] = (200, known)
        server.answers["GET", "/api/booking-codes"] = (200, {"open_until": "2025-12-01T00:00:00Z"})
        open_bookings(context, page, server)
        page.locator("input[name=plate]").fill("京C88888")
        expect(page.locator("input[name=customer]")).to_have_value("何平")
        expect(page.locator("input[name=brand]")).to_have_value("大众")
        page.get_by_role("button", name="作废网上预约码").click()
        server.answers["POST", "/api/booking-codes/withdraw"] = (200, {"open_until": None})
        page.get_by_role("button", name="立即作废").click()
        expect(page.get_by_role("button", name="作废网上预约码")).to_have_count(0)


def test_a_no_show_is_offered_another_time_at_the_desk_or_is_here_after_all(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(board()) as server:
        open_bookings(context, page, server)
        page.goto(f"{server.url}/desk?lang=zh")
        row = page.locator("li", has_text="孙强")
        expect(row).to_contain_text("未到店")
        row.get_by_role("button", name="改约").click()
        expect(row.get_by_role("button", name="客户现在到了")).to_be_visible()
        row.get_by_role("radio").check()
        done = (200, {"appointment_id": "a", "event_number": 9, "number": ""})
        server.answers["POST", f"{BOOK}/appointment-5/move"] = done
        row.get_by_role("button", name="确认改约").click()
        assert answered(page, server, f"{BOOK}/appointment-5/move")[0][1] == {"slot_at": OFFERED["slot_at"]}


def test_the_page_is_accessible_and_nothing_stands_out(context: BrowserContext, page: Page) -> None:
    with desk_serving(board()) as server:
        open_bookings(context, page, server, "en")
        fill(page)
        expect(page.get_by_role("radio")).to_be_visible()
        assert violations(page) == []
        assert overflowing(page, "main > div") == []


def test_what_customers_are_to_be_told_is_ticked_off(context: BrowserContext, page: Page) -> None:
    message = {
        "message_id": "m1",
        "kind": "remind_hour_before",
        "due_at": "2025-11-21T05:00:00Z",
        "due": True,
        "customer_name": "何文",
        "customer_phone": "13800004571",
        "plate": "京A12345",
        "text": "您的爱车 京A12345 预约 14:00 到店，我们恭候您。",
    }
    with desk_serving(board()) as server:
        open_desk(context, page, server)
        server.answers["GET", "/api/messages"] = (200, {"zone": "Asia/Shanghai", "messages": [message]})
        server.answers["POST", "/api/messages/m1/told"] = (200, {"message_id": "m1", "event_number": 9})
        page.goto(f"{server.url}/desk/messages?lang=zh")
        expect(page.get_by_text("预约 14:00 到店")).to_be_visible()
        assert violations(page) == []
        server.answers["GET", "/api/messages"] = (200, {"zone": "Asia/Shanghai", "messages": []})
        page.get_by_role("button", name="已电话告知").click()
        expect(page.get_by_text("没有需要告知的客户")).to_be_visible()
        assert len(answered(page, server, "/api/messages/m1/told")) == 1


def test_the_parts_keeper_ticks_off_what_lies_on_the_shelf(context: BrowserContext, page: Page) -> None:
    part = {
        "part_id": "p1",
        "number": "F-1",
        "brand": "Mann",
        "name": {"zh": "机油滤清器", "en": "Oil filter"},
        "quantity_thousandths": 1000,
        "expected_at": None,
        "shelved": False,
    }
    job = {"zh": "小保养", "en": "Minor service"}
    booking = {"appointment_id": "a", "number": "B2025-0001", "slot_at": "2025-11-22T02:30:00Z", "job": job}
    held = booking | {"plate": "京A12345", "parts": [part]}
    with desk_serving(board()) as server:
        open_desk(context, page, server, person=KEEPER)
        server.answers["GET", "/api/shelf"] = (200, {"zone": "Asia/Shanghai", "bookings": [held]})
        server.answers["POST", "/api/shelf/p1/tick"] = (200, {"part_id": "p1", "event_number": 9})
        page.goto(f"{server.url}/parts?lang=zh")
        expect(page.get_by_role("heading", name="11月22日周六 10:30")).to_be_visible()
        assert violations(page) == []
        there = held | {"parts": [part | {"shelved": True}]}
        server.answers["GET", "/api/shelf"] = (200, {"zone": "Asia/Shanghai", "bookings": [there]})
        page.get_by_role("checkbox").check()
        expect(page.get_by_text("1 / 1")).to_be_visible()
        assert answered(page, server, "/api/shelf/p1/tick")[0][1] == {"shelved": True}


def test_a_car_without_a_plate_is_booked_by_its_vin_and_checked_in_by_its_mark(
    context: BrowserContext, page: Page
) -> None:
    shown = board()
    shown["booking/appointment-8"] = desk_boards.booking(
        "8", "15:00", {"text": "#054249", "colour": "none"}, "李雷"
    )
    with desk_serving(shown) as server:
        server.answers["POST", BOOK] = (200, BOOKED)
        server.answers["POST", "/api/visits"] = (200, {"visit_id": "visit", "event_number": 9})
        open_bookings(context, page, server)
        fill(page)
        page.get_by_role("button", name="尚无车牌", exact=True).click()
        page.locator("[name=booked-vin]").fill("lvshcamb1ce054249")
        page.locator("input[type=radio]").first.check()
        assert overflowing(page, "form") == []
        assert violations(page) == []
        page.locator(".submit").click()
        body = answered(page, server, BOOK)[0][1]
        assert body["no_plate"] == {"vin": "LVSHCAMB1CE054249", "mark": None}
        assert "plate" not in body
        page.goto(f"{server.url}/desk?lang=zh")
        page.get_by_role("button", name="到店 #054249").click()
        told = answered(page, server, "/api/visits")[0][1]
        assert told == {"no_plate": {"mark": "#054249"}}


def test_somebody_goes_out_for_a_booked_car(context: BrowserContext, page: Page) -> None:
    with desk_serving(board()) as server:
        server.answers["POST", "/api/errands"] = (
            200,
            {"errand_id": "e", "visit_id": None, "event_number": 9},
        )
        open_bookings(context, page, server)
        page.get_by_role("button", name="京E·55555").click()
        page.get_by_role("button", name="上门接车、救援或上门修理").click()
        page.locator("[name=errand-kind]").select_option("rescue")
        page.locator("[name=errand-address]").fill("建国路 88 号")
        assert violations(page) == []
        page.get_by_role("button", name="安排", exact=True).click()
        body = answered(page, server, "/api/errands")[0][1]
        assert (body["kind"], body["address"], body["wanted_at"]) == (
            "rescue",
            "建国路 88 号",
            "2025-11-22T01:30:00Z",
        )
        assert body["car"]["plate"] == "京E55555"
        expect(page.get_by_role("status").filter(has_text="已安排外出")).to_be_visible()
