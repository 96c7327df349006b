"""Walls with the longest names: nothing runs over its neighbour, and nothing is pushed off the wall."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import long_names, sessions, shop_boards
from tests.fakes.board_server import BoardServer, serving

pytestmark = pytest.mark.browser


def open_wall(page: Page, server: BoardServer, path: str, shown: str) -> None:
    page.goto(f"{server.url}/{path}#token=wall-1")
    expect(page.locator(shown).first).to_be_visible()
    page.wait_for_function("document.fonts.status === 'loaded'")


def running_over(page: Page) -> list[str]:
    """Return the texts that are wider than their place and are not cut off there."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter((place) =>
                place.clientWidth > 0 && place.scrollWidth > place.clientWidth + 2
                && getComputedStyle(place).overflowX === 'visible')
            .map((place) => `${place.className}: ${place.textContent}`)"""
    )
    return found


def below_the_wall(page: Page, selector: str) -> float:
    """Return by how many pixels the lowest of these elements passes the foot of the wall."""
    lowest: float = page.locator(selector).evaluate_all(
        "places => Math.max(...places.map(place => place.getBoundingClientRect().bottom)) - innerHeight"
    )
    return lowest


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_in_the_lounge_names_keep_to_their_columns(page: Page, language: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    board = {"lounge": long_names.lounge()}
    with serving(board, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_wall(page, server, f"lounge?lang={language}", ".row")
        assert running_over(page) == []
        assert below_the_wall(page, ".call, .row, .follow *") <= 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_the_gate_names_keep_to_their_columns(page: Page, language: str) -> None:
    board = {"gate": long_names.welcome_list() | {"greeting": long_names.greeting("2025-11-21T05:00:00Z")}}
    with serving(board, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_wall(page, server, f"gate?lang={language}", "ol li")
        assert running_over(page) == []
        server.change(
            "gate", {"greeting": long_names.greeting("2025-11-21T06:06:21Z") | {"greeting_id": "2"}}
        )
        expect(page.locator(".drive")).to_be_visible()
        assert running_over(page) == []
        assert below_the_wall(page, ".welcome p, .drive svg") <= 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("path", "shown"), [("workshop", ".slot"), ("workshop/stages", "section li")])
def test_on_the_floor_names_keep_to_their_columns(page: Page, path: str, shown: str, language: str) -> None:
    with serving({"workshop": long_names.workshop()}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        open_wall(page, server, f"{path}?lang={language}", shown)
        assert running_over(page) == []


def test_at_the_desk_names_of_the_floor_keep_to_their_columns(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    with serving({"workshop": long_names.workshop()}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        server.answers["GET", "/api/sessions/current"] = (200, sessions.FOREMAN)
        open_wall(page, server, "workshop?size=desk&lang=en", "[data-bay]")
        assert running_over(page) == []


def test_the_bar_of_a_narrow_column_says_all_of_it(page: Page) -> None:
    with serving({"lounge": shop_boards.crowded_lounge()}) as server:
        open_wall(page, server, "lounge?lang=en", ".row")
        server.stop()
        bar = page.locator(".bar.down")
        expect(bar).to_contain_text("Link down Stopped at")
        right = "node => { const range = document.createRange(); range.selectNodeContents(node);"
        right += " return range.getBoundingClientRect().right; }"
        assert bar.locator(".text").last.evaluate(right) <= 1920 - 40
        assert below_the_wall(page, ".bar, .follow *") <= 0
