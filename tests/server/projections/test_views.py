"""Values stay while their rows do, and are made anew for the row that has changed, and only for that one."""

from collections.abc import Mapping

from server.projections.views import Rows, Views

ONE, TWO, THREE = (object() for _ in range(3))


class Made:
    """Notes what was made of which row."""

    def __init__(self) -> None:
        self.views = Views()
        self.made: list[object] = []

    def at(self, number: int, rows: Mapping[str, Rows], kind: str = "cars") -> dict[str, list[object]]:
        return self.views.of(kind, number, lambda: rows, self._make)

    def _make(self, *rows: object) -> list[object]:
        self.made.append(rows)
        return list(rows)


def test_only_what_has_changed_is_made_anew() -> None:
    shown = Made()
    before = shown.at(1, {"a": (ONE,), "b": (TWO,)})
    after = shown.at(2, {"a": (ONE,), "b": (THREE,)})
    assert after == {"a": [ONE], "b": [THREE]}
    assert after["a"] is before["a"]
    assert shown.made == [(ONE,), (TWO,), (THREE,)]


def test_a_row_more_or_less_is_a_change() -> None:
    shown = Made()
    shown.at(1, {"a": (ONE,)})
    assert shown.at(2, {"a": (ONE, TWO)}) == {"a": [ONE, TWO]}
    assert shown.at(3, {"a": (ONE,)}) == {"a": [ONE]}


def test_what_is_gone_is_not_kept() -> None:
    shown = Made()
    before = shown.at(1, {"a": (ONE,), "b": (TWO,)})
    assert shown.at(2, {"b": (TWO,)}) == {"b": [TWO]}
    assert shown.at(3, {"a": (ONE,), "b": (TWO,)})["a"] is not before["a"]


def test_kinds_do_not_know_of_each_other() -> None:
    shown = Made()
    shown.at(1, {"a": (ONE,)})
    assert shown.at(1, {"a": (TWO,)}, kind="bays") == {"a": [TWO]}


def test_the_boards_of_one_number_share_what_was_made() -> None:
    shown = Made()
    assert shown.at(1, {"a": (ONE,)}) is shown.at(1, {"a": (ONE,)})
    assert shown.made == [(ONE,)]
