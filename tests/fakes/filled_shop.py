"""Filling a founded shop from inside, before a server runs over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from server.actions import reception
from server.actions.arrivals import check_in_vehicle
from server.contract import deeds
from server.contract.boards import Words
from server.domain.staff import Actor, Role
from server.founding import FoundedShop
from server.permission_file import load_permissions
from server.places import config_folder
from server.region_files import load_numbering
from server.shop_clock import real_now
from server.store.engines import writing_engine, writing_to
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

SAID = Words(zh="更换前刹车片与刹车盘", en="Front brake pads and discs")


@contextmanager
def filling(url: str, founded: FoundedShop) -> Iterator[UnitOfWork]:
    """One transaction of an advisor with every role."""
    advisor = next(told.member for told in founded.credentials if Role.ADVISOR in told.member.roles)
    actor = Actor(founded.shop.shop_id, frozenset(Role), staff_id=advisor.staff_id)
    permissions = load_permissions(config_folder() / "permissions.toml")
    engine = writing_engine(url)
    try:
        with writing_to(engine, actor.shop_id) as connection:
            yield UnitOfWork(connection, actor, real_now(), permissions, new_id(), numbering=load_numbering())
    finally:
        engine.dispose()


def plate_of(number: int) -> str:
    """The plate of the car with that number: of no two alike."""
    return f"京N{10_000 + 13 * number}"


def receive(unit: UnitOfWork, number: int) -> str:
    """Check a car in and receive it, as far as its estimate; return its order's id."""
    visit = check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate_of(number)))
    (order,) = unit.orders.of_visit(visit.visit_id)
    reception.begin_reception(unit, order.order_id, deeds.BeginReception())
    line = deeds.EstimateLine(title=SAID, standard_minutes=90, price_minor=86_000)
    estimate = deeds.FinishReception(
        lines=[line, line],
        mileage_km=40_000 + number,
        promised_from=unit.now + timedelta(hours=2),
        promised_to=unit.now + timedelta(hours=3),
        promise_reason="test",
    )
    reception.finish_reception(unit, order.order_id, estimate)
    return order.order_id
