"""What Prometheus may ask: legs to the glass, screens, topics, commits, agents' outboxes, the process."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from server.latency.legs import Origin
from server.latency.measurements import Observe
from server.realtime.hub import Hub

LEG_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """One registry for all shops of this process."""

    def __init__(self, hub: Hub) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Standing(hub))
        ProcessCollector(registry=self._registry)
        self._legs = Histogram(
            "glassbay_leg_seconds",
            "Legs from the plate or the finger to the glass",
            ("shop", "origin", "leg"),
            buckets=LEG_SECONDS,
            registry=self._registry,
        )
        self._commits = Counter("glassbay_commits", "Commits", ("shop",), registry=self._registry)

    def observer(self, shop_id: str) -> Observe:
        """Return what takes the measurements of a shop."""

        def observe(origin: Origin, leg: str, ms: float) -> None:
            self._legs.labels(shop_id, origin, leg).observe(ms / 1000)

        return observe

    def committed(self, shop_id: str) -> None:
        """Count a commit; any thread may."""
        self._commits.labels(shop_id).inc()

    def text(self) -> bytes:
        """Return all of it in Prometheus' text format; must be called in the loop's thread."""
        return generate_latest(self._registry)


class _Standing(Collector):
    """What is read off when it is asked for."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges."""
        screens = GaugeMetricFamily("glassbay_screens", "Screens that are connected", labels=["shop"])
        topics = GaugeMetricFamily("glassbay_topics", "Boards that are kept up to date", labels=["shop"])
        numbers = GaugeMetricFamily("glassbay_journal_number", "The newest entry shown", labels=["shop"])
        waiting = GaugeMetricFamily(
            "glassbay_agent_outbox_waiting", "Sightings that wait in agents", labels=["shop", "device"]
        )
        for shop_id in self._hub.shop_ids:
            feed = self._hub.feed(shop_id)
            screens.add_metric([shop_id], len(feed.watchers))
            topics.add_metric([shop_id], len(feed.topics))
            numbers.add_metric([shop_id], feed.floor.number)
            agents = {camera.device_id: camera.outbox_waiting for camera in feed.floor.cameras.values()}
            for device_id, sightings in agents.items():
                waiting.add_metric([shop_id, device_id], sightings)
        yield from (screens, topics, numbers, waiting)
