"""Pairing: six digits, once, for ten minutes."""

from datetime import timedelta

import pytest

from server.access.pairing import (
    PAIRING_CODE_LIFETIME,
    make_pairing_code,
    pair_device,
    revoke_pairing_codes,
    shop_of_code,
)
from server.contract.access import PairingCodeMade, Removed
from server.contract.deeds import MakePairingCode, PairedDevice
from server.domain.errors import InvalidRequest, NotAllowed, PairingCodeInvalid
from server.domain.staff import Actor, Role
from tests.fakes.open_shop import OpenShop

LOUNGE = MakePairingCode(kind="display", name="Lounge TV", screen="lounge")


def _make(shop: OpenShop, body: MakePairingCode = LOUNGE, role: Role = Role.ADMINISTRATOR) -> PairingCodeMade:
    secret, now = shop.gatekeeper.secret, shop.real_clock.now()
    return shop.run(
        shop.actor(role), lambda work: make_pairing_code(work, body, secret, now), PairingCodeMade
    )


def _pair(shop: OpenShop, code: str) -> PairedDevice:
    secret, now = shop.gatekeeper.secret, shop.real_clock.now()
    with shop.reader.connect() as connection:
        shop_id = shop_of_code(connection, code, secret, now)
    stranger = Actor(shop_id, frozenset())
    return shop.run(stranger, lambda work: pair_device(work, code, secret, now), PairedDevice)


def test_a_code_makes_the_device_that_it_was_made_for(shop: OpenShop) -> None:
    device = _pair(shop, _make(shop).code)

    assert (device.kind, device.name, device.screen) == ("display", "Lounge TV", "lounge")
    actor = shop.gatekeeper.actor_of(device.token)
    assert (actor.device_id, actor.shop_id) == (device.device_id, shop.shop_id)
    assert actor.roles == {Role.DISPLAY}


def test_a_code_is_used_once(shop: OpenShop) -> None:
    code = _make(shop).code
    _pair(shop, code)

    with pytest.raises(PairingCodeInvalid):
        _pair(shop, code)


def test_a_code_used_between_looking_and_writing_makes_no_second_device(shop: OpenShop) -> None:
    code, secret, now = _make(shop).code, shop.gatekeeper.secret, shop.real_clock.now()
    _pair(shop, code)

    with pytest.raises(PairingCodeInvalid):
        shop.run(
            Actor(shop.shop_id, frozenset()), lambda work: pair_device(work, code, secret, now), PairedDevice
        )


def test_a_code_lasts_ten_minutes_of_real_time(shop: OpenShop) -> None:
    early, late = _make(shop), _make(shop)
    shop.shop_clock.pass_by(timedelta(hours=5))
    shop.real_clock.pass_by(PAIRING_CODE_LIFETIME - timedelta(seconds=1))
    _pair(shop, early.code)
    shop.real_clock.pass_by(timedelta(seconds=1))

    with pytest.raises(PairingCodeInvalid):
        _pair(shop, late.code)
    assert late.expires_at == shop.real_clock.now()


def test_codes_can_be_taken_back(shop: OpenShop) -> None:
    code = _make(shop).code

    assert shop.run(shop.actor(Role.ADMINISTRATOR), revoke_pairing_codes, Removed).count == 1

    with pytest.raises(PairingCodeInvalid):
        _pair(shop, code)


def test_a_wrong_code_is_refused(shop: OpenShop) -> None:
    right = _make(shop).code
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"

    with pytest.raises(PairingCodeInvalid):
        _pair(shop, wrong)
    _pair(shop, right)


def test_spent_codes_are_forgotten_when_the_next_is_made(shop: OpenShop) -> None:
    _make(shop)
    shop.real_clock.pass_by(PAIRING_CODE_LIFETIME)
    _make(shop)

    assert shop.run(shop.actor(Role.ADMINISTRATOR), revoke_pairing_codes, Removed).count == 1


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.MANAGER, Role.TECHNICIAN])
def test_only_an_administrator_makes_codes_and_takes_them_back(shop: OpenShop, role: Role) -> None:
    with pytest.raises(NotAllowed):
        _make(shop, role=role)
    with pytest.raises(NotAllowed):
        shop.run(shop.actor(role), revoke_pairing_codes, Removed)


@pytest.mark.parametrize(
    ("kind", "screen"),
    [
        ("display", None),
        ("display", "cinema"),
        ("display", "lounge?theme=night"),
        ("tablet", None),
        ("tablet", "lounge"),
        ("tablet", "bay/"),
        ("agent", "gate"),
        ("kiosk", "bay/3/4"),
    ],
)
def test_a_device_cannot_have_a_screen_that_does_not_suit_it(
    shop: OpenShop, kind: str, screen: str | None
) -> None:
    body = MakePairingCode.model_validate({"kind": kind, "name": "x", "screen": screen})

    with pytest.raises(InvalidRequest) as refusal:
        _make(shop, body)

    assert refusal.value.fields["field"] == "screen"
