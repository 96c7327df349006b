"""A board moved on by the journal equals one built afresh from the tables, whatever happens in the shop."""

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant

from server.domain.allowed_deeds import Deed
from server.projections.topics import board_for
from server.store.engines import writing_engine
from tests.fakes.busy_shop import BusyShop
from tests.fakes.played_arrivals import CarsArrive
from tests.fakes.played_bookings import CustomersBook
from tests.fakes.played_calls import CallsAreMade
from tests.fakes.played_deeds import DOINGS
from tests.fakes.played_people import PeopleComeAndGo
from tests.fakes.played_shop import PLATES
from tests.fakes.played_visits import VisitsGoOn
from tests.fakes.postgres import postgres


class ShopFloor(PeopleComeAndGo, CustomersBook, CarsArrive, VisitsGoOn, CallsAreMade):
    """Everything that people and cameras can do, in any order."""

    @invariant()
    def boards_agree(self) -> None:
        self.shop.follow()
        moved, afresh = self.shop.boards(self.shop.floor), self.shop.boards(self.shop.floor_from_tables())
        assert moved == afresh

    @invariant()
    def no_mask_stands_for_two_cars(self) -> None:
        rows: list[Any] = [
            value for key, value in board_for("lounge", self.shop.floor).items() if key[:4] == "car/"
        ]
        texts = [row["plate"]["text"] for row in rows]
        assert len(set(texts)) == len(texts)
        assert not set(texts) & set(PLATES)


class ShopFloorOnPostgres(ShopFloor):
    """The same, with a real PostgreSQL under it."""

    def new_shop(self) -> BusyShop:
        """A shop in a database of its own."""
        return BusyShop(writing_engine(postgres().database()))


def as_often_as(examples: str) -> settings:
    """How long floors are played with; FOLD_EXAMPLES plays longer."""
    return settings(
        max_examples=int(os.environ.get("FOLD_EXAMPLES", examples)),
        stateful_step_count=40,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )


TestShopFloor = ShopFloor.TestCase
TestShopFloor.settings = as_often_as("8")
TestShopFloorOnPostgres = ShopFloorOnPostgres.TestCase
TestShopFloorOnPostgres.settings = as_often_as("3")


def test_every_deed_is_played() -> None:
    assert DOINGS.keys() == set(Deed)
