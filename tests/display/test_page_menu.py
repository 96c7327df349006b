"""The menu of pages: what this person may open, in a thumb's reach, and the way back; no wall has it."""

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.fakes import desk_boards, sessions, shop_boards, workshop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import violations
from tests.fakes.shop_boards import Values

pytestmark = pytest.mark.browser
THUMB_PX = 48
BOARDS = {"desk": desk_boards.busy_desk(), "workshop": workshop_boards.busy_workshop()}
ADVISORS = ("Advisor desk", "Bookings", "Reception", "After the service", "Workshop board", "Knowledge")
NOT_ADVISORS = ("Operations", "Devices", "Booking shelf", "Opening hours")


def opened(context: BrowserContext, page: Page, server: BoardServer, person: Values, path: str) -> Locator:
    """Open the menu of a page as somebody who has signed in."""
    kept = json.dumps(json.dumps(person))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {kept})")
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(f"{server.url}{path}?lang=en")
    page.get_by_role("button", name="Pages", exact=True).click()
    menu = page.get_by_role("navigation", name="All pages")
    expect(menu).to_be_visible()
    return menu


def test_an_advisor_is_offered_their_pages_and_finds_back(context: BrowserContext, page: Page) -> None:
    with serving(BOARDS, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        menu = opened(context, page, server, desk_boards.SESSION, "/desk")
        offered = menu.get_by_role("link").all_inner_texts()
        assert set(ADVISORS) <= set(offered)
        assert not set(NOT_ADVISORS) & set(offered)
        expect(menu.locator("[aria-current=page]")).to_have_text("Advisor desk")
        heights = [link.bounding_box() for link in menu.get_by_role("link").all()]
        assert all(box and box["height"] >= THUMB_PX for box in heights)
        assert violations(page) == []
        menu.get_by_role("link", name="Bookings").click()
        page.wait_for_url("**/desk/bookings")
        back = page.get_by_role("link", name="Advisor desk")
        expect(back).to_have_count(1)
        back.click()
        page.wait_for_url("**/desk")


@pytest.mark.parametrize(
    ("person", "path", "here", "back"),
    [
        (sessions.FOREMAN, "/workshop/stages", "Workshop board · by stage", "Workshop board"),
        (sessions.CASHIER, "/work-list", "My work", None),
        (sessions.MANAGER, "/knowledge", "Knowledge", "Operations"),
        (sessions.FOREMAN, "/parts", "Booking shelf", "Workshop board"),
        (sessions.MANAGER, "/administrator/catalogue", "Service catalogue", "Operations"),
    ],
)
def test_every_page_says_where_one_is_and_leads_to_ones_own(
    context: BrowserContext, page: Page, person: Values, path: str, here: str, back: str | None
) -> None:
    with serving(BOARDS, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        menu = opened(context, page, server, person, path)
        expect(menu.locator("[aria-current=page]")).to_have_text(here)
        expect(page.locator(".menu > a")).to_have_text([back] if back else [])
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()


def test_a_wall_has_no_menu(page: Page) -> None:
    with serving(BOARDS, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        for path in ("/workshop", "/workshop/stages"):
            page.goto(f"{server.url}{path}?lang=en#token=wall")
            expect(page.get_by_role("heading", name="Workshop board")).to_be_attached()
            expect(page.get_by_role("button", name="Pages")).to_have_count(0)
