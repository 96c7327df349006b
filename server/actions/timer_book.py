"""The timers that one hearing of the journal moves: read once, changed here, written at its end."""

from collections import defaultdict
from collections.abc import Collection

from server.domain.clock_moments import Moment
from server.domain.clock_timer import Timer
from server.store.repositories.timers import Timers


class TimerBook:
    """Timers by subject and id, each as this hearing has left it."""

    def __init__(self, timers: Timers, subject_ids: Collection[str]) -> None:
        """Read what is open of all the subjects that the hearing is about."""
        self._timers = timers
        self._of: defaultdict[str, dict[str, Timer]] = defaultdict(dict)
        self._stored: set[str] = set()
        self._changed: dict[str, Timer] = {}
        for timer in timers.open_for(subject_ids):
            self._meet(timer)

    def open_for(self, subject_ids: Collection[str]) -> list[Timer]:
        """Return those of some subjects that have not ended, in the order of their ids."""
        found = [timer for subject in subject_ids for timer in self._of[subject].values()]
        return sorted((each for each in found if each.ended_at is None), key=lambda each: each.timer_id)

    def ended_by(self, subject_id: str, moment: Moment) -> list[Timer]:
        """Return those of a subject that one moment has ended."""
        for timer in self._timers.ended_by(subject_id, moment):
            self._meet(timer)
        return [timer for timer in self._of[subject_id].values() if timer.ended_by is moment]

    def like(self, timer: Timer) -> Timer | None:
        """Return the one that was set before for the same rule, subject and beginning."""
        for known in self._of[timer.subject_id].values():
            if (known.rule, known.starts_at) == (timer.rule, timer.starts_at):
                return known
        found = self._timers.like(timer)
        if found is not None:
            self._meet(found)
        return found

    def keep(self, timer: Timer) -> None:
        """Let a timer be as it is here."""
        self._of[timer.subject_id][timer.timer_id] = timer
        self._changed[timer.timer_id] = timer

    def write(self) -> None:
        """Write what has changed, each timer once."""
        self._timers.save_all(each for key, each in self._changed.items() if key in self._stored)
        self._timers.add_all(each for key, each in self._changed.items() if key not in self._stored)

    def _meet(self, timer: Timer) -> None:
        """Know a timer of the table, unless this hearing has changed it."""
        self._of[timer.subject_id].setdefault(timer.timer_id, timer)
        self._stored.add(timer.timer_id)
