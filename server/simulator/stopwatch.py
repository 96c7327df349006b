"""How long news takes from a tap to the screens that show it."""

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stopwatch:
    """Notes when taps were sent and when screens received what came of them (steady clock, seconds)."""

    _taps: list[tuple[float, int]] = field(default_factory=list)
    _received: dict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    last_number: int = 0
    """The highest number of the journal that any screen has shown."""

    def tapped(self, sent_at: float, event_number: int) -> None:
        """Note a tap that the server answered with the number of its event."""
        self._taps.append((sent_at, event_number))
        self.last_number = max(self.last_number, event_number)

    def received(self, screen: str, number: int) -> None:
        """Note that a screen now shows the journal up to `number`."""
        self._received[screen].append((number, time.monotonic()))
        self.last_number = max(self.last_number, number)

    def tap_to_screen_ms(self, screen: str) -> list[float]:
        """Return, for each tap, how long `screen` took to show it; a tap it never showed is left out."""
        shown = self._received[screen]
        numbers = [number for number, _ in shown]
        delays = []
        for sent_at, event_number in self._taps:
            place = bisect_left(numbers, event_number)
            if place < len(shown) and shown[place][1] >= sent_at:
                delays.append((shown[place][1] - sent_at) * 1000)
        return delays


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value that `share` of `values` do not exceed; None without values."""
    if not values:
        return None
    ranked = sorted(values)
    return round(ranked[min(len(ranked) - 1, int(share * len(ranked)))], 1)
