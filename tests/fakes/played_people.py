"""What the people of a shop do beside the cars: they come and go, and take jobs on."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from server.actions.attendance import set_attendance
from server.actions.job_clock import clock_off, clock_on
from server.actions.rota import keep_rota_days, remove_rota_days, set_rota
from server.contract import deeds
from server.contract.rota import KeepRotaDays, SetRota
from server.domain.errors import AttendanceNotPossible, WorkshopError
from server.store.identifiers import new_id
from tests.fakes.played_shop import PlayedShop


class PeopleComeAndGo(PlayedShop):
    """Attendance, the rota and who is clocked on to what."""

    @rule(wanted=st.sampled_from(["in", "break", "off"]), technician=st.booleans())
    def somebody_comes_or_goes(self, wanted: Any, technician: bool) -> None:
        who = self.shop.technician if technician else self.shop.advisor
        body = deeds.SetAttendance(presence=wanted)
        with suppress(AttendanceNotPossible):
            self.shop.do(lambda unit: set_attendance(unit, who.staff_id, body))
        self.shop.follow()

    @rule(first=st.integers(-2, 3), length=st.integers(0, 3), kind=st.sampled_from(["leave", "sick"]))
    def somebody_is_away(self, first: int, length: int, kind: Any) -> None:
        day = self.shop.now.date() + timedelta(days=first)
        days = KeepRotaDays(rota_days_id=new_id(), first=day, last=day + timedelta(days=length), kind=kind)
        self._moves(lambda unit: keep_rota_days(unit, self.shop.technician.staff_id, days))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.rota_days)
    def somebody_is_not_away_after_all(self, choice: Any) -> None:
        days = choice.choice(sorted(self.shop.floor.rota_days))
        self._moves(lambda unit: remove_rota_days(unit, days))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.orders)
    def somebody_joins_a_job(self, choice: Any) -> None:
        order_id = choice.choice(sorted(self.shop.floor.orders))
        body = deeds.ClockOn(staff_id=self.shop.technician.staff_id)
        with suppress(WorkshopError):
            self.shop.do(lambda unit: clock_on(unit, order_id, body))
        self.shop.follow()

    @rule()
    def somebody_leaves_their_job(self) -> None:
        body = deeds.ClockOff(staff_id=self.shop.technician.staff_id)
        self.shop.do(lambda unit: clock_off(unit, body))
        self.shop.follow()

    @rule(opens=st.integers(6, 10))
    def somebody_has_other_shifts(self, opens: int) -> None:
        body = SetRota(week=[[f"{opens:02}:00-12:00"]] * 6 + [[]])
        self._moves(lambda unit: set_rota(unit, self.shop.advisor.staff_id, body))
