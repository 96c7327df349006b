"""When this process committed: told by its writer's thread, asked by its loop."""

from bisect import bisect_left
from collections import defaultdict, deque

MOST_KEPT = 512


class Commits:
    """The last commits of each shop, in ms since 1970."""

    def __init__(self) -> None:
        self._at: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST_KEPT))

    def add(self, shop_id: str, at: float) -> None:
        """Note a commit."""
        self._at[shop_id].append(at)

    def after(self, shop_id: str, decided_at: float) -> float | None:
        """Return when that was committed which was decided at `decided_at`.

        One writer decides and commits in turn, so it is the first commit after it.
        """
        commits = self._at[shop_id].copy()
        place = bisect_left(commits, decided_at)
        return commits[place] if place < len(commits) else None
