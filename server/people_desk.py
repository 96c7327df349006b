"""People of a shop, on the server's own machine: for an administrator who cannot sign in any more."""

from dataclasses import dataclass

from server.access.people import (
    add_person,
    change_person,
    chosen_secret,
    people_of_shop,
    person_of_login,
    renew_secret,
    restore_person,
    stop_person,
)
from server.access.staff_accounts import plain_login
from server.at_the_server import in_shop
from server.contract.people import AddPerson, ChangePerson, PersonEntry, ToldSecrets
from server.domain.errors import NotFound
from server.domain.events import SecretKind
from server.domain.permissions import ShopDeed
from server.store.unit_of_work import UnitOfWork

_DEEDS = frozenset({ShopDeed.ADD_STAFF, ShopDeed.CHANGE_STAFF})


@dataclass(frozen=True, slots=True)
class PeopleDesk:
    """The people of one shop of the database at `url`. What is refused is raised as ConfigurationInvalid."""

    url: str
    shop: str | None
    """Its name in either language; None: the first of the database."""

    def all(self) -> list[PersonEntry]:
        """Return all who work there or have left, by login."""
        return in_shop(
            self.url, self.shop, _DEEDS, lambda work: people_of_shop(work.connection, work.shop_id)
        )

    def add(self, body: AddPerson) -> ToldSecrets:
        """Add somebody with a password and a PIN that are told this once."""
        password, pin = chosen_secret("password", None), chosen_secret("pin", None)
        added = in_shop(self.url, self.shop, _DEEDS, lambda work: add_person(work, body, password, pin))
        return ToldSecrets(staff_id=added.staff_id, login=added.login, password=password.told, pin=pin.told)

    def renew(self, login: str, kind: SecretKind) -> str:
        """Return another password or PIN of somebody's, told this once."""
        secret = chosen_secret(kind, None)
        in_shop(self.url, self.shop, _DEEDS, lambda work: renew_secret(work, _id(work, login), kind, secret))
        return secret.told or ""

    def change(self, login: str, change: ChangePerson) -> PersonEntry:
        """Give somebody other roles or another name."""
        return in_shop(
            self.url, self.shop, _DEEDS, lambda work: change_person(work, _id(work, login), change)
        )

    def stop(self, login: str) -> PersonEntry:
        """Let somebody go."""
        return in_shop(self.url, self.shop, _DEEDS, lambda work: stop_person(work, _id(work, login)))

    def restore(self, login: str) -> PersonEntry:
        """Let somebody work there again."""
        return in_shop(self.url, self.shop, _DEEDS, lambda work: restore_person(work, _id(work, login)))


def _id(work: UnitOfWork, login: str) -> str:
    person = person_of_login(work.connection, work.shop_id, plain_login(login))
    if person is None:
        raise NotFound(f"nobody here signs in as '{login}'; `glassbay person list` tells who there is")
    return person.staff_id
