"""Shops in one PostgreSQL that several processes serve, with cars whose promise can be moved by taps."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from server.access.sessions import open_session
from server.access.setup import add_device
from server.contract import deeds
from server.flow_files import load_flows
from server.founding import FoundedShop, Pace, found_shop
from server.places import config_folder
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from tests.fakes.filled_shop import filling, receive
from tests.fakes.running_shop import RunningShop


@dataclass(frozen=True, slots=True)
class GroupShop:
    """One shop of the group, with the tokens that its clients need."""

    founded: FoundedShop
    order_ids: tuple[str, ...]
    advisor_token: str
    wall_token: str
    """Of a display with the control board."""

    @property
    def shop_id(self) -> str:
        """Its id."""
        return self.founded.shop.shop_id

    def process(self, folder: Path, url: str) -> RunningShop:
        """One more server of the group, not started."""
        return RunningShop(folder, self.founded, database=url)


def found_group_shop(url: str, name: str, cars: int) -> GroupShop:
    """Found a shop whose people's names end with `name`, with so many cars that wait for a bay."""
    flows = load_flows(config_folder() / "flows")
    plan = load_shop_file(config_folder() / "shop.example.toml", flows)
    people = [section.model_copy(update={"login": f"{section.login}{name}"}) for section in plan.staff]
    plan = plan.model_copy(update={"staff": people})
    founded = found_shop(url, plan, flows, Pace(real_now()))
    with filling(url, founded) as unit:
        return GroupShop(
            founded,
            order_ids=tuple(receive(unit, number) for number in range(cars)),
            advisor_token=open_session(unit, unit.now).token,
            wall_token=add_device(unit, "display", "wall", "workshop").token,
        )


def moved_promise(minutes: int) -> deeds.MovePromisedTime:
    """A promise of so many minutes from an hour on."""
    begins_at = real_now() + timedelta(hours=1, minutes=minutes)
    ends_at = begins_at + timedelta(minutes=15)
    return deeds.MovePromisedTime(promised_from=begins_at, promised_to=ends_at, promise_reason="test")
