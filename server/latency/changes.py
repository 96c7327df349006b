"""Changes on their way to the screens, until they are painted."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server.latency.legs import Origin, origin_of

MOST_AWAITED = 500
"""Of each topic. A screen says every two seconds what it has painted."""
MOST_TOPICS = 500
_BEFORE_THE_SERVER = ("captured_at", "looked_at", "read_at", "sent_at", "pressed_at")


@dataclass(slots=True)
class Change:
    """One traced command: the number of its last entry, and when each thing took place."""

    command_id: str
    number: int
    origin: Origin
    moments: dict[str, float]


def change_of(command_id: str, number: int, trace: Mapping[str, str | float]) -> Change:
    """Return the change of a journal's entry. What waited before it was sent has no latency but ours."""
    unmeasured = _BEFORE_THE_SERVER if trace.get("waited") else ()
    moments = {
        name: float(moment)
        for name, moment in trace.items()
        if name.endswith("_at") and name not in unmeasured and not isinstance(moment, str)
    }
    return Change(command_id, number, origin_of(trace), moments)


class AwaitedChanges:
    """What screens have been told and may still acknowledge; bounded, the oldest are forgotten."""

    def __init__(self) -> None:
        self._by_topic: dict[str, deque[Change]] = {}

    def told(self, topic: str, changes: list[Change]) -> None:
        """Wait for the screens of `topic` to paint `changes`."""
        waiting = self._by_topic.pop(topic, None) or deque(maxlen=MOST_AWAITED)
        self._by_topic[topic] = waiting
        waiting.extend(changes)
        if len(self._by_topic) > MOST_TOPICS:
            del self._by_topic[next(iter(self._by_topic))]

    def painted(self, topic: str, after: int, number: int) -> Iterator[Change]:
        """Yield the changes of a topic that lie after `after` and not beyond `number`, the newest first."""
        for change in reversed(self._by_topic.get(topic, ())):
            if change.number <= after:
                return
            if change.number <= number:
                yield change
