"""Renaming, reassigning and revoking a device: what is kept, what is refused, what is recorded."""

import pytest

from server.access.devices import Revoked, change_device, revoke_device
from server.contract.devices import ChangeDevice, OwnPlace
from server.domain.errors import InvalidRequest, NotAllowed, NotFound
from server.domain.events import DeviceEvent, DeviceReassigned, DeviceRenamed, DeviceRevoked
from server.domain.staff import Role
from server.store.journal import read_after
from tests.fakes.open_shop import OpenShop


def change(shop: OpenShop, device_id: str, role: Role = Role.ADMINISTRATOR, **values: str) -> OwnPlace:
    """Change a device as somebody with that role."""
    body = ChangeDevice.model_validate(values)
    return shop.run(shop.actor(role), lambda work: change_device(work, device_id, body), OwnPlace)


def recorded(shop: OpenShop) -> list[DeviceEvent]:
    """What the journal says about devices."""
    with shop.reader.connect() as connection:
        entries = read_after(connection, shop.shop_id, 0)
    return [entry.event for entry in entries if isinstance(entry.event, DeviceEvent)]


def test_a_device_gets_another_name_and_another_screen_and_keeps_its_token(shop: OpenShop) -> None:
    device = shop.device("display", "lounge")

    changed = change(shop, device.device_id, name="By the coffee", screen="gate")

    assert (changed.name, changed.screen) == ("By the coffee", "gate")
    actor = shop.gatekeeper.actor_of(device.token)
    shop.gatekeeper.may_watch(actor, "gate")
    with pytest.raises(NotAllowed):
        shop.gatekeeper.may_watch(actor, "lounge")


def test_the_journal_says_what_changed_and_no_name(shop: OpenShop) -> None:
    device_id = shop.device("display", "lounge").device_id
    change(shop, device_id, name="the display", screen="lounge")
    assert recorded(shop) == []

    change(shop, device_id, name="Other", screen="gate")
    shop.run(shop.actor(Role.ADMINISTRATOR), lambda work: revoke_device(work, device_id), Revoked)

    assert recorded(shop) == [
        DeviceRenamed(device_id=device_id),
        DeviceReassigned(device_id=device_id, screen="gate"),
        DeviceRevoked(device_id=device_id),
    ]


@pytest.mark.parametrize(
    ("kind", "screen", "wish"),
    [
        ("tablet", "bay/1", "lounge"),
        ("display", "lounge", "cinema"),
        ("display", "lounge", "bay/77"),
        ("agent", None, "lounge"),
    ],
)
def test_a_screen_that_it_cannot_show_is_refused(
    shop: OpenShop, kind: str, screen: str | None, wish: str
) -> None:
    device = shop.device(kind, screen)
    with pytest.raises(InvalidRequest):
        change(shop, device.device_id, name="New", screen=wish)
    assert shop.gatekeeper.actor_of(device.token).screen == screen
    assert recorded(shop) == []


def test_a_manager_sees_devices_but_does_not_change_them(shop: OpenShop) -> None:
    with pytest.raises(NotAllowed):
        change(shop, shop.device("display", "lounge").device_id, Role.MANAGER, name="Mine")


def test_a_device_that_is_revoked_or_unknown_is_not_changed(shop: OpenShop) -> None:
    device_id = shop.device("display", "lounge").device_id
    shop.run(shop.actor(Role.ADMINISTRATOR), lambda work: revoke_device(work, device_id), Revoked)
    for gone in (device_id, "unknown"):
        with pytest.raises(NotFound):
            change(shop, gone, name="Ghost")
