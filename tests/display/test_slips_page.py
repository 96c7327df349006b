"""Slips: a customer asks on their page; whoever handles slips answers and closes."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, phone_boards
from tests.fakes.board_server import serving
from tests.fakes.desk_browser import (
    DESK,
    answered,
    open_phone,
    overflowing,
    phone_serving,
    violations,
)
from tests.fakes.shop_boards import plate, words

pytestmark = pytest.mark.browser

AT = "/api/slips"
SLIP = "0198a000-0000-7000-8000-0000000000f1"
DONE = (200, {"slip_id": SLIP, "event_number": 9})


def listed() -> dict[str, Any]:
    """One question of a customer's page."""
    asked: dict[str, Any] = {
        "slip_id": SLIP,
        "kind": "consultation",
        "source": "phone",
        "plate": plate("京A12345"),
        "name": "何平",
        "phone": "13800004571",
        "words": "周六开门吗？我想把车上的行车记录仪也装一下，需要提前预约吗？",
        "opened_at": "2025-11-21T05:20:00Z",
        "closed_at": None,
        "owner_id": None,
        "owner": None,
        "answered": False,
        "notes": [],
    }
    return {
        "zone": "Asia/Shanghai",
        "slips": [asked],
        "colleagues": [{"staff_id": "wang", "name": words("王敏", "Wang Min")}],
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_is_answered(context: BrowserContext, page: Page, language: str) -> None:
    with serving({}) as server:
        server.answers["GET", AT] = (200, listed())
        for deed in ("answer", "owner", "close"):
            server.answers["POST", f"{AT}/{SLIP}/{deed}"] = DONE
        session = json.dumps(json.dumps(desk_boards.SESSION))
        context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
        page.set_viewport_size(DESK)
        page.goto(f"{server.url}/slips?lang={language}")
        page.locator(".halves li button").click()
        assert violations(page) == []
        assert overflowing(page, "main") == []
        buttons = page.locator("aside .deeds button")
        expect(buttons.nth(1)).to_be_disabled()
        page.locator("[name=answer]").fill("周六也营业")
        buttons.first.click()
        assert answered(page, server, f"{AT}/{SLIP}/answer")[0][1] == {"words": "周六也营业"}


def test_a_customer_asks_on_their_own_page(page: Page) -> None:
    with phone_serving(phone_boards.page()) as server:
        path = f"/api/customer-links/{phone_boards.TOKEN}/slips"
        server.answers["POST", path] = DONE
        open_phone(page, server)
        page.get_by_role("button", name="提问或建议").click()
        page.get_by_role("button", name="建议", exact=True).click()
        page.locator("[name=slip]").fill("休息室太冷")
        page.get_by_role("button", name="发送").click()
        expect(page.get_by_text("已收到")).to_be_visible()
        body = answered(page, server, path)[0][1]
        assert (body["kind"], body["words"]) == ("suggestion", "休息室太冷")
        assert violations(page) == []
