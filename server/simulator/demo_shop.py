"""Founding the demonstration's shop in a folder of its own."""

import shutil
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from server.catalogue_file import shipped_catalogue
from server.domain.errors import ConfigurationInvalid
from server.flow_files import load_flows
from server.founding import FoundedShop, Pace, found_shop
from server.people_section import held_skill
from server.places import config_folder
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from server.simulator.equipment import Login

_MARK = "made-by-glassbay-demo"
_OPENS = time(8, 0)


@dataclass(frozen=True, slots=True)
class DemoShop:
    """The founded shop, its people's passwords, and the local time at which its clock begins."""

    founded: FoundedShop
    logins: tuple[Login, ...]
    bay_numbers: tuple[str, ...]
    opens_at: datetime

    @property
    def administrator(self) -> Login:
        """Who may pair devices."""
        return next(login for login in self.logins if "administrator" in login.roles)


def empty_folder(folder: Path) -> None:
    """Make `folder` fresh; raise ConfigurationInvalid where it was not made by a demonstration."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise ConfigurationInvalid(
                f"{folder}: this folder was not made by `glassbay demo` and is left alone; "
                "choose another --data-folder"
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def found_demo_shop(database_url: str, rate: float, follow_url: str) -> DemoShop:
    """Found the example shop with a clock that runs `rate` times as fast, from eight o'clock today."""
    flows = load_flows(config_folder() / "flows")
    plan = load_shop_file(config_folder() / "shop.example.toml", flows)
    zone = ZoneInfo(plan.zone)
    opens_at = datetime.combine(real_now().astimezone(zone).date(), _OPENS)
    pace = Pace(opens_at.replace(tzinfo=zone), rate)
    founded = found_shop(database_url, plan, flows, pace, follow_url, shipped_catalogue(flows))
    skills = {one.login: frozenset(held_skill(said).skill for said in one.skills or ()) for one in plan.staff}
    logins = tuple(
        Login(
            told.login,
            told.password,
            told.pin,
            told.member.name.zh,
            frozenset(role.value for role in told.member.roles),
            skills[told.login],
        )
        for told in founded.credentials
    )
    return DemoShop(founded, logins, tuple(bay.number for bay in plan.bays), opens_at)
