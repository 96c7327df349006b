"""The public booking page on a phone: work, time, car, a number; and a code that has ended."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import PHONE, answered, overflowing, violations

pytestmark = pytest.mark.browser

PATH = "/api/public-booking/ABCDEFGHJK"
WORKS = [
    {
        "key": "service",
        "name": {"zh": "常规保养", "en": "Regular service"},
        "minutes": 60,
        "price_minor": 45_900,
    },
    {
        "key": "damage",
        "name": {"zh": "剐蹭、凹陷、补漆", "en": "Scratch, dent, paint"},
        "minutes": 60,
        "price_minor": None,
    },
]
SHOP = {"name": shop_boards.SHOP["name"], "zone": "Asia/Shanghai", "works": WORKS}
SLOTS = {"slots": [{"slot_at": "2025-11-24T02:30:00Z", "reason": "soonest"}]}


def open_page(page: Page, server: BoardServer, language: str) -> None:
    """Open the page by its code, with one time to choose."""
    server.answers["GET", PATH] = (200, SHOP)
    server.answers["GET", f"{PATH}/slots"] = (200, SLOTS)
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/book/ABCDEFGHJK?lang={language}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_customer_books_alone(page: Page, language: str) -> None:
    with serving({"lounge": {"shop": shop_boards.SHOP}}) as server:
        open_page(page, server, language)
        expect(page.get_by_role("radio", name="¥459")).to_have_count(1)
        expect(page.get_by_text("看车后报价" if language == "zh" else "price after a look")).to_be_visible()
        page.get_by_role("radio", name="常规保养" if language == "zh" else "Regular service").check()
        page.get_by_role("radio", name="10:30").check()
        for name, value in {"plate": "京a·12345", "phone": "138001", "name": "韩梅"}.items():
            page.locator(f"input[name={name}]").fill(value)
        told = "电话号码为 7 至 15 位" if language == "zh" else "has 7 to 15 digits"
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.locator("button.primary")).to_be_disabled()
        page.locator("input[name=phone]").fill("139 0000 1111")
        expect(page.locator("button.primary")).to_be_enabled()
        assert violations(page) == []
        assert overflowing(page, "main") == []
        answer = {"number": "B2025-0007", "slot_at": "2025-11-24T02:30:00Z"}
        server.answers["POST", PATH] = (200, answer)
        page.locator("button.primary").click()
        expect(page.get_by_role("status").filter(has_text="B2025-0007")).to_be_visible()
        ((headers, body),) = answered(page, server, PATH)
        assert "authorization" not in headers
        assert (body["work"], body["plate"], body["slot_at"]) == ("service", "京A12345", answer["slot_at"])
        assert body["customer_phone"] == "13900001111"
        assert violations(page) == []


def test_whose_time_was_taken_chooses_another(page: Page) -> None:
    with serving({"lounge": {"shop": shop_boards.SHOP}}) as server:
        open_page(page, server, "en")
        page.get_by_role("radio", name="Regular service").check()
        page.get_by_role("radio", name="10:30").check()
        for name, value in {"plate": "京A12345", "name": "Han", "phone": "13900001111"}.items():
            page.locator(f"input[name={name}]").fill(value)
        server.answers["POST", PATH] = (409, {"code": "slot_full", "detail": "full", "nearest": []})
        page.locator("button.primary").click()
        expect(page.get_by_role("alert")).to_contain_text("Somebody was quicker")
        expect(page.get_by_role("radio", name="10:30")).not_to_be_checked()


def test_a_code_that_has_ended_is_asked_for_anew(page: Page) -> None:
    with serving({"lounge": {"shop": shop_boards.SHOP}}) as server:
        server.answers["GET", PATH] = (401, {"code": "not_signed_in", "detail": "ended"})
        page.set_viewport_size(PHONE)
        page.goto(f"{server.url}/book/ABCDEFGHJK?lang=en")
        expect(page.get_by_role("alert")).to_contain_text("has ended")
        page.locator("input[name=code]").fill("abcde fghjm")
        server.answers["GET", "/api/public-booking/ABCDEFGHJM"] = (200, SHOP)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("radio", name="Regular service")).to_be_visible()
