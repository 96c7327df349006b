"""The manager's report: figures, charts that can be read without eyes, and days to choose."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Request, expect

from tests.fakes import crowded_workshop, manager_report, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import DESK, PHONE
from tests.fakes.shop_boards import Values

pytestmark = pytest.mark.browser
DAYS = re.compile(r"^2025-11-01: 93\.8%, 2025-11-03: 81\.3%, .*2025-11-19: 81\.3%$")
"""The second was a Sunday: no car, no dot."""


@contextmanager
def reporting(report: Values) -> Iterator[BoardServer]:
    board = crowded_workshop.crowded_workshop()
    with serving({"workshop": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.answers["GET", manager_report.PATH] = (200, report)
        yield server


def open_report(page: Page, server: BoardServer, query: str = "") -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/manager{query}#token=manager")


@pytest.mark.parametrize(
    ("language", "said", "cause"), [("zh", "达到目标 85%", "待料"), ("en", "Target 85% reached", "Parts")]
)
def test_a_month_is_told_in_figures_and_in_words(page: Page, language: str, said: str, cause: str) -> None:
    with reporting(manager_report.month()) as server:
        open_report(page, server, f"?lang={language}")
        expect(page.get_by_text("89.5%")).to_be_visible()
        expect(page.get_by_text(said)).to_be_visible()
        expect(page.get_by_text("91.5%")).to_be_visible()
        waiting = page.locator("section", has_text=cause).first.locator("li")
        expect(waiting.first).to_contain_text("412 小时 0 分" if language == "zh" else "412 h 0 min")
        expect(page.get_by_role("img")).to_have_attribute("aria-label", DAYS)
        expect(page.locator("circle.below")).to_have_count(5)
        expect(page.get_by_role("table").first.locator("tbody tr")).to_have_count(4)
        expect(page.get_by_role("table").last.locator("tbody tr")).to_have_count(8)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_days_asked_for_are_those_of_the_shop(page: Page) -> None:
    with reporting(manager_report.month()) as server:
        asked: list[str] = []

        def note(request: Request) -> None:
            if manager_report.PATH in request.url:
                asked.append(request.url.partition("?")[2])

        page.on("request", note)
        open_report(page, server)
        expect(page.get_by_text("89.5%")).to_be_visible()
        page.get_by_role("button", name="本周").click()
        expect(page.get_by_role("button", name="本周")).to_have_attribute("aria-pressed", "true")
        with page.expect_response(lambda answer: "2025-11-01" in answer.url):
            page.get_by_role("button", name="本月").click()
        assert asked == [
            "first=2025-11-21&last=2025-11-21",
            "first=2025-11-17&last=2025-11-21",
            "first=2025-11-01&last=2025-11-21",
        ]


def test_a_day_on_which_nothing_happened_yet_says_so(page: Page) -> None:
    with reporting(manager_report.nothing()) as server:
        open_report(page, server)
        expect(page.get_by_text("这段时间没有完工的车")).to_have_count(3)
        expect(page.get_by_text("NaN")).to_have_count(0)


def test_somebody_who_may_not_see_it_is_told_so(page: Page) -> None:
    with reporting(manager_report.month()) as server:
        server.answers["GET", manager_report.PATH] = (403, {"code": "not_allowed", "detail": "x"})
        open_report(page, server)
        expect(page.get_by_role("alert")).not_to_be_empty()


def test_a_whole_day_of_bay_use_fits_a_phone_in_small_and_in_large_print(page: Page) -> None:
    with reporting(manager_report.month()) as server:
        open_report(page, server, "?lang=en")
        page.set_viewport_size(PHONE)
        table = page.locator("div", has=page.locator("> table")).last
        expect(table).to_be_visible()
        assert table.evaluate("place => place.scrollWidth <= place.clientWidth")
        before = page.get_by_role("heading", level=1).bounding_box()
        page.get_by_role("button", name="Large print").click()
        after = page.get_by_role("heading", level=1).bounding_box()
        assert before
        assert after
        assert after["height"] == pytest.approx(before["height"] * 1.25, abs=1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_whose_session_is_over_is_led_to_signing_in_and_back(page: Page) -> None:
    with reporting(manager_report.month()) as server:
        server.refusing = "not_signed_in"
        open_report(page, server)
        expect(page.get_by_role("link", name="登录")).to_have_attribute("href", "/sign-in?to=/manager")


def test_stages_of_several_flows_have_their_flow_named(page: Page) -> None:
    report = manager_report.month()
    stages = report["stages"]
    painted = {"flow": "body_and_paint", "flow_name": shop_boards.words("钣喷", "Body and paint")}
    with reporting(report | {"stages": [*stages, *(stage | painted for stage in stages)]}) as server:
        open_report(page, server, "?lang=en")
        expect(page.locator("li.flow")).to_have_text(["Service", "Body and paint"])
