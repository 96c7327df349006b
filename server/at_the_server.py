"""Work on the server's own machine: whoever may read its database may do it. The journal names nobody."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import URL, Engine

from server.access.setup import founder
from server.domain.errors import ConfigurationInvalid, WorkshopError
from server.domain.permissions import ShopDeed
from server.domain.records import Shop
from server.domain.staff import Role
from server.shop_clock import real_now
from server.store.engines import writing_engine, writing_to
from server.store.identifiers import new_id
from server.store.schema import require_database, upgrade_schema
from server.store.shop_list import all_shops
from server.store.unit_of_work import UnitOfWork

Answer = TypeVar("Answer")


def in_shop(
    url: str | URL, name: str | None, deeds: frozenset[ShopDeed], action: Callable[[UnitOfWork], Answer]
) -> Answer:
    """Run `action`, which may do `deeds`, in the shop of that name (the first without one), and commit.

    Raises ConfigurationInvalid where there is no such shop, and instead of what the action refuses.
    """
    return in_shop_by_turns(url, name, deeds, [action])[0]


def in_shop_by_turns(
    url: str | URL,
    name: str | None,
    deeds: frozenset[ShopDeed],
    actions: Iterable[Callable[[UnitOfWork], Answer]],
) -> list[Answer]:
    """Run several actions as `in_shop` does, each committed by itself: a server that runs writes between."""
    require_database(url)
    upgrade_schema(url)
    engine = writing_engine(url)
    try:
        shop_id = _shop(engine, name).shop_id
        return [_committed(engine, shop_id, deeds, action) for action in actions]
    except ConfigurationInvalid:
        raise
    except WorkshopError as refusal:
        raise ConfigurationInvalid(refusal.detail) from refusal
    finally:
        engine.dispose()


def _committed(
    engine: Engine, shop_id: str, deeds: frozenset[ShopDeed], action: Callable[[UnitOfWork], Answer]
) -> Answer:
    with writing_to(engine, shop_id) as connection:
        may = {Role.ADMINISTRATOR: deeds}
        return action(UnitOfWork(connection, founder(shop_id), real_now(), may, new_id()))


def _shop(engine: Engine, name: str | None) -> Shop:
    with engine.begin() as connection:
        shops = all_shops(connection)
    if not shops:
        raise ConfigurationInvalid("there is no shop in this database yet; run `glassbay init`")
    found = [shop for shop in shops if name in (None, shop.name.zh, shop.name.en)]
    if not found:
        names = ", ".join(f"{shop.name.zh} / {shop.name.en}" for shop in shops)
        raise ConfigurationInvalid(f"--shop: there is no shop '{name}'; there are: {names}")
    return found[0]
