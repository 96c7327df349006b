"""The body-and-paint board: stations, the queues before them, their limits, and an old board."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import paint_line, shop_boards
from tests.fakes.board_server import Board, BoardServer, serving
from tests.fakes.turning_wall import watch_turning

pytestmark = pytest.mark.browser


def open_line(page: Page, server: BoardServer, query: str = "") -> None:
    page.goto(f"{server.url}/workshop/body-and-paint{query}#token=wall-1")
    expect(page.get_by_text("14:06:21")).to_be_visible()


@pytest.mark.parametrize(
    ("language", "queue", "mark"), [("zh", "排队 5", "第 1 / 2 页"), ("en", "Queue 5", "Page 1 of 2")]
)
def test_the_queue_before_the_booth_is_counted_and_nothing_is_cut_off(
    page: Page, language: str, queue: str, mark: str
) -> None:
    board: Board = paint_line.full_line()
    with serving({"workshop": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        open_line(page, server, f"?lang={language}")
        stations = page.locator("section")
        expect(stations).to_have_count(10)
        booth = stations.nth(5)
        expect(booth.locator("h2")).to_contain_text("6/2")
        expect(booth.locator("h3")).to_have_text(queue)
        expect(booth.locator("li")).to_have_count(4)
        expect(booth.get_by_text(mark)).to_be_visible()
        cut = page.locator("section, h2 .name, li, header p").evaluate_all(
            """places => places
                .filter(p => p.scrollWidth > p.clientWidth + 1 || p.scrollHeight > p.clientHeight + 1)
                .map(p => p.innerText)"""
        )
        assert cut == []


def test_sixty_cars_take_turns_and_none_is_away_for_more_than_a_minute(page: Page) -> None:
    page.clock.install()
    board = paint_line.full_line(more_before_paint=30)
    with serving({"workshop": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        open_line(page, server)
        expect(page.get_by_text("第 1 / 9 页")).to_be_visible()
        turned = watch_turning(page, "section li .plate")
        assert turned.plates == 59, "the sixtieth is still being received"
        assert turned.longest_away_seconds <= 60


def test_without_its_server_the_line_keeps_every_card_in_sight(page: Page) -> None:
    with serving({"workshop": paint_line.full_line()}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        open_line(page, server)
        server.stop()
        bar = page.get_by_role("status")
        expect(bar).to_contain_text("连接中断")
        top = bar.bounding_box()
        assert top
        for card in page.locator("section li").all():
            place = card.bounding_box()
            assert place
            assert place["y"] + place["height"] <= top["y"] + 1


def test_an_empty_line_keeps_its_stations_and_says_one_sentence(page: Page) -> None:
    with serving({"workshop": paint_line.empty_line()}, shop_at_ms=shop_boards.NOW_MS, rate=0.0) as server:
        open_line(page, server)
        expect(page.get_by_text("流水线上现在没有车")).to_be_visible()
        expect(page.locator("section h2")).to_have_count(10)
