"""What the server wants of each bay's camera just now; while it is silent, nothing."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recognition.bay_link import BayLink
from recognition.pauses import GrowingPause
from server.contract.bay_video import AskWishes, BayWish, BayWishes

_log = logging.getLogger("glassbay.gate")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One bay's wish with how pictures are to be made, and since when it stands (aware UTC)."""

    wish: BayWish
    rules: BayWishes
    since: datetime

    @property
    def anything(self) -> bool:
        """Whether any picture is wanted at all."""
        return bool((self.wish.watched and self.wish.sitting) or self.wish.stills)


class WishList:
    """Asks the server in a thread of its own; its answer comes as soon as somebody begins to look."""

    def __init__(self, link: BayLink, bays: Sequence[str]) -> None:
        self._link = link
        self._bays = list(bays)
        self._wanted: dict[str, Wanted] = {}
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._ask, name="wishes", daemon=True)

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """Want nothing any more; the question being asked is not waited for."""
        self._stopped.set()
        self._hear(None)

    def of(self, bay: str) -> Wanted | None:
        """Return what is wanted of a bay, None where nothing is known."""
        with self._changed:
            return self._wanted.get(bay)

    def wait_for_news(self, wait_s: float) -> None:
        """Wait until something else is wanted, at most `wait_s` seconds."""
        with self._changed:
            self._changed.wait(wait_s)

    def _ask(self) -> None:
        pause, revision, trouble = GrowingPause(longest_s=5.0), "", ""
        while not self._stopped.is_set():
            answer = self._link.ask_wishes(AskWishes(bays=self._bays, revision=revision))
            self._hear(answer)
            revision = answer.revision if answer else ""
            if self._link.trouble != trouble:
                trouble = self._link.trouble
                _log.warning("bay video: %s", trouble or "the server answers again")
            if answer is None:
                self._stopped.wait(pause.after_failure())
            else:
                pause.success()

    def _hear(self, answer: BayWishes | None) -> None:
        now = datetime.now(UTC)
        with self._changed:
            before = self._wanted
            wishes = answer.bays if answer and not self._stopped.is_set() else []
            self._wanted = {}
            for wish in wishes:
                assert answer is not None
                known = before.get(wish.bay)
                same = known and (known.wish.sitting, known.wish.stills) == (wish.sitting, wish.stills)
                self._wanted[wish.bay] = Wanted(wish, answer, known.since if known and same else now)
            self._changed.notify_all()
