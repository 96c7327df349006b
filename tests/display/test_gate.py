"""The gate: a greeting at once and for seven seconds, then the day's welcome list."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import shop_boards
from tests.fakes.board_server import BoardServer, serving

pytestmark = pytest.mark.browser

JUST_NOW = {"greeted_at": "2025-11-21T06:06:21Z"}


def open_gate(page: Page, server: BoardServer, query: str = "") -> None:
    page.goto(f"{server.url}/gate{query}#token=gate-1")
    expect(page.locator("ol li").first).to_be_visible()


def test_an_arriving_car_is_greeted_at_once_and_for_seven_seconds(page: Page) -> None:
    page.clock.install()
    with serving({"gate": shop_boards.welcome_list()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server)
        server.change("gate", {"greeting": shop_boards.greeting(**JUST_NOW)})
        expect(page.get_by_role("heading", name="欢迎您")).to_be_visible()
        expect(page.get_by_role("img", name="车牌 京A·1••45")).to_be_visible()
        expect(page.locator(".lane")).to_have_text("3")
        expect(page.get_by_text("王顾问在等您")).to_be_visible()
        assert page.locator("main").evaluate("element => element.getAnimations({subtree: true}).length") == 0
        page.clock.run_for(6_000)
        expect(page.get_by_role("heading", name="欢迎您")).to_be_visible()
        page.clock.run_for(1_500)
        expect(page.get_by_text("今日预约")).to_be_visible()


def test_the_next_car_replaces_the_greeting_and_has_its_own_seven_seconds(page: Page) -> None:
    page.clock.install()
    with serving({"gate": shop_boards.welcome_list()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server)
        server.change("gate", {"greeting": shop_boards.greeting(**JUST_NOW)})
        expect(page.get_by_role("img", name="车牌 京A·1••45")).to_be_visible()
        page.clock.run_for(5_000)
        other = shop_boards.greeting(
            greeting_id="0198a000-0000-7000-8000-0000000000a2",
            plate=shop_boards.plate("京B2••17"),
            **JUST_NOW,
        )
        server.change("gate", {"greeting": other})
        expect(page.get_by_role("img", name="车牌 京B·2••17")).to_be_visible()
        page.clock.run_for(5_000)
        expect(page.get_by_role("img", name="车牌 京B·2••17")).to_be_visible()


def test_a_doubtful_read_is_welcomed_without_a_plate(page: Page) -> None:
    with serving({"gate": shop_boards.welcome_list()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server)
        server.change("gate", {"greeting": shop_boards.greeting("neutral", **JUST_NOW)})
        expect(page.get_by_role("heading", name="欢迎光临")).to_be_visible()
        expect(page.get_by_text("请直行到接待区")).to_be_visible()
        expect(page.locator(".plate")).to_have_count(0)


def test_a_greeting_of_a_while_ago_is_not_shown_to_the_next_car(page: Page) -> None:
    board = shop_boards.welcome_list() | {"greeting": shop_boards.greeting(greeted_at="2025-11-21T05:00:00Z")}
    with serving({"gate": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server)
        expect(page.get_by_text("今日预约")).to_be_visible()


def test_the_list_inverts_the_car_that_is_being_received(page: Page) -> None:
    greeted = shop_boards.greeting(
        plate=shop_boards.plate("津CK••52"), lane="1", greeted_at="2025-11-21T05:00:00Z"
    )
    board = shop_boards.welcome_list() | {"greeting": greeted}
    with serving({"gate": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server)
        expect(page.locator(".line.band")).to_have_count(1)
        expect(page.locator(".line.band")).to_contain_text("接待位 1")
        expect(page.locator(".line.band").get_by_role("img", name="车牌 津C·K••52")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("outcome", ["welcome", "neutral"])
def test_no_line_of_a_greeting_runs_into_the_blue_field(page: Page, outcome: str, language: str) -> None:
    with serving({"gate": shop_boards.welcome_list()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_gate(page, server, f"?lang={language}")
        more = {"plate": shop_boards.plate("京AD•••27", "green"), "advisor": shop_boards.advisor("欧阳")}
        server.change(
            "gate",
            {"greeting": shop_boards.greeting(outcome, **JUST_NOW, **(more if outcome == "welcome" else {}))},
        )
        expect(page.locator(".drive")).to_be_visible()
        page.wait_for_function("document.fonts.status === 'loaded'")
        edges = page.evaluate(
            """() => [...document.querySelectorAll('section > *')].map((element) => {
                const range = document.createRange();
                range.selectNodeContents(element);
                const section = element.parentElement.getBoundingClientRect().right;
                return section - Math.max(range.getBoundingClientRect().right, 0);
            })"""
        )
        assert min(edges) >= 0


def test_the_list_of_its_own_greets_nobody_and_prints_every_booking(page: Page) -> None:
    board = shop_boards.welcome_list()
    extra = shop_boards.booking("16:00", shop_boards.plate("京C9••11"), "王", "expected")
    with serving(
        {"gate": board | {"booking/late": extra}}, shop_at_ms=shop_boards.NOW_MS, rate=0.001
    ) as server:
        page.goto(f"{server.url}/gate/list#token=gate-1")
        expect(page.locator("ol li")).to_have_count(7)
        server.change("gate", {"greeting": shop_boards.greeting(**JUST_NOW)})
        server.painted("gate", 2)
        expect(page.get_by_text("今日预约").first).to_be_visible()
        page.emulate_media(media="print")
        rows = page.locator("tr")
        expect(rows).to_have_count(8)
        expect(rows.last).to_contain_text("京C·9••11")
        expect(page.locator("ol")).to_be_hidden()
