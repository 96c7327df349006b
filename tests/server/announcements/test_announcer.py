"""The announcer over a real store: calls in their turn, receipts, retries, restarts."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from server.actions.announcements import AnnouncementAnswer, say_words
from server.domain.events import AnnouncementEnded, AnnouncementMade, AnnouncementPlayed, ExceptionRaised
from server.domain.staff import Role
from server.domain.stage import Name
from server.projections.topics import board_for
from tests.fakes.announcing_shop import SECONDS, AnnouncingShop
from tests.fakes.open_shop import OpenShop


@pytest.fixture
def announcing(shop: OpenShop, tmp_path: Path) -> AnnouncingShop:
    return AnnouncingShop(shop, tmp_path)


def test_an_advisors_call_is_shown_at_once_and_said_twice(announcing: AnnouncingShop) -> None:
    wall = announcing.speaker()
    announcing.call(announcing.car())
    announcing.look()
    (call,) = announcing.calls()
    shown = announcing.shown()
    assert (shown["take"], shown["room"], shown["plate"]["text"]) == (1, "lounge", "京A1••45")
    announcing.say(wall, call, "played")
    announcing.look(SECONDS + 2)
    announcing.look(30)
    announcing.say(wall, announcing.calls()[0], "played")
    announcing.look(SECONDS + 2)
    assert [made.take for made in announcing.journal(AnnouncementMade)] == [1, 2]
    assert [ended.ending for ended in announcing.journal(AnnouncementEnded)] == ["said"]
    receipts = announcing.journal(AnnouncementPlayed)
    assert [(said.take, said.outcome, said.speaker_id) for said in receipts] == [
        (1, "played", wall.device_id),
        (2, "played", wall.device_id),
    ]


def test_the_same_words_are_spoken_once_and_kept(announcing: AnnouncingShop) -> None:
    visit = announcing.car()
    announcing.call(visit)
    announcing.look()
    announcing.look(60)
    announcing.look(60)
    announcing.look(60)
    announcing.call(visit)
    announcing.look()
    assert len(announcing.journal(AnnouncementMade)) == 3
    assert len(announcing.voice.asked) == 1
    assert len({call.audio for call in announcing.calls()}) == 1


def test_a_sound_that_was_deleted_and_another_voice_are_spoken_anew(announcing: AnnouncingShop) -> None:
    visit = announcing.car()
    announcing.call(visit)
    announcing.look()
    announcing.blobs.delete(announcing.calls()[0].audio or "")
    announcing.look(60)
    announcing.look(60)
    assert len(announcing.voice.asked) == 2
    announcing.look(60)
    announcing.voice.identity = "another tone"
    announcing.call(visit)
    announcing.look()
    assert len(announcing.voice.asked) == 3


def test_a_silent_speaker_is_named_and_the_call_goes_to_the_next_room(announcing: AnnouncingShop) -> None:
    wall = announcing.speaker()
    announcing.call(announcing.car())
    announcing.look()
    announcing.look(60)
    silent = announcing.journal(AnnouncementPlayed)
    assert [(said.outcome, said.speaker_id) for said in silent] == [("silent", wall.device_id)]
    assert [made.room for made in announcing.journal(AnnouncementMade)] == ["lounge", "reception"]


def test_what_is_said_elsewhere_is_still_shown_in_its_own_room(announcing: AnnouncingShop) -> None:
    announcing.speaker()
    announcing.call(announcing.car())
    announcing.look()
    announcing.look(60)
    assert [announcing.shown(room)["take"] for room in ("lounge", "reception")] == [2, 2]
    assert announcing.shown("lounge")["room"] == "reception", "where it is played now"


def test_two_rooms_speak_at_once_each_with_its_own_caption(announcing: AnnouncingShop) -> None:
    announcing.call(announcing.car())
    words = Name("接待区", "Reception")
    announcing.shop.run(
        announcing.shop.actor(Role.ADVISOR),
        lambda work: say_words(work, "staff_words", words, "reception"),
        AnnouncementAnswer,
    )
    announcing.look()
    assert "尾号" in announcing.shown("lounge")["caption"]["zh"]
    assert announcing.shown("reception")["caption"]["zh"] == "接待区"
    assert {made.room for made in announcing.journal(AnnouncementMade)} == {"lounge", "reception"}
    announcing.look(SECONDS + 9)
    announcing.look(SECONDS + 9)
    assert "call/reception" not in board_for("lounge", announcing.floor), "those words have been said"


def test_a_call_that_nobody_heard_is_somebodys_to_settle(announcing: AnnouncingShop) -> None:
    wall = announcing.speaker()
    announcing.rules = replace(announcing.rules, rooms={"lounge": None})
    announcing.restart()
    visit = announcing.car()
    announcing.call(visit)
    announcing.look()
    announcing.say(wall, announcing.calls()[0], "blocked")
    announcing.look(60)
    assert [ended.ending for ended in announcing.journal(AnnouncementEnded)] == ["unheard"]
    (raised,) = announcing.journal(ExceptionRaised)
    assert (raised.kind, raised.visit_id) == ("call_unheard", visit)


def test_a_voice_that_fails_leaves_the_caption(announcing: AnnouncingShop) -> None:
    announcing.speaker()
    announcing.voice.fails = True
    announcing.call(announcing.car())
    announcing.look()
    (call,) = announcing.calls()
    assert (call.audio, call.takes) == (None, 1)
    assert announcing.shown()["audio"] is None
    for _ in range(4):
        announcing.look(30)
    assert [ended.ending for ended in announcing.journal(AnnouncementEnded)] == ["shown"]


def test_another_announcer_goes_on_where_one_ended(announcing: AnnouncingShop) -> None:
    wall = announcing.speaker()
    announcing.call(announcing.car())
    announcing.look()
    announcing.restart()
    announcing.say(wall, announcing.calls()[0], "played")
    announcing.look(SECONDS + 2)
    announcing.look(30)
    assert len(announcing.calls()) == 1
    assert [made.take for made in announcing.journal(AnnouncementMade)] == [1, 2]


def test_a_car_that_became_ready_while_the_server_was_away_is_called_once(announcing: AnnouncingShop) -> None:
    announcing.make_ready(announcing.car())
    announcing.restart()
    announcing.look()
    announcing.restart()
    announcing.look()
    assert [call.kind for call in announcing.calls()] == ["ready"]


def test_two_announcers_make_one_call_of_one_occasion(announcing: AnnouncingShop) -> None:
    announcing.make_ready(announcing.car())
    announcing.restart()
    first = announcing.announcer
    announcing.restart()
    announcing.look()
    announcing.announcer = first
    announcing.look()
    assert len(announcing.calls()) == 1


def test_a_car_that_left_is_not_called_any_more(announcing: AnnouncingShop) -> None:
    visit = announcing.car()
    announcing.call(visit)
    announcing.look()
    announcing.leave()
    announcing.look(60)
    announcing.look(60)
    assert [ended.ending for ended in announcing.journal(AnnouncementEnded)] == ["departed"]
    assert announcing.floor.announcements == {}


def test_what_is_said_every_day_is_said_once_a_day(announcing: AnnouncingShop) -> None:
    closing = replace(announcing.rules.kinds["closing"], daily_at=time(8, 31), times=1)
    announcing.rules = replace(announcing.rules, kinds={**announcing.rules.kinds, "closing": closing})
    announcing.restart()
    announcing.look()
    assert announcing.calls() == [], "it is half past eight"
    announcing.look(90)
    announcing.look(30)
    announcing.restart()
    announcing.look(30)
    (call,) = announcing.calls()
    assert (call.kind, call.visit_id) == ("closing", None)
    assert announcing.voice.asked == [(("zh", call.caption.zh), ("en", call.caption.en))]
    announcing.look(24 * 3600)
    assert len(announcing.calls()) == 2
