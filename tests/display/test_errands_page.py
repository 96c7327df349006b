"""Errands: one is arranged at the desk, and whoever goes takes it on step by step."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import DESK, answered, overflowing, violations
from tests.fakes.shop_boards import NOW_MS, plate, words

pytestmark = pytest.mark.browser

AT = "/api/errands"
RESCUE = "0198a000-0000-7000-8000-0000000000e1"
WANG, LIU = words("王敏", "Wang Min"), words("刘强", "Liu Qiang")


def errand(errand_id: str = RESCUE, **more: Any) -> dict[str, Any]:
    """A rescue to which somebody is on their way."""
    return {
        "errand_id": errand_id,
        "kind": "rescue",
        "plate": plate("京A12345"),
        "brand": words("大众", "Volkswagen"),
        "series": words("朗逸", "Lavida"),
        "visit_id": None,
        "contact": "何平",
        "phone": "13800004571",
        "address": "京承高速 32 公里处应急车道",
        "words": "右后轮漏气",
        "wanted_at": "2025-11-21T06:30:00Z",
        "staff_id": "liu",
        "goes": LIU,
        "steps": [
            {"step": "set_off", "at": "2025-11-21T06:01:00Z", "by": LIU},
            {"step": "there", "at": "2025-11-21T06:31:00Z", "by": LIU},
        ],
        "next_steps": ["brought_in", "repaired"],
        "ended_at": None,
        "cancelled_because": "",
        **more,
    }


def listed() -> dict[str, Any]:
    """Errands of an invented shop."""
    fetched = errand("0198a000-0000-7000-8000-0000000000e2", kind="fetch", steps=[], next_steps=["set_off"])
    fetched |= {"plate": plate("#054249", "none"), "staff_id": None, "goes": None, "words": ""}
    people = [{"staff_id": "wang", "name": WANG}, {"staff_id": "liu", "name": LIU}]
    return {"zone": "Asia/Shanghai", "errands": [errand(), fetched], "colleagues": people}


@contextmanager
def errands_serving() -> Iterator[BoardServer]:
    """A server of the page."""
    with serving({}, shop_at_ms=NOW_MS, rate=0.001) as server:
        server.answers["GET", AT] = (200, listed())
        done = (200, {"errand_id": RESCUE, "visit_id": None, "event_number": 9})
        for path in (AT, f"{AT}/{RESCUE}/steps", f"{AT}/{RESCUE}/staff"):
            server.answers["POST", path] = done
        yield server


def open_page(context: BrowserContext, page: Page, server: BoardServer, language: str) -> None:
    """Open it as an advisor."""
    session = json.dumps(json.dumps(desk_boards.SESSION))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/errands?lang={language}")
    expect(page.locator(".halves li")).to_have_count(2)


def test_an_errand_is_arranged_and_taken_on(context: BrowserContext, page: Page) -> None:
    with errands_serving() as server:
        open_page(context, page, server, "en")
        page.get_by_role("button", name="Roadside rescue").click()
        sheet = page.get_by_role("region", name="京A·12345")
        with page.expect_response(f"**{AT}/{RESCUE}/staff"):
            sheet.get_by_label("Who goes").select_option("Wang Min")
        sheet.get_by_role("button", name="Repaired on the spot").click()
        assert answered(page, server, f"{AT}/{RESCUE}/steps")[0][1] == {"step": "repaired"}
        page.get_by_role("button", name="New errand").click()
        page.locator("[name=plate]").fill("京A12345")
        page.get_by_role("button", name="Confirm").click()
        page.locator("[name=kind]").select_option("on_site")
        for name, told in (("contact", "何平"), ("phone", "13800004571"), ("address", "建国路 88 号")):
            page.locator(f"[name={name}]").fill(told)
        page.locator("[name=day]").fill("2026-11-23")
        page.locator("[name=time]").fill("09:30")
        page.get_by_role("button", name="Arrange").click()
        body = answered(page, server, AT)[0][1]
        assert (body["kind"], body["wanted_at"]) == ("on_site", "2026-11-23T01:30:00.000Z")
        assert body["car"] == {"plate": "京A12345", "colour": None}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overflows_and_axe_finds_nothing_amiss(
    context: BrowserContext, page: Page, language: str
) -> None:
    with errands_serving() as server:
        open_page(context, page, server, language)
        for index in range(2):
            page.locator(".halves li button").nth(index).click()
            assert violations(page) == []
            assert overflowing(page, "main") == []
