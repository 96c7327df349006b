"""Rights granted, withdrawn and given back: what is kept, what the journal says, and whom it concerns."""

from dataclasses import replace

import pytest

from server.access.gatekeeper import Gatekeeper
from server.access.rights import changes_rights
from server.access.roles import change_permission, matrix_of
from server.access.sessions import open_session, session_of_token
from server.contract.deeds import Session
from server.contract.roles import ChangePermission, PermissionEntry
from server.domain.errors import InvalidRequest, NotAllowed, PermissionFixed
from server.domain.events import (
    Envelope,
    PermissionEvent,
    PermissionGranted,
    PermissionRestored,
    PermissionWithdrawn,
)
from server.domain.staff import Actor, Role
from server.store.feed import read_feed
from server.store.journal import read_after
from server.store.repositories.role_permissions import differences_of_shop
from server.store.shop_permissions import ShopPermissions
from tests.fakes.open_shop import OpenShop


def _change(
    shop: OpenShop, role: Role, permission: str, granted: bool | None, by: Actor | None = None
) -> PermissionEntry:
    change = ChangePermission(permission=permission, granted=granted)
    shipped = shop.permissions.shipped
    actor = by or shop.actor(Role.ADMINISTRATOR)
    entry = shop.run(actor, lambda work: change_permission(work, shipped, role, change), PermissionEntry)
    shop.gatekeeper.forget()
    return entry


def _recorded(shop: OpenShop) -> list[Envelope]:
    with shop.reader.connect() as connection:
        entries = read_after(connection, shop.shop_id, 0)
    return [entry for entry in entries if isinstance(entry.event, PermissionEvent)]


def _differences(shop: OpenShop) -> list[tuple[str, str, bool]]:
    with shop.reader.connect() as connection:
        found = differences_of_shop(connection, shop.shop_id)
    return [(one.role, one.permission, one.granted) for one in found]


def _may(shop: OpenShop, role: Role, permission: str) -> bool:
    try:
        shop.gatekeeper.permit(shop.actor(role), permission)
    except NotAllowed:
        return False
    return True


def test_a_right_is_granted_withdrawn_and_given_back(shop: OpenShop) -> None:
    assert not _may(shop, Role.WASHER, "assign_bay")
    assert "washer" in _change(shop, Role.WASHER, "assign_bay", granted=True).roles
    assert _may(shop, Role.WASHER, "assign_bay")

    assert "foreman" not in _change(shop, Role.FOREMAN, "assign_bay", granted=False).roles
    assert not _may(shop, Role.FOREMAN, "assign_bay")

    assert "foreman" in _change(shop, Role.FOREMAN, "assign_bay", granted=None).roles
    assert _may(shop, Role.FOREMAN, "assign_bay")
    assert _differences(shop) == [("washer", "assign_bay", True)]


def test_the_journal_says_which_right_of_which_role_by_whom_and_from_where(shop: OpenShop) -> None:
    by = replace(shop.actor(Role.ADMINISTRATOR), device_id=shop.device("tablet", "bay/1").device_id)
    for granted in (True, False, None):
        _change(shop, Role.CASHIER, "say_words", granted, by)
    _change(shop, Role.CASHIER, "settle_order", granted=False, by=by)

    entries = _recorded(shop)
    # Withdrawing what was never shipped is the way back to what is.
    assert [type(entry.event) for entry in entries] == [
        PermissionGranted,
        PermissionRestored,
        PermissionWithdrawn,
    ]
    assert {(entry.staff_id, entry.device_id) for entry in entries} == {(by.staff_id, by.device_id)}
    assert entries[0].event == PermissionGranted(role="cashier", permission="say_words")


def test_what_is_so_already_changes_nothing(shop: OpenShop) -> None:
    for granted in (True, None):
        _change(shop, Role.FOREMAN, "assign_bay", granted)
    assert (_recorded(shop), _differences(shop)) == ([], [])


@pytest.mark.parametrize("permission", ["change_roles", "change_staff"])
def test_an_administrator_cannot_lose_the_key(shop: OpenShop, permission: str) -> None:
    with pytest.raises(PermissionFixed):
        _change(shop, Role.ADMINISTRATOR, permission, granted=False)
    assert _may(shop, Role.ADMINISTRATOR, permission)


def test_a_right_that_no_person_can_have_is_refused(shop: OpenShop) -> None:
    with pytest.raises(InvalidRequest):
        _change(shop, Role.WASHER, "report_sighting", granted=True)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FOREMAN, Role.WASHER])
def test_only_who_may_change_roles_does(shop: OpenShop, role: Role) -> None:
    with pytest.raises(NotAllowed):
        _change(shop, Role.WASHER, "assign_bay", granted=True, by=shop.actor(role))
    _change(shop, role, "change_roles", granted=True)
    _change(shop, Role.WASHER, "assign_bay", granted=True, by=shop.actor(role))


def test_a_session_says_what_is_allowed_now(shop: OpenShop) -> None:
    now = shop.real_clock.now()
    token = shop.run(shop.actor(Role.WASHER), lambda work: open_session(work, now), Session).token
    before = session_of_token(shop.reader, shop.permissions, token, now).allowed
    _change(shop, Role.WASHER, "say_words", granted=True)

    assert session_of_token(shop.reader, shop.permissions, token, now).allowed == sorted(
        [*before, "say_words"]
    )


def test_another_process_hears_of_it_by_the_journal(shop: OpenShop) -> None:
    elsewhere = Gatekeeper(shop.reader, b"", ShopPermissions(shop.reader, shop.permissions.shipped))
    actor = shop.actor(Role.WASHER)
    with pytest.raises(NotAllowed):
        elsewhere.permit(actor, "assign_bay")
    _change(shop, Role.WASHER, "assign_bay", granted=True)
    with shop.reader.connect() as connection:
        *_, last = read_feed(connection, shop.shop_id, 0)
    elsewhere.hear(None, last)  # type: ignore[arg-type]

    elsewhere.permit(actor, "assign_bay")


def test_what_was_read_before_a_change_is_not_remembered_after_it(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    permissions = ShopPermissions(shop.reader, shop.permissions.shipped)
    forgotten = permissions.forget
    monkeypatch.setattr(
        "server.store.shop_permissions.table_of",
        lambda shipped, _differences: (forgotten(), shipped)[1],
    )
    permissions.of(shop.shop_id)
    monkeypatch.undo()
    _change(shop, Role.WASHER, "assign_bay", granted=True)

    assert "assign_bay" in permissions.of(shop.shop_id)[Role.WASHER]


def test_it_concerns_everybody_with_that_role_and_nobody_else(shop: OpenShop) -> None:
    event = PermissionGranted(role="washer", permission="assign_bay")
    both = replace(shop.actor(Role.FOREMAN), roles=frozenset({Role.FOREMAN, Role.WASHER}))

    assert changes_rights(event, shop.actor(Role.WASHER))
    assert changes_rights(event, both)
    assert not changes_rights(event, shop.actor(Role.FOREMAN))


def test_the_matrix_shows_what_counts_and_what_is_shipped(shop: OpenShop) -> None:
    _change(shop, Role.WASHER, "assign_bay", granted=True)
    matrix = matrix_of(shop.permissions.shipped, shop.permissions.of(shop.shop_id))
    entries = {entry.permission: entry for room in matrix.rooms for entry in room.permissions}

    assert set(entries["assign_bay"].roles) - set(entries["assign_bay"].shipped) == {"washer"}
    assert entries["change_roles"].fixed == ["administrator"]
    assert all(entry.roles == entry.shipped for name, entry in entries.items() if name != "assign_bay")
