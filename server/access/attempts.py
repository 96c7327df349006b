"""Limits on guessing: passwords, PINs, pairing codes and customers' phone numbers."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from server.domain.errors import TooManyAttempts

WINDOW_SECONDS = 60.0
MOST_SUBJECTS = 10_000
EVERYBODY = "everybody"
"""The subject of a limit that counts all attempts together."""


class Attempts:
    """Failed attempts of each subject (an address, an account) within the last minute, in bounded memory."""

    def __init__(
        self, most: int, clock: Callable[[], float] = time.monotonic, most_subjects: int = MOST_SUBJECTS
    ) -> None:
        """`most` attempts of one subject may fail in WINDOW_SECONDS; `clock` gives seconds."""
        self._most = most
        self._clock = clock
        self._most_subjects = most_subjects
        self._made: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def counted(self, subject: str) -> Iterator[None]:
        """Count what happens inside as a failed attempt, unless it ends well.

        Raises TooManyAttempts before anything happens. Attempts that run at the same time all count from
        their start, so that a burst cannot slip through.
        """
        begun = self._begin(subject)
        yield
        self._take_back(subject, begun)

    def spend(self, subject: str) -> None:
        """Count what may be done so often, however it ends; raises TooManyAttempts."""
        self._begin(subject)

    def _begin(self, subject: str) -> float:
        now = self._clock()
        with self._lock:
            made = self._recent(subject, now)
            if len(made) >= self._most:
                wait = made[0] + WINDOW_SECONDS - now
                raise TooManyAttempts("too many attempts; wait a minute", retry_after_seconds=int(wait) + 1)
            made.append(now)
        return now

    def _recent(self, subject: str, now: float) -> deque[float]:
        made = self._made.setdefault(subject, deque())
        self._made.move_to_end(subject)
        while made and made[0] <= now - WINDOW_SECONDS:
            made.popleft()
        while len(self._made) > self._most_subjects:
            self._made.popitem(last=False)
        return made

    def _take_back(self, subject: str, begun: float) -> None:
        with self._lock:
            made = self._made.get(subject)
            if made and begun in made:
                made.remove(begun)


class AttemptLimits:
    """The limits of one server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.account = Attempts(5, clock)
        # Several people sign in behind one address at the beginning of a shift.
        self.sign_in_address = Attempts(30, clock)
        self.pairing_address = Attempts(5, clock)
        # Six digits are few: from everywhere, a code's ten minutes allow 300 guesses in a million.
        self.pairing = Attempts(30, clock)
        self.plate = Attempts(5, clock)
        self.follow_address = Attempts(10, clock)
        # A code of ten letters has 49 bits, so that no limit for everybody is needed, which one address could
        # use up for all; the pages of one lounge stand behind one address.
        self.booking_code_address = Attempts(10, clock)
        self.booking_page = Attempts(60, clock)
        self.web_booking = Attempts(20, clock)
        self.web_booking_address = Attempts(3, clock)
