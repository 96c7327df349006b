"""Shops in one PostgreSQL that several processes serve, with cars whose promise can be moved by taps."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from server.access.sessions import open_session
from server.access.setup import add_device
from server.actions import reception
from server.actions.arrivals import check_in_vehicle
from server.contract import deeds
from server.contract.boards import Words
from server.domain.staff import Actor, Role
from server.flow_files import load_flows
from server.founding import FoundedShop, Pace, found_shop
from server.permission_file import load_permissions
from server.places import config_folder
from server.region_files import load_numbering
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from server.store.engines import writing_engine, writing_to
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.running_shop import RunningShop

_SAID = Words(zh="更换前刹车片", en="Front brake pads")


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
    engine = writing_engine(url)
    try:
        return _filled(engine, founded, cars)
    finally:
        engine.dispose()


def moved_promise(minutes: int) -> deeds.MovePromisedTime:
    """A promise of so many minutes from an hour on."""
    begins_at = real_now() + timedelta(hours=1, minutes=minutes)
    return deeds.MovePromisedTime(promised_from=begins_at, promised_to=begins_at + timedelta(minutes=15))


def _filled(engine: Engine, founded: FoundedShop, cars: int) -> GroupShop:
    advisor = next(told.member for told in founded.credentials if Role.ADVISOR in told.member.roles)
    actor = Actor(founded.shop.shop_id, frozenset(Role), staff_id=advisor.staff_id)
    permissions = load_permissions(config_folder() / "permissions.toml")
    with writing_to(engine, actor.shop_id) as connection:
        work = UnitOfWork(connection, actor, real_now(), permissions, new_id(), numbering=load_numbering())
        return GroupShop(
            founded,
            order_ids=tuple(_received(work, number) for number in range(cars)),
            advisor_token=open_session(work, work.now).token,
            wall_token=add_device(work, "display", "wall", "workshop").token,
        )


def _received(work: UnitOfWork, number: int) -> str:
    """Check a car in and receive it; return its order's id."""
    visit = check_in_vehicle(work, deeds.CheckInVehicle(plate=f"京N{10_000 + 13 * number}"))
    (order,) = work.orders.of_visit(visit.visit_id)
    reception.begin_reception(work, order.order_id, deeds.BeginReception())
    promise = moved_promise(0)
    line = deeds.EstimateLine(title=_SAID, standard_minutes=90, price_minor=86_000)
    estimate = deeds.FinishReception(
        lines=[line],
        mileage_km=40_000 + number,
        promised_from=promise.promised_from,
        promised_to=promise.promised_to,
    )
    reception.finish_reception(work, order.order_id, estimate)
    return order.order_id
