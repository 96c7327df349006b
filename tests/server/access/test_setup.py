"""Adding people and devices to a new shop."""

from dataclasses import replace

import pytest
from pydantic import BaseModel

from server.access.setup import NewStaff, add_device, add_staff, password_hash, pin_hash
from server.access.staff_accounts import signer_by_password
from server.contract.deeds import PairedDevice
from server.domain.errors import InvalidRequest, NotAllowed, NotSignedIn
from server.domain.events import StaffChanged
from server.domain.staff import Role
from server.domain.stage import Name
from server.store.journal import read_after
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import PASSWORD, OpenShop

NEW = NewStaff(
    "Han.Mei ", Name("韩梅", "Han Mei"), Name("韩", "Han"), frozenset({Role.ADVISOR, Role.CASHIER})
)


class _Added(BaseModel):
    staff_id: str


def _add(shop: OpenShop, account: NewStaff, role: Role = Role.ADMINISTRATOR) -> str:
    def action(work: UnitOfWork) -> _Added:
        return _Added(staff_id=add_staff(work, account).staff_id)

    return shop.run(shop.actor(role), action, _Added).staff_id


def test_somebody_added_is_on_record_and_in_the_journal_by_id(shop: OpenShop) -> None:
    staff_id = _add(shop, NEW)

    with shop.reader.begin() as connection:
        member = ShopRows(connection, shop.shop_id).staff.get(staff_id)
        last = read_after(connection, shop.shop_id, 0)[-1]
    assert (member.name.zh, member.roles) == ("韩梅", NEW.roles)
    assert last.event == StaffChanged(staff_id=staff_id)


def test_somebody_added_signs_in_with_all_their_roles(shop: OpenShop) -> None:
    _add(shop, replace(NEW, password_hash=password_hash("blue pelican")))

    assert signer_by_password(shop.reader, "han.mei", "blue pelican", None).roles == NEW.roles


def test_somebody_without_a_password_cannot_sign_in_by_one(shop: OpenShop) -> None:
    _add(shop, NEW)

    for password in ("", PASSWORD, "None"):
        with pytest.raises(NotSignedIn):
            signer_by_password(shop.reader, "han.mei", password, None)


@pytest.mark.parametrize("login", ["advisor", "ADVISOR", " advisor", "", "  "])
def test_a_login_that_is_taken_or_empty_is_refused_by_field(shop: OpenShop, login: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        _add(shop, replace(NEW, login=login))
    assert refusal.value.fields["field"] == "login"


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.DISPLAY, Role.TABLET, Role.AGENT, Role.KIOSK])
def test_the_roles_of_devices_and_customers_are_not_for_people(shop: OpenShop, role: Role) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        _add(shop, replace(NEW, roles=frozenset({Role.ADVISOR, role})))
    assert refusal.value.fields["field"] == "roles"


def test_only_an_administrator_adds_people_and_devices(shop: OpenShop) -> None:
    with pytest.raises(NotAllowed):
        _add(shop, NEW, Role.MANAGER)
    with pytest.raises(NotAllowed):
        shop.run(
            shop.actor(Role.MANAGER), lambda work: add_device(work, "display", "TV", "lounge"), PairedDevice
        )


def test_weak_words_are_refused_before_they_are_hashed() -> None:
    with pytest.raises(InvalidRequest):
        password_hash("seven77")
    with pytest.raises(InvalidRequest):
        pin_hash("123")
