"""One shop's measurements, by what began the change and by leg."""

from collections.abc import Callable

from server.contract.latency import LegFigures
from server.latency.legs import BEFORE_THE_GLASS, ON_THE_GLASS, Leg, Moments, Origin, durations
from server.latency.window import Window

Observe = Callable[[Origin, str, float], None]
"""Told of each measurement: what began it, the leg, milliseconds."""


class Measurements:
    """A window for each leg; bounded, however long the server runs."""

    def __init__(self, observe: Observe) -> None:
        self._observe = observe
        self._windows = {
            (origin, leg.name): Window()
            for origin in Origin
            for leg in (*BEFORE_THE_GLASS[origin], *ON_THE_GLASS[origin])
        }

    def take(self, origin: Origin, legs: tuple[Leg, ...], moments: Moments) -> None:
        """Measure those of `legs` whose both ends are among `moments`."""
        for leg, ms in durations(legs, moments):
            self._windows[origin, leg].add(ms)
            self._observe(origin, leg, ms)

    def figures(self, origin: Origin) -> list[LegFigures]:
        """Return the legs that were measured, in the order in which they are gone."""
        return [
            LegFigures(leg=leg, count=window.count, p50_ms=p50, p95_ms=p95, p99_ms=p99)
            for (began, leg), window in self._windows.items()
            if began is origin and window.count
            for p50, p95, p99 in [_rounded(window)]
        ]


def _rounded(window: Window) -> tuple[float, ...]:
    return tuple(round(value, 2) for value in window.percentiles())
