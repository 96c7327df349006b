"""Watching a wall turn its pages, with the browser's clock driven by the test."""

from dataclasses import dataclass
from itertools import groupby

from playwright.sync_api import Page

STEP_SECONDS = 3
"""Less than the shortest time for which a page stays."""
STEPS = 42


@dataclass(frozen=True)
class Turned:
    """What was seen in a little more than two minutes: how many plates, and the longest that one was away."""

    plates: int
    longest_away_seconds: int


def watch_turning(page: Page, plates: str) -> Turned:
    """Watch the plates that a selector finds; the page's clock must be installed."""
    seen: list[set[str]] = []
    for _ in range(STEPS):
        names = page.locator(plates).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        seen.append(set(names))
        page.clock.run_for(STEP_SECONDS * 1_000)
    everything = set[str]().union(*seen)
    away = [_longest_away([plate in shown for shown in seen]) for plate in everything]
    return Turned(len(everything), max(away) * STEP_SECONDS)


def _longest_away(shown: list[bool]) -> int:
    return max((len(list(run)) for there, run in groupby(shown) if not there), default=0)
