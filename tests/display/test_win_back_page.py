"""The page of customers to ask back: a tap keeps the answer, and nothing runs over."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards
from tests.fakes.axe import serious
from tests.fakes.board_server import serving
from tests.fakes.desk_browser import DESK, PHONE, answered, overflowing
from tests.fakes.shop_boards import plate, words

pytestmark = pytest.mark.browser

FIRST: dict[str, Any] = {
    "customer_id": "c1",
    "name": "欧阳晓燕",
    "phone": "13912345678",
    "tier": {
        "name": words("金卡客户", "Gold"),
        "benefits": words("免费检测，优先安排工位", "Free checks, first choice of bays"),
    },
    "plates": [plate("京A12345"), plate("京AD12345", "green")],
    "last_arrived_at": "2025-01-20T01:10:00Z",
    "visits": 9,
    "paid_minor": 2_350_000,
    "declined": words("更换变速箱油（建议 6 万公里前完成）", "Gearbox oil, best before 60,000 km"),
    "advisor": words("王敏", "Wang Min"),
}
SECOND = {
    **FIRST,
    "customer_id": "c2",
    "name": "李雷",
    "tier": None,
    "declined": None,
    "plates": [plate("粤B8K9L2")],
}
LISTED = {"zone": "Asia/Shanghai", "customers": [FIRST, SECOND]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_tap_keeps_what_was_answered(context: BrowserContext, page: Page, language: str, size: Any) -> None:
    with serving({}) as server:
        server.answers["GET", "/api/win-back"] = (200, LISTED)
        server.answers["POST", "/api/win-back/c1"] = (200, {"call_id": "1", "event_number": 9})
        session = json.dumps(json.dumps(desk_boards.SESSION))
        context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
        page.set_viewport_size(size)
        page.goto(f"{server.url}/win-back?lang={language}")
        expect(page.locator("main li")).to_have_count(2)
        assert serious(page) == []
        assert overflowing(page, "main") == []
        page.locator("main li").first.locator(".answers button").nth(1).click()
        assert answered(page, server, "/api/win-back/c1")[0][1] == {"answer": "later"}
