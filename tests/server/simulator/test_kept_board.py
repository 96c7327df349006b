"""A screen's board moved on by deltas: it equals the server's, and what is lost or comes twice is noticed."""

from itertools import pairwise

from hypothesis import given, strategies as st

from server.contract.boards import Words
from server.contract.realtime import Board, Delta, Heartbeat, Patch, ShopClock, Snapshot
from server.simulator.kept_board import KeptBoard

CLOCK = ShopClock(server_at=0, shop_at=0, rate=1)
KEYS = st.sampled_from(["a", "b", "c"])
BOARDS = st.lists(st.dictionaries(KEYS, st.integers(0, 3)), min_size=1, max_size=8)


def deltas_between(boards: list[Board]) -> list[Delta]:
    """The deltas that lead from each board to the next, numbered 1, 2 …"""
    found = []
    for number, (before, after) in enumerate(pairwise(boards), start=1):
        changed = {key: value for key, value in after.items() if before.get(key) != value}
        patch = Patch(set=changed, remove=[key for key in before if key not in after])
        found.append(Delta(topic="lounge", previous=number - 1, number=number, patch=patch))
    return found


def started(board: Board) -> KeptBoard:
    kept = KeptBoard("lounge")
    assert kept.take(Snapshot(topic="lounge", number=0, board=board))
    return kept


def heartbeat(number: int) -> Heartbeat:
    return Heartbeat(sent_at=0, clock=CLOCK, topics={"lounge": number})


@given(BOARDS)
def test_a_board_moved_on_by_every_delta_equals_the_last_one(boards: list[Board]) -> None:
    kept = started(boards[0])
    for delta in deltas_between(boards):
        assert kept.take(delta)
    assert kept.board == boards[-1]
    assert kept.gaps == kept.repeats == 0


@given(BOARDS.filter(lambda boards: len(boards) >= 3), st.data())
def test_a_lost_delta_is_noticed_at_the_next_one(boards: list[Board], data: st.DataObject) -> None:
    deltas = deltas_between(boards)
    lost = data.draw(st.integers(0, len(deltas) - 2))
    kept = started(boards[0])
    for delta in deltas[:lost]:
        kept.take(delta)
    assert not kept.take(deltas[lost + 1])
    assert kept.gaps == 1
    assert kept.board == boards[lost]


def test_a_lost_last_delta_is_noticed_at_the_heartbeat() -> None:
    kept = started({"a": 1})
    assert kept.check(heartbeat(0))
    assert not kept.check(heartbeat(1))
    assert kept.gaps == 1


def test_a_delta_that_comes_twice_changes_nothing_and_is_counted() -> None:
    kept = started({"a": 1})
    first, second = deltas_between([{"a": 1}, {"a": 2}, {"a": 3}])
    for delta in (first, second, first):
        assert kept.take(delta)
    assert kept.board == {"a": 3}
    assert (kept.gaps, kept.repeats) == (0, 1)


def test_a_snapshot_mends_a_gap() -> None:
    kept = started({"a": 1})
    assert not kept.check(heartbeat(5))
    kept.take(Snapshot(topic="lounge", number=5, board={"b": 2}))
    assert kept.check(heartbeat(5))
    assert kept.board == {"b": 2}


def test_a_value_is_read_anew_after_it_has_changed() -> None:
    kept = started({"name/1": {"zh": "一", "en": "one"}, "name/2": {"zh": "二", "en": "two"}})
    assert [word.en for word in kept.values("name/", Words)] == ["one", "two"]
    patch = Patch(set={"name/1": {"zh": "三", "en": "three"}}, remove=["name/2"])
    kept.take(Delta(topic="lounge", previous=0, number=1, patch=patch))
    assert [word.en for word in kept.values("name/", Words)] == ["three"]
    assert kept.value("name/2", Words) is None
