"""The lounge page under twenty changes a second: `python -m tests.faults.soak_lounge MINUTES`.

Prints memory and the tree's size each half minute, measured after a forced collection, and at the end what
was painted. Exit 0: every number reached the glass, the board on it is the server's, and memory does not
grow; 1: something of that is not so; 2: wrong use.
"""

import random
import sys
import time
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.fakes import shop_boards
from tests.fakes.board_server import BoardServer, serving

CHROMIUM = "/usr/bin/chromium"
CHANGES_A_SECOND = 20
MOST_GROWTH_KB_A_MINUTE = 64.0
"""A leak of 55 bytes a change; on a machine that starved the page 41 were measured in fifteen minutes."""
WARM_UP = 0.25
"""Share of the samples before the page has reached its usual size."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The page's size at one moment, after a forced collection."""

    minutes: float
    heap_kb: float
    nodes: int


@dataclass
class Soaked:
    """What was sent, what was painted, and how the page's size went."""

    sent: int = 0
    painted: list[tuple[int, int]] = field(default_factory=list)
    """Each frame's numbers: after the first, up to the second."""
    asked: int = 1
    """How often the page asked for the whole board, the first time included."""
    same_board: bool = False
    samples: list[Sample] = field(default_factory=list)

    @property
    def missed(self) -> int:
        """How many numbers never reached the glass.

        A board that came whole has all up to its own: alone in its frame (after = number), or together with
        the deltas that followed it, so that its frame seems to leave a gap.
        """
        held = missed = 0
        joined = self.asked - sum(after == number for after, number in self.painted)
        for after, number in self.painted:
            gap = max(0, after - held) if after != number else 0
            joined, gap = (joined - 1, 0) if gap and joined > 0 else (joined, gap)
            missed, held = missed + gap, max(held, number)
        return missed + self.sent + 1 - held

    @property
    def growth_kb_a_minute(self) -> float:
        """The heap's slope after warming up: the median over all pairs, deaf to single peaks (Theil, Sen)."""
        settled = self.samples[int(len(self.samples) * WARM_UP) :]
        slopes = [
            (later.heap_kb - earlier.heap_kb) / (later.minutes - earlier.minutes)
            for earlier, later in combinations(settled, 2)
        ]
        return median(slopes) if slopes else 0.0


def sample(devtools: CDPSession, minutes: float) -> Sample:
    """Collect garbage, then measure."""
    devtools.send("HeapProfiler.collectGarbage")
    heap = devtools.send("Runtime.getHeapUsage")["usedSize"] / 1024
    return Sample(minutes, heap, devtools.send("Memory.getDOMCounters")["nodes"])


def change_something(server: BoardServer, chance: random.Random) -> None:
    """A car comes, goes, or reaches another step."""
    key = f"car/soak{chance.randrange(60)}"
    if key in server.boards["lounge"] and chance.random() < 0.3:
        server.change("lounge", {}, remove=(key,))
        return
    step = chance.choice(shop_boards.STEPS[:5])
    plate = shop_boards.plate(f"京C{key[8:]:0>2}••{chance.randrange(10)}"[:7])
    words = shop_boards.words("朗逸", "Lavida")
    car = shop_boards.lounge_car(plate, words, words, step, f"15:{chance.randrange(10, 50)}–16:00", "王")
    server.change("lounge", {key: car})


def painted_ranges(server: BoardServer) -> list[tuple[int, int]]:
    """Return what the page has said that its frames showed."""
    paints = [paint for pulse in server.heard_of("pulse") for paint in pulse.get("painted", [])]
    return [(paint["after"], paint["number"]) for paint in paints]


def soak(page: Page, server: BoardServer, seconds: float, every: float, say: bool = False) -> Soaked:
    """Change the lounge for so many seconds; measure each `every` seconds."""
    page.goto(f"{server.url}/lounge#token=wall-1")
    page.locator(".row").first.wait_for()
    devtools = page.context.new_cdp_session(page)
    found, chance = Soaked(samples=[sample(devtools, 0.0)]), random.Random(7)
    begun = time.monotonic()
    measured = begun
    while (now := time.monotonic()) - begun < seconds:
        while found.sent < (now - begun) * CHANGES_A_SECOND:
            change_something(server, chance)
            found.sent += 1
        page.wait_for_timeout(1000 / CHANGES_A_SECOND)
        if now - measured >= every:
            measured = now
            found.samples.append(sample(devtools, (now - begun) / 60))
            if say:
                print(found.samples[-1], flush=True)
    while found.sent < seconds * CHANGES_A_SECOND:
        change_something(server, chance)
        found.sent += 1
    page.wait_for_timeout(5_000)
    found.samples.append(sample(devtools, seconds / 60))
    found.painted, found.asked = painted_ranges(server), len(server.heard_of("hello"))
    found.same_board = cars_on(page, server)
    return found


def cars_on(page: Page, server: BoardServer) -> bool:
    """Whether the rows on the glass are of cars that the server has, with their steps, in whatever page."""
    shown = {row.get_attribute("aria-label") for row in page.locator(".row .plate").all()}
    cars = [car for key, car in server.boards["lounge"].items() if key.startswith("car/")]
    texts = {f"车牌 {car['plate']['text'][:2]}·{car['plate']['text'][2:]}" for car in cars}
    return bool(shown) and shown <= texts


def main() -> int:
    """Soak for the minutes of the command line."""
    try:
        minutes = float(sys.argv[1])
    except (IndexError, ValueError):
        sys.stderr.write("tell for how many minutes: python -m tests.faults.soak_lounge 20\n")
        return 2
    board = shop_boards.full_lounge()
    with serving({"lounge": board}) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = soak(browser.new_page(), server, minutes * 60, 30.0, say=True)
        browser.close()
    growth = found.growth_kb_a_minute
    print(
        f"soak of the lounge page: {found.sent} changes in {minutes:g} min, {found.missed} missed, "
        f"{found.asked} whole boards, "
        f"board {'the same' if found.same_board else 'ANOTHER'}, heap {growth:+.1f} KB/min"
    )
    return 0 if found.missed == 0 and found.same_board and growth <= MOST_GROWTH_KB_A_MINUTE else 1


if __name__ == "__main__":
    sys.exit(main())
