"""Whoever may not see a page is told so, with the way out, and nothing of the page."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import sessions, workshop_boards
from tests.fakes.board_server import serving
from tests.fakes.desk_browser import violations
from tests.fakes.shop_boards import Values

pytestmark = pytest.mark.browser
SAID = {"zh": "您的岗位不能查看此页面", "en": "Your role may not see this page"}


def keep_session(context: BrowserContext, person: Values) -> None:
    """Let every page of the browser know who has signed in."""
    kept = json.dumps(json.dumps(person))
    context.add_init_script(
        f"localStorage.getItem('left') ?? localStorage.setItem('glassbay.session:*', {kept})"
    )


@pytest.mark.parametrize(
    ("person", "path", "own", "language"),
    [
        (sessions.CASHIER, "bay/1", "/work-list", "en"),
        (sessions.CASHIER, "lounge", "/work-list", "zh"),
        (sessions.FOREMAN, "manager", "/workshop", "zh"),
        (sessions.FOREMAN, "administrator/people", "/workshop", "en"),
    ],
)
def test_a_wrong_role_is_told_so_and_led_to_its_own_page(
    context: BrowserContext, page: Page, person: Values, path: str, own: str, language: str
) -> None:
    with serving({}) as server:
        keep_session(context, person)
        page.goto(f"{server.url}/{path}?lang={language}")
        expect(page.get_by_role("heading", name=SAID[language])).to_be_visible()
        expect(page.locator("main")).to_contain_text(person["name"][language])
        expect(page.locator("main ul a")).to_have_attribute("href", own)
        expect(page.get_by_role("alert")).to_have_count(0)
        expect(page.locator("main aside, time")).to_have_count(0)
        asked = {path for _, path, _, _ in server.requests}
        assert asked == {"/api/sessions/current", "/api/wording"}
        assert server.heard == []
        assert violations(page) == []


def test_somebody_else_signs_in_and_comes_back(context: BrowserContext, page: Page) -> None:
    with serving({}) as server:
        keep_session(context, sessions.CASHIER)
        page.goto(f"{server.url}/lounge?lang=en")
        button = page.get_by_role("button", name="Sign in as somebody else")
        page.evaluate("localStorage.setItem('left', 'yes')")
        button.click()
        page.wait_for_url("**/sign-in?to=/lounge")
        assert page.evaluate("localStorage.getItem('glassbay.session:*')") is None


def test_a_foreman_at_the_workshop_board_has_the_way_to_the_account_and_out(
    context: BrowserContext, page: Page
) -> None:
    with serving({"workshop": workshop_boards.busy_workshop()}) as server:
        keep_session(context, sessions.FOREMAN)
        page.goto(f"{server.url}/workshop?lang=en")
        expect(page.get_by_role("link", name="Fang Jian")).to_have_attribute("href", "/account")
        page.evaluate("localStorage.setItem('left', 'yes')")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/sign-in?to=/workshop")
