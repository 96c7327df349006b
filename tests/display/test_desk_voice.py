"""Calls by voice at the desk: what waits, what was played where, and words of one's own."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, sessions
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, violations

pytestmark = pytest.mark.browser
PATH = "/api/announcements"


def call(number: int, **more: Any) -> dict[str, Any]:
    caption = {
        "zh": "尾号4 5、宝马3系，请到2号交车位，王顾问在等您",
        "en": "The BMW 3 Series, plate ending 4 5, is ready. Please come to handover bay 2",
    }
    return {
        "announcement_id": f"call-{number}",
        "kind": "ready",
        "visit_id": "bmw",
        "caption": caption,
        "room": "lounge",
        "queued_at": "2025-11-21T06:06:00Z",
        "takes": 1,
        "speaking": False,
        "ending": "said",
        "receipts": [],
        **more,
    }


CALLS = [
    call(3, ending=None, takes=0),
    call(2, ending=None, speaking=True),
    call(
        1,
        ending="unheard",
        receipts=[{"take": 1, "speaker": "休息区大屏", "player": "page", "outcome": "blocked"}],
    ),
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_desk_sees_what_waits_and_what_was_played(
    context: BrowserContext, page: Page, language: str
) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", PATH] = (200, CALLS)
        open_desk(context, page, server, language)
        entries = page.locator("section:has(input[name=zh]) li")
        expect(entries).to_have_count(3)
        expect(entries.last).to_contain_text("休息区大屏")
        expect(page.get_by_role("button", name="撤回" if language == "zh" else "Withdraw")).to_have_count(2)
        assert overflowing(page, ".right") == []
        assert violations(page) == []


def test_an_advisor_says_words_of_their_own(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", PATH] = (200, [])
        server.answers["POST", PATH] = (200, {"announcement_id": "call-4", "event_number": 7})
        open_desk(context, page, server)
        button = page.get_by_role("button", name="播报", exact=True)
        expect(button).to_be_disabled()
        page.get_by_label("中文").fill("请粤B车主挪车")
        button.click()
        ((_, body),) = answered(page, server, PATH)
        assert body == {"kind": "staff_words", "zh": "请粤B车主挪车", "en": ""}
        expect(page.get_by_label("中文")).to_have_value("")


def test_words_that_are_not_taken_stay_in_the_field(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", PATH] = (200, [])
        server.answers["POST", PATH] = (422, {"code": "invalid_request"})
        open_desk(context, page, server)
        page.get_by_label("英文").fill("Please move the blue car")
        page.get_by_role("button", name="播报", exact=True).click()
        expect(page.get_by_role("alert").filter(has_text="没有播出")).to_be_visible()
        expect(page.get_by_label("英文")).to_have_value("Please move the blue car")


def test_whoever_may_not_see_the_calls_has_no_list_of_them(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        open_desk(context, page, server, person=sessions.CASHIER)
        expect(page.locator("input[name=zh]")).to_have_count(0)
        assert PATH not in {path for _, path, _, _ in server.requests}, "nor asks for them"
