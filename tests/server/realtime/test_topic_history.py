"""Resuming: whoever holds any number gets to the present board, by deltas or by a snapshot."""

from hypothesis import given, strategies as st
from pydantic import JsonValue

from server.contract.realtime import Board, Delta
from server.realtime.topic_history import TopicHistory, difference

keys = st.sampled_from(["car/1", "car/2", "shop", "call"])
values: st.SearchStrategy[JsonValue] = st.one_of(st.integers(0, 3), st.just("窗口"), st.none())
boards: st.SearchStrategy[Board] = st.dictionaries(keys, values, max_size=4)


def patched(board: Board, delta: Delta) -> Board:
    """What a screen makes of a delta."""
    kept = {key: value for key, value in board.items() if key not in delta.patch.remove}
    return kept | delta.patch.set


@given(boards, boards)
def test_a_patch_makes_the_one_board_into_the_other(before: Board, after: Board) -> None:
    patch = difference(before, after)
    assert patched(before, Delta(topic="lounge", previous=1, number=2, patch=patch)) == after


@given(boards, st.lists(boards, min_size=1, max_size=12), st.data())
def test_every_number_leads_to_the_present(first: Board, later: list[Board], data: st.DataObject) -> None:
    history = TopicHistory("lounge", 10, first)
    held: dict[int, Board] = {10: first}
    for step, board in enumerate(later):
        told = history.advance(20 + step, board)
        if told is not None:
            held[told.message.number] = board
    number = data.draw(st.sampled_from([*held, 0, 15, 999, None]))
    deltas = history.since(number)
    if deltas is None:
        assert number not in held
        assert history.snapshot().message.board == later[-1]
        return
    assert number is not None
    board = held[number]
    for delta in [each.message for each in deltas]:
        assert delta.previous == number
        board, number = patched(board, delta), delta.number
    assert board == later[-1]
    assert number == history.number


def test_a_change_that_the_topic_does_not_show_is_not_sent() -> None:
    history = TopicHistory("lounge", 10, {"shop": 1})
    assert history.advance(11, {"shop": 1}) is None
    assert history.number == 10


def test_what_is_too_old_gets_a_snapshot() -> None:
    history = TopicHistory("lounge", 0, {"shop": 0})
    for number in range(1, 700):
        history.advance(number, {"shop": number})
    assert history.since(0) is None
    assert len(history.since(690) or []) == 9


def test_a_snapshot_is_built_once_for_each_number() -> None:
    history = TopicHistory("lounge", 10, {"shop": 1})
    first = history.snapshot()
    assert history.snapshot() is first
    history.advance(11, {"shop": 2})
    assert history.snapshot().message.board == {"shop": 2}
