"""Every screen before axe: nothing serious, in both languages and in large print; walls at 7:1."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes import (
    bay_boards,
    crowded_workshop,
    desk_boards,
    manager_report,
    paint_line,
    phone_boards,
    shop_boards,
)
from tests.fakes.authority_page import AUTHORITY_PATH, shop_authority
from tests.fakes.axe import serious
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import DESK, PHONE

pytestmark = pytest.mark.browser
WALL = (1920, 1080)
TABLET = (1280, 800)
STANDING: Any = {"reduced_motion": "reduce"}
"""What is just being faded in has too little contrast; a page may turn while axe is still looking."""


@dataclass(frozen=True)
class Shown:
    """A screen with a full board."""

    path: str
    topic: str
    board: dict[str, Any]
    size: tuple[int, int] = WALL


WALLS = {
    "lounge": Shown("/lounge", "lounge", shop_boards.crowded_lounge()),
    "portrait": Shown("/lounge", "lounge", shop_boards.full_lounge(), (1080, 1920)),
    "gate": Shown("/gate", "gate", shop_boards.welcome_list()),
    "workshop": Shown("/workshop", "workshop", crowded_workshop.crowded_workshop()),
    "stages": Shown("/workshop/stages", "workshop", crowded_workshop.crowded_workshop()),
    "paint": Shown("/workshop/body-and-paint", "workshop", paint_line.full_line()),
}
WORKING = {
    "tablet": Shown("/bay/1", bay_boards.TOPIC, bay_boards.working_bay(), TABLET),
    "desk": Shown("/desk", "desk", desk_boards.crowded_desk(), (DESK["width"], DESK["height"])),
    "foreman": Shown(
        "/workshop?size=desk",
        "workshop",
        crowded_workshop.crowded_workshop(),
        (DESK["width"], DESK["height"]),
    ),
    "manager": Shown(
        "/manager", "workshop", crowded_workshop.crowded_workshop(), (DESK["width"], DESK["height"])
    ),
    "phone": Shown(
        f"/v/{phone_boards.TOKEN}",
        phone_boards.TOPIC,
        phone_boards.added_work_to_answer(),
        (PHONE["width"], PHONE["height"]),
    ),
    "home": Shown("/", "lounge", {"shop": shop_boards.SHOP}, (PHONE["width"], PHONE["height"])),
    "authority": Shown("/authority", "lounge", {"shop": shop_boards.SHOP}, (PHONE["width"], PHONE["height"])),
    "account": Shown("/account", "lounge", {"shop": shop_boards.SHOP}, (PHONE["width"], PHONE["height"])),
    "people": Shown(
        "/administrator/people", "lounge", {"shop": shop_boards.SHOP}, (DESK["width"], DESK["height"])
    ),
    "sign in": Shown("/sign-in", "lounge", {"shop": shop_boards.SHOP}, TABLET),
}
PEOPLE = {
    "people": [
        {
            "staff_id": login,
            "login": login,
            "name": {"zh": "王敏", "en": "Wang Min"},
            "surname": {"zh": "王", "en": "Wang"},
            "roles": ["advisor", "manager"],
            "has_password": True,
            "has_pin": True,
            "stopped_at": stopped_at,
        }
        for login, stopped_at in (("wang", None), ("chen", "2026-11-20T08:00:00Z"))
    ],
    "roles": ["advisor", "manager", "administrator"],
}


@contextmanager
def opened(browser: Browser, shown: Shown, query: str, **context: Any) -> Iterator[tuple[Page, BoardServer]]:
    """Open a screen as somebody who may see it."""
    sessions = {
        "glassbay.device:/bay/1": "tablet-1",
        "glassbay.session:/bay/1": json.dumps(bay_boards.SESSION),
        "glassbay.session:*": json.dumps(desk_boards.SESSION),
    }
    width, height = shown.size
    with serving({shown.topic: shown.board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.answers["GET", manager_report.PATH] = (200, manager_report.month())
        server.answers["GET", "/api/people"] = (200, PEOPLE)
        server.answers["GET", AUTHORITY_PATH] = (200, shop_authority())
        own = browser.new_context(
            viewport={"width": width, "height": height}, bypass_csp=True, **STANDING, **context
        )
        own.add_init_script(f"Object.assign(localStorage, {json.dumps(sessions)})")
        page = own.new_page()
        page.goto(f"{server.url}{shown.path}{'&' if '?' in shown.path else '?'}{query}")
        expect(page.locator("main").first).to_be_visible()
        page.wait_for_function("document.fonts.status === 'loaded'")
        yield page, server
        own.close()


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_read_from_afar_and_by_a_screen_reader(browser: Browser, name: str) -> None:
    """Contrast of seven to one, computed on the page: `color-contrast-enhanced`."""
    language = ("zh", "en")[list(WALLS).index(name) % 2]
    with opened(browser, WALLS[name], f"lang={language}") as (page, _):
        assert serious(page, "color-contrast-enhanced") == []


@pytest.mark.parametrize("name", WORKING)
@pytest.mark.parametrize("query", ["lang=zh", "lang=en&print=large"])
def test_a_working_page_is_used_by_anybody(browser: Browser, name: str, query: str) -> None:
    with opened(browser, WORKING[name], query) as (page, _):
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wall_whose_link_is_down_still_has_its_contrast(browser: Browser) -> None:
    with opened(browser, WALLS["lounge"], "lang=zh") as (page, server):
        expect(page.locator(".row").first).to_be_visible()
        server.stop()
        expect(page.locator(".bar.down")).to_be_visible()
        assert serious(page, "color-contrast-enhanced") == []


def test_who_wants_no_motion_has_none_and_pages_still_turn(browser: Browser) -> None:
    with opened(browser, WALLS["lounge"], "lang=zh") as (page, _):
        expect(page.get_by_text("第 1 / 2 页")).to_be_visible()
        page.evaluate(
            "setInterval(() => (window.moved = window.moved || document.getAnimations().some("
            "animation => animation.effect.getTiming().duration > 0)), 5)"
        )
        expect(page.get_by_text("第 2 / 2 页")).to_be_visible(timeout=14_000)
        assert page.evaluate("window.moved") is False


def test_large_print_is_chosen_by_a_button_and_kept(browser: Browser) -> None:
    with opened(browser, WORKING["phone"], "lang=zh") as (page, _):
        heading = page.get_by_role("heading", level=1)
        before = heading.bounding_box()
        page.get_by_role("button", name="大字").click()
        after = heading.bounding_box()
        assert before
        assert after
        assert after["height"] > before["height"] * 1.2
        page.reload()
        expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
        assert page.evaluate("document.documentElement.dataset.print") == "large"


def test_the_shops_hours_are_shown_wherever_the_screens_computer_believes_to_be(browser: Browser) -> None:
    with opened(browser, WALLS["lounge"], "lang=zh", timezone_id="America/New_York") as (page, _):
        expect(page.locator("header .time")).to_have_text("14:06")
        expect(page.get_by_text("14:10–14:25")).to_be_visible()


IN_A_ROW = """() => {
    const place = document.activeElement;
    return place.closest('.cars') && place.querySelector('.plate') ? 'car' : 'other';
}"""


def focused(page: Page) -> str:
    """Return the text of what has the focus, empty where nothing shows that it has."""
    text: str = page.evaluate(
        """() => {
            const place = document.activeElement;
            const seen = place.matches(':focus-visible') && getComputedStyle(place).outlineStyle !== 'none';
            return seen ? place.innerText.trim() : '';
        }"""
    )
    return text


def test_a_tablets_sheet_is_opened_and_left_by_keyboard(browser: Browser) -> None:
    with opened(browser, WORKING["tablet"], "lang=zh") as (page, _):
        expect(page.get_by_role("button", name="暂停")).to_be_visible()
        seen: list[str] = []
        while "暂停" not in seen[-1:] and len(seen) < 20:
            page.keyboard.press("Tab")
            seen.append(focused(page))
        assert "" not in seen, "the focus is always to be seen"
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.querySelector('dialog, [role=dialog]').contains(document.activeElement)"
        )
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert focused(page) == "暂停"


def test_a_desk_is_walked_through_by_keyboard_and_a_car_opened_and_closed(browser: Browser) -> None:
    with opened(browser, WORKING["desk"], "lang=zh") as (page, _):
        row = page.locator(".cars .row button").first
        expect(row).to_be_visible()
        names: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            names.append(page.evaluate(IN_A_ROW))
            if names[-1] == "car":
                break
        assert names[-1] == "car"
        page.keyboard.press("Enter")
        sheet = page.locator("section.sheet")
        expect(sheet).to_be_focused()
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
        expect(row).to_be_focused()
