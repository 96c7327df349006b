"""The tablet of one bay, opened on a server that keeps what was tapped."""

from contextlib import AbstractContextManager
from typing import Any

from playwright.sync_api import Page, expect

from tests.fakes import bay_boards, shop_boards
from tests.fakes.board_server import Board, BoardServer, serving

ORDER = f"/api/repair-orders/{bay_boards.ORDER}"


def shop(board: Board) -> AbstractContextManager[BoardServer]:
    """Serve the board of bay 1 with a clock that stands at 14:06:21."""
    return serving({bay_boards.TOPIC: board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0)


def open_tablet(page: Page, server: BoardServer, query: str = "") -> None:
    page.goto(f"{server.url}/bay/1{query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main .plate").first).to_be_visible()


def accept(server: BoardServer, *deeds: str, version: int = 5) -> None:
    for deed in deeds:
        answer = {
            "order_id": bay_boards.ORDER,
            "order_version": version,
            "stage": "in_bay",
            "event_number": 2,
        }
        server.answers["POST", f"{ORDER}/{deed}"] = (200, answer)


def posted(server: BoardServer) -> list[tuple[str, dict[str, str], Any]]:
    """Return the deeds that reached the server, with their headers and bodies."""
    return [
        (path.removeprefix(f"{ORDER}/"), headers, body)
        for method, path, headers, body in server.requests
        if method == "POST" and path.startswith(ORDER)
    ]


def pause(page: Page, reason: str = "待料") -> None:
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("dialog").get_by_role("button", name=reason).click()
