"""A shop in which anything may happen in any order, and the time that passes there."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from server.actions.shop_setup import open_day
from server.domain.capacity import BookingRules
from server.domain.errors import WorkshopError
from server.domain.staff import Actor
from server.store.unit_of_work import UnitOfWork
from tests.fakes.busy_shop import BusyShop

PLATES = ["京A12345", "京A12645", "粤ZF023港", "京AD06827", "京A0316警", "沪B26317"]
plates = st.sampled_from(PLATES)
minutes = st.integers(min_value=0, max_value=90).map(lambda count: timedelta(minutes=count))
BOOKING = BookingRules()


class PlayedShop(RuleBasedStateMachine):
    """What all that is played stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.new_shop()

    def new_shop(self) -> BusyShop:
        """A shop in memory."""
        return BusyShop()

    def teardown(self) -> None:
        """Let go of the database."""
        self.shop.engine.dispose()

    @rule(duration=minutes)
    def time_passes(self, duration: timedelta) -> None:
        self.shop.wait(duration)

    @rule()
    def night_passes(self) -> None:
        self.shop.wait(timedelta(hours=15))
        self.shop.do(open_day)

    def _moves(self, action: Callable[[UnitOfWork], object]) -> None:
        """Run an action that must be recorded."""
        self.shop.do(action)
        assert self.shop.follow() > 0

    def _tries(self, action: Callable[[UnitOfWork], object], actor: Actor | None = None) -> None:
        """Run an action that may be refused: then nothing is recorded."""
        try:
            self.shop.do(action, actor)
        except WorkshopError:
            assert self.shop.follow() == 0
        else:
            assert self.shop.follow() > 0
