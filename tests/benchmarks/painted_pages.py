"""Decision → painted: real Chromium pages of one machine watch a real server, and say when they painted.

`python -m tests.benchmarks.painted_pages --pages 20 --decisions 50` prints the figures as JSON. Cars come
to the gate through the public API; what is measured is what the server's own page shows (`GET /api/latency`).
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, sync_playwright

from server.contract.latency import LatencyAnswer
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import RunningShop, running_shop

CHROMIUM = "/usr/bin/chromium"
SCREENS = ("lounge", "workshop", "gate")
PAUSE_S = 1.0
"""Between two cars: ten times as many as a busy gate sees."""
ACKNOWLEDGED_S = 3.0
"""Paints travel with the pulse, every two seconds."""
LONGEST_START_S = 60.0


def measure_painted(pages: int, decisions: int) -> dict[str, Any]:
    """Let `decisions` cars come before `pages` pages (lounge, workshop and gate in turn).

    Returns `pages`, `decisions`, `painted` (how many paints were acknowledged), `p50_ms`, `p95_ms` and
    `p99_ms` from the decision to the paint, and `legs`: the same for each leg. Needs the built screens.
    """
    with tempfile.TemporaryDirectory() as folder, running_shop(Path(folder)) as shop:
        with _open_pages(shop, pages):
            _drive(shop, decisions)
            time.sleep(ACKNOWLEDGED_S)
        told = _latency(shop)
    legs = {leg.leg: leg.model_dump(exclude={"leg"}) for leg in told.sightings}
    shown = legs["decision_to_paint"]
    figures = {name: shown[name] for name in ("p50_ms", "p95_ms", "p99_ms")}
    return {"pages": pages, "decisions": decisions, "painted": shown["count"], **figures, "legs": legs}


@contextmanager
def _open_pages(shop: RunningShop, pages: int) -> Iterator[None]:
    """Show as many screens, each a paired device in a profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for screen in islice(cycle(SCREENS), pages):
            _open(browser, shop, screen)
        _wait_for_pulses(shop, pages)
        yield
        browser.close()


def _open(browser: Browser, shop: RunningShop, screen: str) -> None:
    page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    page.goto(f"{shop.address}/{screen}#token={shop.device('display', screen)}")


def _wait_for_pulses(shop: RunningShop, pages: int) -> None:
    """A page is there once it has said what it painted first."""
    until = time.monotonic() + LONGEST_START_S
    while len(_latency(shop).screens) < pages:
        if time.monotonic() > until:
            raise TimeoutError(f"{len(_latency(shop).screens)} of {pages} pages have painted")
        time.sleep(0.2)


def _drive(shop: RunningShop, decisions: int) -> None:
    """Let the cars come, strangers all of them; the pages are left to their own loop meanwhile."""
    agent = {"Authorization": f"Bearer {shop.device('agent')}", "Content-Type": "application/json"}
    with httpx.Client(base_url=shop.address, headers=agent) as client:
        for car in range(decisions):
            seen = sighting(f"京A{10_000 + car}")
            headers = {"Idempotency-Key": seen.idempotency_key}
            answer = client.post("/api/sightings", content=seen.model_dump_json(), headers=headers)
            if answer.json().get("outcome") != "greeted":
                raise RuntimeError(f"the gate did not greet {seen.text}: {answer.text}")
            time.sleep(PAUSE_S)


def _latency(shop: RunningShop) -> LatencyAnswer:
    headers = {"Authorization": f"Bearer {shop.session('admin')}"}
    answer = httpx.get(f"{shop.address}/api/latency", headers=headers)
    return LatencyAnswer.model_validate_json(answer.text)


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--decisions", type=int, default=50)
    order = parser.parse_args()
    json.dump(measure_painted(order.pages, order.decisions), sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
