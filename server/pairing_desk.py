"""Pairing devices on the server's own machine: whoever may read its database may do so."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Engine

from server.access.pairing import make_pairing_code
from server.access.secrets import group_secret
from server.access.setup import add_device, founder
from server.bootstrap import SECRET
from server.contract.access import PairingCodeMade
from server.contract.deeds import MakePairingCode, PairedDevice
from server.domain.errors import ConfigurationInvalid, WorkshopError
from server.domain.permissions import ShopDeed
from server.domain.staff import PermissionTable, Role
from server.shop_clock import real_now
from server.store.engines import writing_engine, writing_to
from server.store.identifiers import new_id
from server.store.schema import require_database, upgrade_schema
from server.store.shop_list import all_shops
from server.store.unit_of_work import UnitOfWork

Answer = TypeVar("Answer")
_MAY_PAIR: PermissionTable = {Role.ADMINISTRATOR: frozenset({ShopDeed.MAKE_PAIRING_CODE})}
_ONLY_OWNER = 0o600


def pairing_code(url: str | URL, data_folder: Path, wanted: MakePairingCode) -> PairingCodeMade:
    """Return six digits that pair one device with the first shop; raise ConfigurationInvalid without one."""
    require_database(url)

    def make(work: UnitOfWork) -> PairingCodeMade:
        secret = group_secret(work.connection, data_folder / SECRET)
        return make_pairing_code(work, wanted, secret, real_now())

    return _in_first_shop(url, make)


def paired_device(url: str | URL, wanted: MakePairingCode, token_file: Path) -> PairedDevice:
    """Pair a device at once and write its token to a file that only its owner can read."""
    try:
        descriptor = os.open(token_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _ONLY_OWNER)
    except OSError as problem:
        raise ConfigurationInvalid(f"{token_file}: cannot be written: {problem.strerror}") from problem
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        paired = _in_first_shop(url, lambda work: add_device(work, wanted.kind, wanted.name, wanted.screen))
        file.write(paired.token + "\n")
    return paired


def _in_first_shop(url: str | URL, action: Callable[[UnitOfWork], Answer]) -> Answer:
    require_database(url)
    upgrade_schema(url)
    engine = writing_engine(url)
    try:
        shop_id = _first_shop(engine)
        with writing_to(engine, shop_id) as connection:
            return action(UnitOfWork(connection, founder(shop_id), real_now(), _MAY_PAIR, new_id()))
    except ConfigurationInvalid:
        raise
    except WorkshopError as refusal:
        raise ConfigurationInvalid(refusal.detail) from refusal
    finally:
        engine.dispose()


def _first_shop(engine: Engine) -> str:
    with engine.begin() as connection:
        shops = all_shops(connection)
    if not shops:
        raise ConfigurationInvalid("there is no shop in this database yet; run `glassbay init`")
    return shops[0].shop_id
