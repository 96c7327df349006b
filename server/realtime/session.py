"""One screen's conversation, without a socket: messages in, messages out."""

from collections.abc import Callable, Mapping

from server.contract.realtime import (
    Delta,
    Heartbeat,
    Hello,
    Pulse,
    ShopClock,
    Snapshot,
    Welcome,
)
from server.realtime.frames import Framed
from server.realtime.topic_history import TopicHistory

Reply = Welcome | Heartbeat | Framed[Snapshot] | Framed[Delta]


class Session:
    """What one screen watches, and the number up to which each topic was sent to it."""

    __slots__ = ("_clock", "_journal_id", "_version", "sent")

    def __init__(self, journal_id: str, version: str, clock: Callable[[], ShopClock]) -> None:
        """`journal_id` names the journal whose numbers are meant; `clock` tells the shop's time."""
        self._journal_id = journal_id
        self._version = version
        self._clock = clock
        self.sent: dict[str, int] = {}

    def hello(self, message: Hello, histories: Mapping[str, TopicHistory]) -> list[Reply]:
        """Answer a hello whose topics the screen may watch: deltas where they suffice, else snapshots."""
        replies: list[Reply] = [
            Welcome(journal_id=self._journal_id, version=self._version, clock=self._clock())
        ]
        same_journal = message.journal_id in (None, self._journal_id)
        self.sent = {}
        for topic, number in message.topics.items():
            replies += self._catch_up(histories[topic], number if same_journal else None)
        return replies

    def pulse(self, message: Pulse, histories: Mapping[str, TopicHistory]) -> Heartbeat:
        """Answer a pulse with the clock and each topic's number."""
        numbers = {topic: histories[topic].number for topic in self.sent if topic in histories}
        return Heartbeat(sent_at=message.sent_at, clock=self._clock(), topics=numbers)

    def takes(self, delta: Delta) -> bool:
        """Tell whether the screen watches the topic and has all before the delta; now it has that, too."""
        if self.sent.get(delta.topic) != delta.previous:
            return False
        self.sent[delta.topic] = delta.number
        return True

    def afresh(self, histories: Mapping[str, TopicHistory]) -> list[Framed[Snapshot]]:
        """Return all that is watched anew: for a screen that was too slow for what happened meanwhile."""
        self.sent = {topic: histories[topic].number for topic in self.sent}
        return [histories[topic].snapshot() for topic in self.sent]

    def _catch_up(self, history: TopicHistory, number: int | None) -> list[Reply]:
        missed = history.since(number)
        self.sent[history.topic] = history.number
        return [history.snapshot()] if missed is None else list(missed)
