"""Values on boards, made anew only where the rows that they are made of have changed.

Sixty cars take 15 ms to be made and one tap changes one of them; several boards show the same cars.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Value = TypeVar("Value")
Rows = tuple[object, ...]
"""All that a value is made of. Rows are frozen: where none has changed, neither has the value.

Nearly all are the same objects as before, which tuples notice before they compare anything.
"""


class Views:
    """What one floor's boards share, by kind, as of the last number of the journal that was asked for."""

    def __init__(self) -> None:
        self._number = -1
        self._current: dict[str, dict[str, Any]] = {}
        self._made: dict[str, dict[str, tuple[Rows, Any]]] = {}

    def of(
        self,
        kind: str,
        number: int,
        rows: Callable[[], Mapping[str, Rows]],
        make: Callable[..., Value],
    ) -> dict[str, Value]:
        """Return the values of `kind` at `number`, by their keys.

        `rows` tells what each is made of, and is asked once for each number; `make` makes one of its rows.
        """
        if number != self._number:
            self._number, self._current = number, {}
        if kind not in self._current:
            self._current[kind] = self._renewed(kind, rows(), make)
        return self._current[kind]

    def _renewed(self, kind: str, rows: Mapping[str, Rows], make: Callable[..., Value]) -> dict[str, Value]:
        before = self._made.get(kind, {})
        self._made[kind] = {
            key: kept if (kept := before.get(key)) and kept[0] == its else (its, make(*its))
            for key, its in rows.items()
        }
        return {key: value for key, (_, value) in self._made[kind].items()}
