"""What a shop is told to see to, and what it says aloud."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from server.actions.announcements import begin_take, end_announcement, queue_announcement
from server.actions.service_clock import give_care, hear_journal, take_step
from server.domain.announcement_queue import End
from server.domain.records import Announcement, Sound, Take
from server.domain.stage import Name
from server.store.identifiers import new_id
from tests.fakes.clocked_shop import RULES
from tests.fakes.played_shop import PlayedShop


class CallsAreMade(PlayedShop):
    """The service clock, and announcements queued, begun and ended."""

    @rule()
    def the_service_clock_looks(self) -> None:
        self.shop.do(lambda unit: hear_journal(unit, RULES))
        for timer in self.shop.do(lambda unit: unit.timers.due(unit.now, 100)):
            self._moves(lambda unit, timer=timer: take_step(unit, timer.timer_id))  # type: ignore[misc]

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.timers)
    def somebody_says_what_they_did(self, choice: Any) -> None:
        timer_id = choice.choice(sorted(self.shop.floor.timers))
        self._tries(lambda unit: give_care(unit, timer_id))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.visits)
    def a_call_is_made(self, choice: Any) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        self._call(visit_id)

    @rule()
    def something_is_said_to_everybody(self) -> None:
        self._call(None)

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.announcements)
    def a_call_is_begun(self, choice: Any) -> None:
        call = self.shop.floor.announcements[choice.choice(sorted(self.shop.floor.announcements))]
        sound = Sound(new_id(), self.shop.shop_id, "0" * 64, 5.0, -16.0, self.shop.now)
        take = Take(
            take_id=new_id(),
            shop_id=self.shop.shop_id,
            announcement_id=call.announcement_id,
            number=call.takes + 1,
            room="lounge",
            began_at=self.shop.now,
            seconds=5.0,
            speakers=(),
        )
        self._moves(lambda unit: begin_take(unit, call, take, sound))

    @rule(choice=st.randoms(use_true_random=False), ending=st.sampled_from(["said", "unheard"]))
    @precondition(lambda self: self.shop.floor.announcements)
    def a_call_ends(self, choice: Any, ending: Any) -> None:
        call = self.shop.floor.announcements[choice.choice(sorted(self.shop.floor.announcements))]
        self._moves(lambda unit: end_announcement(unit, End(call, ending)))

    def _call(self, visit_id: str | None) -> None:
        call = Announcement(
            announcement_id=new_id(),
            shop_id=self.shop.shop_id,
            kind="ready",
            visit_id=visit_id,
            caption=Name("请取车", "Ready"),
            room="lounge",
            queued_at=self.shop.now,
            called_at=self.shop.now,
        )
        self._moves(lambda unit: queue_announcement(unit, call))
