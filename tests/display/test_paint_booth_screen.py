"""The booth beside the line: a load is accepted, filled or dropped, another is chosen with a reason."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.fakes import paint_line, shop_boards
from tests.fakes.board_server import BoardServer, serving
from tests.fakes.desk_browser import answered, overflowing, violations
from tests.fakes.sessions import FOREMAN

pytestmark = pytest.mark.browser
PLAN = f"/api/booths/{paint_line.BOOTH}/plan"
FILL = f"/api/booths/{paint_line.BOOTH}/fill"
DECIDED = {"bay_id": paint_line.BOOTH, "event_number": 9}
ACCEPT = {"zh": "采纳建议", "en": "Accept this load"}


def open_desk_line(context: BrowserContext, page: Page, server: BoardServer, language: str = "zh") -> None:
    """Open the line as the foreman, at a desk."""
    session = json.dumps(json.dumps(FOREMAN))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{server.url}/workshop/body-and-paint?lang={language}")
    expect(page.locator("header time")).to_be_visible()


def line_server(board: dict[str, Any]) -> Any:
    return serving({"workshop": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_foreman_accepts_what_is_proposed_with_its_reasons(
    context: BrowserContext, page: Page, language: str
) -> None:
    board = paint_line.line_with_a_booth()
    booth: Any = board[f"booth/{paint_line.BOOTH}"]
    with line_server(board) as server:
        server.answers["POST", PLAN] = (200, DECIDED)
        open_desk_line(context, page, server, language)
        expect(page.locator(".why li")).to_have_count(2)
        assert overflowing(page, "aside, section") == []
        assert violations(page) == []
        page.get_by_role("button", name=ACCEPT[language]).click()
        body = answered(page, server, PLAN)[0][1]
        assert body == {"order_ids": booth["proposed"][0]["order_ids"]}


def test_another_load_needs_a_reason_and_colour_and_size_are_asked_where_they_lack(
    context: BrowserContext, page: Page
) -> None:
    board = paint_line.line_with_a_booth()
    booth: Any = board[f"booth/{paint_line.BOOTH}"]
    asked = next(one for one in board.values() if one.get("visit_id") == booth["not_told"][0])
    keep = f"/api/paint-jobs/{asked['order_id']}"
    with line_server(board) as server:
        server.answers["POST", PLAN] = (200, DECIDED)
        server.answers["POST", keep] = (200, {"order_id": asked["order_id"], "event_number": 9})
        open_desk_line(context, page, server)
        page.get_by_role("button", name="另选一批").click()
        page.locator("fieldset input[type=checkbox]").nth(2).check()
        decide = page.get_by_role("button", name="就定这批")
        expect(decide).to_be_disabled()
        page.locator("fieldset select").select_option("customer_waits")
        decide.click()
        body = answered(page, server, PLAN)[0][1]
        assert body == {"order_ids": booth["proposed"][1]["order_ids"], "override": "customer_waits"}
        page.locator("[name=colour_code]").fill("ly7w")
        page.get_by_role("button", name="保存色号和范围").click()
        kept = answered(page, server, keep)[0][1]
        assert kept == {"colour_code": "ly7w", "extent": "panels", "panels": 1}


def test_what_was_decided_is_filled_with_a_painter(context: BrowserContext, page: Page) -> None:
    board = paint_line.line_with_a_booth()
    booth: Any = board[f"booth/{paint_line.BOOTH}"]
    booth["planned"] = booth["proposed"].pop(0)
    with line_server(board) as server:
        server.answers["POST", FILL] = (200, DECIDED)
        open_desk_line(context, page, server)
        fill = page.get_by_role("button", name="进烤漆房")
        expect(fill).to_be_disabled()
        painter = page.locator("aside .deeds select")
        chosen = painter.locator("option").nth(1).get_attribute("value")
        painter.select_option(chosen)
        fill.click()
        assert answered(page, server, FILL)[0][1] == {"technician_id": chosen}


def test_on_the_wall_the_queue_names_what_the_booth_takes_next(page: Page) -> None:
    with line_server(paint_line.line_with_a_booth()) as server:
        page.goto(f"{server.url}/workshop/body-and-paint?lang=en#token=wall-1")
        booth = page.locator("section").nth(5)
        expect(booth.locator("h3")).to_contain_text("LY7W ×2")
