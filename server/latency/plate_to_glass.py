"""Follows each traced change from its commit to the screens, and measures the legs as it goes."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from server.contract.latency import LegFigures
from server.contract.realtime import Paint
from server.contract.sightings import Trace as AgentTrace
from server.domain.events import Envelope
from server.domain.staff import Actor
from server.latency.changes import AwaitedChanges, Change, change_of
from server.latency.commits import Commits
from server.latency.legs import BEFORE_THE_GLASS, ON_THE_GLASS, Origin
from server.latency.measurements import Measurements, Observe
from server.projections.floor import Floor
from server.store.feed import Fed
from server.store.identifiers import new_id
from server.store.unit_of_work import Trace


@dataclass(slots=True)
class _Shop:
    measurements: Measurements
    untold: list[Change] = field(default_factory=list)
    awaited: AwaitedChanges = field(default_factory=AwaitedChanges)
    painted: dict[str, Paint] = field(default_factory=dict)
    """The newest of each paired device."""


class PlateToGlass:
    """The latency of all shops of this process. All but `committed` is for the loop's thread.

    `now_ms` is this server's clock in ms since 1970; moments of agents and screens are corrected to it.
    """

    def __init__(
        self, shop_ids: Iterable[str], now_ms: Callable[[], float], observe: Callable[[str], Observe]
    ) -> None:
        """`observe` gives, for a shop, what is told of each of its measurements."""
        self.since_ms = now_ms()
        self._now_ms = now_ms
        self._process = new_id()
        self._commits = Commits()
        self._shops = {shop_id: _Shop(Measurements(observe(shop_id))) for shop_id in shop_ids}

    def tap(self, pressed_at: float | None) -> Trace:
        """Return the trace of a tap that has just come in; a moment of pressing makes it whole."""
        return self._received() | ({} if pressed_at is None else {"pressed_at": pressed_at})

    def sighting(self, trace: AgentTrace) -> Trace:
        """Return the trace of a sighting that has just come in, its moments by this server's clock."""
        moments: Trace = {
            name: moment.timestamp() * 1000 + trace.clock_offset_ms
            for name, moment in (
                ("captured_at", trace.captured_at),
                ("looked_at", trace.looked_at),
                ("read_at", trace.read_at),
                ("sent_at", trace.sent_at),
            )
            if moment is not None
        }
        return self._received() | moments | ({"waited": 1.0} if trace.waited else {})

    def committed(self, shop_id: str) -> None:
        """Note a commit; called by the writer's thread."""
        self._commits.add(shop_id, self._now_ms())

    def follow(self, _floor: Floor, fed: Fed) -> None:
        """Take the next entry of a shop's journal; of a command only its last one counts."""
        entry = fed.envelope
        if entry.trace is None:
            return
        untold = self._shops[entry.shop_id].untold
        if untold and untold[-1].command_id == entry.command_id:
            untold.pop()
        untold.append(self._change(entry, entry.trace))

    def told(self, shop_id: str, topics: Iterable[str]) -> None:
        """The screens of `topics` are now being told of all that was followed since the last time."""
        shop, now = self._shops[shop_id], self._now_ms()
        changes, shop.untold = shop.untold, []
        for change in changes:
            change.moments["told_at"] = now
            shop.measurements.take(change.origin, BEFORE_THE_GLASS[change.origin], change.moments)
        for topic in topics if changes else ():
            shop.awaited.told(topic, changes)

    def painted(self, actor: Actor, paints: Collection[Paint], watched_since_ms: float) -> None:
        """Take what a screen has painted; what was told before it watched is no latency of its own."""
        shop = self._shops[actor.shop_id]
        for paint in paints:
            if actor.device_id is not None:
                shop.painted[actor.device_id] = paint
            for change in shop.awaited.painted(paint.topic, paint.after, paint.number):
                if change.moments["told_at"] >= watched_since_ms:
                    moments = change.moments | {"painted_at": paint.painted_at}
                    shop.measurements.take(change.origin, ON_THE_GLASS[change.origin], moments)

    def figures(self, shop_id: str, origin: Origin) -> list[LegFigures]:
        """Return a shop's measured legs."""
        return self._shops[shop_id].measurements.figures(origin)

    def last_painted(self, shop_id: str) -> dict[str, Paint]:
        """Return what each paired device of a shop has painted last."""
        return dict(self._shops[shop_id].painted)

    def _received(self) -> Trace:
        return {"process": self._process, "received_at": self._now_ms()}

    def _change(self, entry: Envelope, trace: Trace) -> Change:
        change = change_of(entry.command_id, entry.number, trace)
        decided_at = change.moments.get("decided_at")
        # Of another process's commit nothing is known here: its change is measured without that leg.
        if decided_at is not None and trace.get("process") == self._process:
            committed_at = self._commits.after(entry.shop_id, decided_at)
            if committed_at is not None:
                change.moments["committed_at"] = committed_at
        return change
