"""The page after the service: calls with their scores, reminders, and complaints until their end."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import after_service_page, desk_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import DESK, answered, overflowing, violations

pytestmark = pytest.mark.browser

AT = "/api/after-service"


@contextmanager
def serving_page(shown: dict[str, Any]) -> Iterator[BoardServer]:
    """Run a server of that page."""
    with serving({}) as server:
        server.answers["GET", AT] = (200, shown)
        yield server


def open_page(context: BrowserContext, page: Page, server: BoardServer, language: str = "en") -> None:
    session = json.dumps(json.dumps(desk_boards.SESSION))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/after-service?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_customer_is_called_and_the_scores_are_kept(context: BrowserContext, page: Page) -> None:
    call = f"{AT}/follow-ups/visit-1"
    with serving_page(after_service_page.after_service()) as server:
        server.answers["POST", call] = (200, {"call_id": "c", "event_number": 9, "complaint_id": None})
        open_page(context, page, server)
        page.get_by_role("button", name="欧阳晓燕").filter(has_text="Follow-up call").click()
        sheet = page.get_by_role("region", name="Follow-up call")
        expect(sheet).to_contain_text("139 1234 5678")
        expect(sheet.get_by_role("listitem")).to_contain_text("Not reached")
        keep = sheet.get_by_role("button", name="Keep the call")
        expect(keep).to_be_disabled()
        for group, score in (("Service", "5"), ("Work on the car", "2"), ("Time it took", "4")):
            sheet.get_by_role("group", name=group).locator("label", has_text=score).click()
        sheet.get_by_label("In the customer's own words").fill("刹车还响")
        keep.click()
        body = answered(page, server, call)[0][1]
        assert body == {
            "call": "first",
            "reached": True,
            "scores": {"service": 5, "work": 2, "time": 4},
            "words": "刹车还响",
        }


def test_a_complaint_is_taken_on_step_by_step(context: BrowserContext, page: Page) -> None:
    at = f"{AT}/complaints/{after_service_page.COMPLAINT}"
    done = (200, {"complaint_id": after_service_page.COMPLAINT, "event_number": 9})
    with serving_page(after_service_page.after_service()) as server:
        server.answers["POST", f"{at}/steps"] = done
        server.answers["POST", f"{at}/owner"] = done
        open_page(context, page, server)
        page.get_by_role("button", name="欧阳晓燕").filter(has_text="Low score").click()
        sheet = page.get_by_role("region", name="Complaint")
        expect(sheet.get_by_role("button", name="Customer confirms the end")).to_be_disabled()
        expect(sheet.get_by_role("button", name="Replied")).to_have_count(0)
        sheet.get_by_label("What was said or done").fill("周一免费复检")
        sheet.get_by_role("button", name="Contacted with a plan").click()
        assert answered(page, server, f"{at}/steps")[0][1] == {"step": "planned", "words": "周一免费复检"}
        sheet.get_by_label("Taken care of by").select_option("Li Jing")
        assert answered(page, server, f"{at}/owner")[0][1] == {"owner_id": "li"}


def test_a_complaint_is_written_down_by_the_plate(context: BrowserContext, page: Page) -> None:
    refusal = {"code": "not_found", "detail": "x"}
    with serving_page(after_service_page.nothing_due()) as server:
        server.answers["POST", f"{AT}/complaints"] = (404, refusal)
        open_page(context, page, server)
        page.get_by_role("button", name="Write down a complaint").click()
        page.get_by_label("Plate").fill("京A12345")
        page.get_by_label("In the customer's own words").fill("漏油")
        page.get_by_role("button", name="Open the complaint").click()
        body = answered(page, server, f"{AT}/complaints")[0][1]
        assert (body["plate"], body["words"]) == ("京A12345", "漏油")
        expect(page.get_by_role("alert")).not_to_be_empty()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overflows_and_axe_finds_nothing_amiss(
    context: BrowserContext, page: Page, language: str
) -> None:
    with serving_page(after_service_page.after_service()) as server:
        open_page(context, page, server, language)
        rows = page.locator(".halves li button")
        expect(rows).to_have_count(4)
        for index in range(4):
            rows.nth(index).click()
            assert violations(page) == []
            assert overflowing(page, "main") == []
