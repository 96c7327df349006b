"""Filling a new shop with people and devices: for `glassbay init` and the demonstration."""

from dataclasses import dataclass

from server.access import devices, passwords
from server.access.staff_accounts import plain_login
from server.contract.deeds import PairedDevice
from server.domain.errors import InvalidRequest
from server.domain.events import StaffChanged
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor, Role, StaffMember, check_roles
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.repositories import accounts
from server.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A member of staff to add. The hashes are made before the command: they would hold the writer up."""

    login: str
    name: Name
    surname: Name
    roles: frozenset[Role]
    password_hash: str | None = None
    pin_hash: str | None = None


def founder(shop_id: str) -> Actor:
    """Return who sets a shop up, before anybody can sign in."""
    return Actor(shop_id, frozenset({Role.ADMINISTRATOR}))


def password_hash(password: str) -> str:
    """Return what is kept of a password; raise InvalidRequest below eight characters. Slow on purpose."""
    return passwords.hashed(passwords.check_password(password))


def pin_hash(pin: str) -> str:
    """Return what is kept of a PIN; raise InvalidRequest unless it is 4 to 8 digits. Slow on purpose."""
    return passwords.hashed(passwords.check_pin(pin))


def add_staff(work: UnitOfWork, account: NewStaff) -> StaffMember:
    """Add somebody with their roles in this shop; raise InvalidRequest naming what cannot be."""
    work.permit(ShopDeed.ADD_STAFF)
    login = plain_login(account.login)
    _check_account(work, login, account.roles)
    member = StaffMember(new_id(), work.shop_id, account.name, account.surname, account.roles)
    accounts.add_account(work.connection, member, login, account.password_hash, account.pin_hash)
    work.record(StaffChanged(staff_id=member.staff_id))
    return member


def add_device(work: UnitOfWork, kind: str, name: str, screen: str | None = None) -> PairedDevice:
    """Add a device without a pairing code and tell its token, this once."""
    work.permit(ShopDeed.MAKE_PAIRING_CODE)
    return devices.register_device(work, kind, name, screen)


def _check_account(work: UnitOfWork, login: str, roles: frozenset[Role]) -> None:
    if not login or accounts.login_is_taken(work.connection, login):
        raise InvalidRequest(f"the login '{login}' is empty or taken; choose another", field="login")
    check_roles(roles)
