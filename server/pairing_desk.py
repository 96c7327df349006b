"""Pairing devices on the server's own machine: whoever may read its database may do so."""

import os
from pathlib import Path

from sqlalchemy import URL

from server.access.pairing import make_pairing_code
from server.access.secrets import group_secret
from server.access.setup import add_device
from server.at_the_server import in_shop
from server.bootstrap import SECRET
from server.contract.access import PairingCodeMade
from server.contract.deeds import MakePairingCode, PairedDevice
from server.domain.errors import ConfigurationInvalid
from server.domain.permissions import ShopDeed
from server.shop_clock import real_now
from server.store.schema import require_database
from server.store.unit_of_work import UnitOfWork

_DEEDS = frozenset({ShopDeed.MAKE_PAIRING_CODE})
_ONLY_OWNER = 0o600


def pairing_code(url: str | URL, data_folder: Path, wanted: MakePairingCode) -> PairingCodeMade:
    """Return six digits that pair one device with the first shop; raise ConfigurationInvalid without one."""
    require_database(url)

    def make(work: UnitOfWork) -> PairingCodeMade:
        secret = group_secret(work.connection, data_folder / SECRET)
        return make_pairing_code(work, wanted, secret, real_now())

    return in_shop(url, None, _DEEDS, make)


def paired_device(url: str | URL, wanted: MakePairingCode, token_file: Path) -> PairedDevice:
    """Pair a device at once and write its token to a new file that only its owner can read."""
    try:
        descriptor = os.open(token_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
    except FileExistsError as problem:
        raise ConfigurationInvalid(
            f"{token_file}: holds the token of another device, perhaps; name another file, or take it away"
        ) from problem
    except OSError as problem:
        raise ConfigurationInvalid(f"{token_file}: cannot be written: {problem.strerror}") from problem
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            paired = in_shop(
                url, None, _DEEDS, lambda work: add_device(work, wanted.kind, wanted.name, wanted.screen)
            )
            file.write(paired.token + "\n")
    except BaseException:
        token_file.unlink()
        raise
    return paired
