"""Timers and words said go when they are old, by themselves; what is open stays however old it is."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from server.domain.clock_moments import Moment
from server.domain.clock_timer import Timer, cancelled
from server.domain.records import Announcement, Take
from server.domain.staff import Role
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.record_retention import forget_timers, forget_words
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OPENING, OpenShop

LONG_AGO = OPENING - timedelta(days=500)
LATELY = OPENING - timedelta(days=20)


def timer(shop_id: str, subject: str, at: datetime) -> Timer:
    """A timer that waits."""
    return Timer(
        new_id(), shop_id, "greet", subject, None, Role.ADVISOR, Role.MANAGER, at, at, at, at, begun_at=at
    )


def call(shop_id: str, at: datetime, ending: Literal["said"] | None) -> Announcement:
    """Words that were said."""
    said = Announcement(new_id(), shop_id, "words", None, Name("请取车", "Ready"), "lounge", at, at)
    return replace(said, ending=ending)


def test_timers_that_ended_long_ago_are_gone(shop: OpenShop) -> None:
    def action(work: UnitOfWork) -> None:
        open_one = timer(work.shop_id, "open", LONG_AGO)
        ended = timer(work.shop_id, "ended", LONG_AGO)
        late = timer(work.shop_id, "late", LONG_AGO)
        work.timers.save(open_one)
        work.timers.save(cancelled(ended, LONG_AGO, Moment.READY))
        work.timers.save(cancelled(late, LATELY, Moment.READY))
        assert forget_timers(work, OPENING - timedelta(days=400)) == 1
        assert {kept.subject_id for kept in work.timers.where()} == {"open", "late"}

    shop.write(action)


def test_words_said_long_ago_go_with_who_heard_them(shop: OpenShop) -> None:
    def action(work: UnitOfWork) -> None:
        old, waiting = call(work.shop_id, LONG_AGO, "said"), call(work.shop_id, LONG_AGO, None)
        new = call(work.shop_id, LATELY, "said")
        for each in (old, waiting, new):
            work.announcements.save(each)
            take = Take(
                new_id(), work.shop_id, each.announcement_id, 1, "lounge", each.queued_at, 4.0, ("speaker",)
            )
            work.announcement_takes.save(take)
        assert forget_words(work, OPENING - timedelta(days=60)) == 1
        assert {kept.queued_at for kept in work.announcements.where()} == {LONG_AGO, LATELY}
        assert len(work.announcement_takes.where()) == 2
        assert forget_words(work, OPENING - timedelta(days=60)) == 0

    shop.write(action)
