"""How far the server's clock is ahead of ours, from exchanges of which each says it more or less well."""

from datetime import datetime, timedelta

KEPT = 8


class ClockOffset:
    """Believes the quickest of the last exchanges: the sooner the answer came, the less it can be wrong."""

    def __init__(self) -> None:
        # Replaced, never changed: one thread measures while another asks.
        self._exchanges: tuple[tuple[timedelta, timedelta], ...] = ()

    def add(self, sent_at: datetime, received_at: datetime, server_at: datetime) -> None:
        """Take one question and its answer; the first two by our clock."""
        round_trip = received_at - sent_at
        if round_trip >= timedelta():
            exchange = round_trip, server_at - (sent_at + round_trip / 2)
            self._exchanges = (*self._exchanges, exchange)[-KEPT:]

    @property
    def ahead(self) -> timedelta:
        """The server's lead; none while nothing was measured. It is wrong by half a round trip at most."""
        return min(self._exchanges, default=(timedelta(), timedelta()))[1]
