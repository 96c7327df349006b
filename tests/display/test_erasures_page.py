"""A customer's data at their record: what is held, what keeps it from being erased, and the proof."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import desk_boards, erasure_pages, record_pages
from tests.fakes.axe import serious
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import DESK, PHONE, answered, overflowing

pytestmark = pytest.mark.browser

RECORD = "/api/records/customers/c1"


@pytest.fixture
def server() -> Iterator[BoardServer]:
    """A shop that knows one customer."""
    with serving({}) as running:
        running.answers["GET", RECORD] = (200, record_pages.customer_record())
        running.answers["GET", f"{RECORD}/held"] = (200, erasure_pages.held())
        running.answers["POST", f"{RECORD}/erase"] = (200, erasure_pages.erasure())
        running.answers["GET", "/api/erasures"] = (200, erasure_pages.listed())
        running.answers["GET", f"/api/erasures/{erasure_pages.ERASURE}"] = (200, erasure_pages.erasure())
        running.answers["POST", f"/api/erasures/{erasure_pages.ERASURE}/prove"] = (
            200,
            erasure_pages.erasure(left=2),
        )
        yield running


def as_manager(context: BrowserContext, deeds: tuple[str, ...] = ("see_records", "erase_customer")) -> None:
    """Sign somebody in who may do these."""
    session: dict[str, Any] = {**desk_boards.SESSION, "allowed": list(deeds)}
    kept = json.dumps(json.dumps(session))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {kept})")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_erasing_asks_twice_and_shows_the_proof(
    context: BrowserContext, page: Page, server: BoardServer, language: str
) -> None:
    as_manager(context)
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/records/customers/c1?lang={language}")
    page.locator("summary").click()
    expect(page.locator("details tbody tr")).to_have_count(22)
    assert serious(page) == []
    page.locator("details .grave").click()
    page.locator("select").select_option("consent_withdrawn")
    page.locator("details .grave").click()
    sent = answered(page, server, f"{RECORD}/erase")
    assert sent[0][1] == {"reason": "consent_withdrawn"}
    expect(page.locator("article .state")).to_be_visible()
    assert serious(page) == []
    assert overflowing(page, "main") == []


def test_what_is_still_open_stands_instead_of_the_deed(
    context: BrowserContext, page: Page, server: BoardServer
) -> None:
    as_manager(context)
    server.answers["GET", f"{RECORD}/held"] = (200, erasure_pages.held(("car_here", "money_open")))
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/records/customers/c1?lang=en")
    page.locator("summary").click()
    expect(page.locator(".holds li")).to_have_text(["a car of theirs is here", "money is open"])
    expect(page.locator("details .grave")).to_have_count(0)
    assert overflowing(page, "main") == []


def test_who_may_not_erase_sees_nothing_of_it(
    context: BrowserContext, page: Page, server: BoardServer
) -> None:
    as_manager(context, ("see_records",))
    page.goto(f"{server.url}/records/customers/c1?lang=en")
    expect(page.locator("h2")).to_be_visible()
    expect(page.locator("summary")).to_have_count(0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_proofs_are_listed_printed_and_searched_for_again(
    context: BrowserContext, page: Page, server: BoardServer, language: str
) -> None:
    as_manager(context)
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/erasures?lang={language}")
    expect(page.locator("main > .halves > ul > li")).to_have_count(3)
    assert serious(page) == []
    assert overflowing(page, "main") == []
    page.locator(".paper .deeds button").nth(1).click()
    expect(page.locator("article .state")).to_have_text({"zh": "有残留", "en": "Something is left"}[language])
    page.emulate_media(media="print")
    expect(page.locator("main > .halves > ul")).to_be_hidden()
    expect(page.locator("article table").first).to_be_visible()
