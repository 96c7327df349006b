"""A screen's conversation, message by message, without a socket."""

from server.contract.realtime import Delta, Hello, Patch, Pulse, ShopClock, Snapshot, Welcome
from server.realtime.frames import Framed
from server.realtime.session import Session
from server.realtime.topic_history import TopicHistory

CLOCK = ShopClock(server_at=1000.0, shop_at=5000.0, rate=30.0)


def session() -> Session:
    """A fresh session with the journal `shop-1`."""
    return Session("shop-1", "abc", lambda: CLOCK)


def history() -> TopicHistory:
    """A lounge that has changed twice: 10 → 12 → 15."""
    lounge = TopicHistory("lounge", 10, {"shop": 0})
    lounge.advance(12, {"shop": 1})
    lounge.advance(15, {"shop": 2})
    return lounge


def hello(number: int | None, journal_id: str | None = "shop-1") -> Hello:
    """A screen that holds the lounge up to `number`."""
    return Hello(token="t", topics={"lounge": number}, journal_id=journal_id)


def test_a_new_screen_is_welcomed_and_gets_a_snapshot() -> None:
    welcome, snapshot = session().hello(hello(None, None), {"lounge": history()})
    assert welcome == Welcome(journal_id="shop-1", version="abc", clock=CLOCK)
    assert isinstance(snapshot, Framed)
    assert snapshot.message == Snapshot(topic="lounge", number=15, board={"shop": 2})


def test_a_returning_screen_gets_what_it_missed() -> None:
    _, missed = session().hello(hello(12), {"lounge": history()})
    assert isinstance(missed, Framed)
    assert isinstance(missed.message, Delta)
    assert (missed.message.previous, missed.message.number) == (12, 15)


def test_a_screen_that_is_up_to_date_gets_nothing_more() -> None:
    assert len(session().hello(hello(15), {"lounge": history()})) == 1


def test_the_numbers_of_another_journal_mean_nothing() -> None:
    _, answer = session().hello(hello(15, "shop-0"), {"lounge": history()})
    assert isinstance(answer, Framed)
    assert isinstance(answer.message, Snapshot)


def test_a_delta_is_sent_once_and_only_in_order() -> None:
    open_session = session()
    open_session.hello(hello(15), {"lounge": history()})
    late = Delta(topic="lounge", previous=12, number=15, patch=Patch(set={}, remove=[]))
    following = Delta(topic="lounge", previous=15, number=16, patch=Patch(set={}, remove=[]))
    other = Delta(topic="desk", previous=15, number=16, patch=Patch(set={}, remove=[]))
    assert not open_session.takes(late)
    assert not open_session.takes(other)
    assert open_session.takes(following)
    assert not open_session.takes(following)


def test_a_screen_that_was_too_slow_begins_afresh() -> None:
    lounge, open_session = history(), session()
    open_session.hello(hello(15), {"lounge": lounge})
    lounge.advance(17, {"shop": 3})
    missed = lounge.advance(19, {"shop": 4})
    assert missed
    assert not open_session.takes(missed.message)
    assert [told.message for told in open_session.afresh({"lounge": lounge})] == [lounge.snapshot().message]
    following = lounge.advance(20, {"shop": 5})
    assert following
    assert open_session.takes(following.message)


def test_a_pulse_is_answered_with_the_time_and_the_numbers() -> None:
    lounge = history()
    open_session = session()
    open_session.hello(hello(15), {"lounge": lounge})
    lounge.advance(17, {"shop": 3})
    beat = open_session.pulse(Pulse(sent_at=77.0), {"lounge": lounge})
    assert (beat.sent_at, beat.clock, beat.topics) == (77.0, CLOCK, {"lounge": 17})
