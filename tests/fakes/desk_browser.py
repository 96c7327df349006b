"""The desk and the customer's page in a browser, before a server of boards."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.fakes import desk_boards, phone_boards, shop_boards
from tests.fakes.axe import AXE
from tests.fakes.board_server import BoardServer, serving

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# One pixel, so that the picture of a plate has something to load.
CROP = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


@contextmanager
def desk_serving(board: dict[str, Any]) -> Iterator[BoardServer]:
    """Run a server of one desk whose clock stands at 14:06:21."""
    with serving({"desk": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.answers["GET", f"/api/sightings/{desk_boards.SIGHTING}/crop"] = (200, CROP)
        yield server


def open_desk(
    context: BrowserContext,
    page: Page,
    server: BoardServer,
    language: str = "zh",
    person: dict[str, Any] = desk_boards.SESSION,
) -> None:
    """Open the desk as somebody who has signed in: Wang Min, who is an advisor, unless told otherwise."""
    session = json.dumps(json.dumps(person))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {session})")
    page.set_viewport_size(DESK)
    page.goto(f"{server.url}/desk?lang={language}")
    expect(page.locator(".as-of")).to_be_visible()


@contextmanager
def phone_serving(board: dict[str, Any]) -> Iterator[BoardServer]:
    """Run a server of one customer's page."""
    with serving({phone_boards.TOPIC: board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        yield server


def open_phone(page: Page, server: BoardServer, language: str = "zh") -> None:
    """Open the customer's link."""
    page.set_viewport_size(PHONE)
    page.goto(f"{server.url}/v/{phone_boards.TOKEN}?lang={language}")


def row_of(page: Page, plate: str) -> Locator:
    """Return the row of one car, which opens its sheet."""
    return page.locator(".cars").get_by_role("button", name=f"{plate[:2]}·{plate[2:]}")


def posted(server: BoardServer, path: str) -> list[tuple[dict[str, str], Any]]:
    """Return headers and body of every write to one path."""
    return [
        (headers, body)
        for method, where, headers, body in server.requests
        if (method, where) == ("POST", path)
    ]


def answered(page: Page, server: BoardServer, path: str, count: int = 1) -> list[tuple[dict[str, str], Any]]:
    """Wait, while the browser goes on, until `count` writes came to one path, and return them."""
    for _ in range(500):
        if len(found := posted(server, path)) >= count:
            return found
        page.wait_for_timeout(20)
    raise TimeoutError(path)


STANDING = """() => Promise.all(document.getAnimations()
    .filter(each => each.effect.getComputedTiming().iterations !== Infinity)
    .map(each => each.finished.catch(() => null)))"""


def violations(page: Page) -> list[str]:
    """Return what axe finds amiss, as `rule: element`."""
    # What is just being faded has too little contrast for a moment.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(STANDING)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(answer => answer.violations)")
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflowing(page: Page, root: str) -> list[str]:
    """Return the texts inside `root` that stand out of their column to the right."""
    found: list[str] = page.evaluate(
        """root => [...document.querySelectorAll(root)].flatMap(column => {
            const edge = column.getBoundingClientRect().right;
            return [...column.querySelectorAll('*')]
                .filter(element => !element.closest('.unseen'))
                .filter(element => element.getBoundingClientRect().right > edge + 1)
                .map(element => element.outerHTML.slice(0, 120));
        })""",
        root,
    )
    return found
