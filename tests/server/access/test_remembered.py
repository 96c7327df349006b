"""Tokens that were looked up a moment ago: for how long, and what ends it at once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from server.access.devices import Revoked, revoke_device
from server.access.remembered import KEPT_FOR, MOST, RememberedActors
from server.domain.errors import NotSignedIn
from server.domain.staff import Actor, Role
from server.store.feed import read_feed
from server.store.floor_reader import read_floor
from tests.fakes.open_shop import OPENING, OpenShop

SOMEBODY = Actor("shop", frozenset({Role.DISPLAY}), device_id="device", screen="lounge")
MOMENT = timedelta(milliseconds=1)


def _admitted(shop: OpenShop, token: str) -> Actor:
    return asyncio.run(shop.gatekeeper.admit(token))


def _hear(shop: OpenShop) -> None:
    """Let the gatekeeper hear the newest entry of the journal, as its feed would."""
    with shop.reader.begin() as connection:
        fed = read_feed(connection, shop.shop_id, 0)[-1]
        shop.gatekeeper.hear(read_floor(connection, shop.shop_id), fed)


def _revoke(shop: OpenShop, device_id: str) -> None:
    shop.run(shop.actor(Role.ADMINISTRATOR), lambda work: revoke_device(work, device_id), Revoked)


@given(passed=st.timedeltas(-timedelta(days=2), timedelta(days=2)))
def test_a_token_is_known_for_a_moment_only_and_never_before_it_was_looked_up(passed: timedelta) -> None:
    remembered = RememberedActors()
    remembered.keep("digest", SOMEBODY, OPENING, None, remembered.forgotten)

    known = remembered.find("digest", OPENING + passed)

    assert known == (SOMEBODY if timedelta() <= passed < KEPT_FOR else None)


def test_what_ends_before_the_moment_is_over_ends_the_memory() -> None:
    remembered = RememberedActors()
    remembered.keep("digest", SOMEBODY, OPENING, OPENING + MOMENT, remembered.forgotten)

    assert remembered.find("digest", OPENING) == SOMEBODY
    assert remembered.find("digest", OPENING + MOMENT) is None


def test_a_look_up_that_began_before_rights_changed_is_not_remembered() -> None:
    remembered = RememberedActors()
    before = remembered.forgotten
    remembered.forget()

    remembered.keep("digest", SOMEBODY, OPENING, None, before)

    assert remembered.find("digest", OPENING) is None


def test_the_memory_is_bounded() -> None:
    remembered = RememberedActors()
    for number in range(MOST + 1):
        remembered.keep(str(number), replace(SOMEBODY, device_id=str(number)), OPENING, None, 0)

    assert sum(remembered.find(str(number), OPENING) is not None for number in range(MOST + 1)) <= MOST
    assert remembered.find(str(MOST), OPENING) is not None


def test_a_device_that_another_process_revoked_is_refused_once_the_journal_tells(shop: OpenShop) -> None:
    device = shop.device("display", "lounge")
    assert _admitted(shop, device.token).device_id == device.device_id
    _revoke(shop, device.device_id)
    assert _admitted(shop, device.token).device_id == device.device_id, "else this proves nothing"

    _hear(shop)

    with pytest.raises(NotSignedIn):
        _admitted(shop, device.token)


def test_it_is_refused_after_a_moment_where_nobody_tells(shop: OpenShop) -> None:
    device = shop.device("display", "lounge")
    _admitted(shop, device.token)
    _revoke(shop, device.device_id)
    shop.real_clock.pass_by(KEPT_FOR)

    with pytest.raises(NotSignedIn):
        _admitted(shop, device.token)
