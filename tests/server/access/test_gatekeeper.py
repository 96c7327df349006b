"""Who is behind a token, and which boards they may watch."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import StaticPool, create_engine

from server.access.device_states import paired_devices
from server.access.devices import Revoked, revoke_device
from server.access.gatekeeper import Gatekeeper
from server.access.sessions import SESSION_LIFETIME, end_session, open_session
from server.access.staff_accounts import signer_by_password, signer_by_pin
from server.contract.access import Removed
from server.contract.deeds import PairedDevice, Session
from server.domain.errors import NotAllowed, NotFound, NotSignedIn
from server.domain.permissions import ALL_PERMISSIONS, TOPIC_KINDS
from server.domain.staff import Actor, Role
from server.store import tables
from server.store.shop_permissions import ShopPermissions
from tests.fakes.open_shop import OPENING, PASSWORD, PIN, OpenShop


def _sign_in(shop: OpenShop, signer: Actor) -> Session:
    now = shop.real_clock.now()
    return shop.run(signer, lambda work: open_session(work, now), Session)


def _by_password(shop: OpenShop, role: Role = Role.ADVISOR) -> Session:
    return _sign_in(shop, signer_by_password(shop.reader, role.value, PASSWORD, None))


def _by_pin(shop: OpenShop, tablet: PairedDevice, role: Role = Role.TECHNICIAN) -> Session:
    device = shop.gatekeeper.actor_of(tablet.token)
    return _sign_in(shop, signer_by_pin(shop.reader, shop.staff[role].staff_id, PIN, device))


def _revoke(shop: OpenShop, device_id: str, role: Role = Role.ADMINISTRATOR) -> Revoked:
    return shop.run(shop.actor(role), lambda work: revoke_device(work, device_id), Revoked)


def test_a_session_is_of_its_member_of_staff(shop: OpenShop) -> None:
    session = _by_password(shop)

    actor = shop.gatekeeper.actor_of(session.token)

    assert actor == shop.actor(Role.ADVISOR)
    assert (session.roles, session.name.en) == (["advisor"], "Advisor Wang")


def test_logins_are_the_same_in_capitals_and_with_blanks_around(shop: OpenShop) -> None:
    signer = signer_by_password(shop.reader, " Advisor ", PASSWORD, None)

    assert signer.staff_id == shop.staff[Role.ADVISOR].staff_id


@pytest.mark.parametrize(
    ("login", "password"), [("advisor", "wrong"), ("nobody", PASSWORD), ("advisor", PIN)]
)
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(
    shop: OpenShop, login: str, password: str
) -> None:
    with pytest.raises(NotSignedIn, match="the name or the password is wrong"):
        signer_by_password(shop.reader, login, password, None)


def test_a_session_ends_after_twelve_hours_of_real_time(shop: OpenShop) -> None:
    session = _by_password(shop)
    shop.shop_clock.pass_by(timedelta(days=3))
    shop.real_clock.pass_by(SESSION_LIFETIME - timedelta(seconds=1))
    shop.gatekeeper.actor_of(session.token)
    shop.real_clock.pass_by(timedelta(seconds=1))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(session.token)


def test_signing_out_ends_one_session_only(shop: OpenShop) -> None:
    here, elsewhere = _by_password(shop), _by_password(shop)
    actor = shop.gatekeeper.actor_of(here.token)

    shop.run(actor, lambda work: end_session(work, here.token), Removed)

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(here.token)
    assert shop.gatekeeper.actor_of(elsewhere.token) == actor


def test_a_device_cannot_sign_out(shop: OpenShop) -> None:
    display = shop.device("display", "lounge")
    actor = shop.gatekeeper.actor_of(display.token)

    with pytest.raises(NotAllowed):
        shop.run(actor, lambda work: end_session(work, display.token), Removed)


def test_a_pin_makes_a_session_of_person_and_tablet(shop: OpenShop) -> None:
    tablet = shop.device("tablet", "bay/1")

    actor = shop.gatekeeper.actor_of(_by_pin(shop, tablet).token)

    assert (actor.staff_id, actor.device_id) == (shop.staff[Role.TECHNICIAN].staff_id, tablet.device_id)
    assert actor.roles == {Role.TECHNICIAN}


def test_a_pin_counts_nowhere_but_on_a_tablet(shop: OpenShop) -> None:
    staff_id = shop.staff[Role.TECHNICIAN].staff_id
    display = shop.gatekeeper.actor_of(shop.device("display", "lounge").token)

    with pytest.raises(NotSignedIn):
        signer_by_pin(shop.reader, staff_id, PIN, None)
    with pytest.raises(NotAllowed):
        signer_by_pin(shop.reader, staff_id, PIN, display)
    with pytest.raises(NotAllowed):
        signer_by_pin(shop.reader, staff_id, PIN, shop.actor(Role.ADMINISTRATOR))


@pytest.mark.parametrize("pin", ["271829", "", PASSWORD])
def test_a_wrong_pin_is_refused(shop: OpenShop, pin: str) -> None:
    tablet = shop.gatekeeper.actor_of(shop.device("tablet", "bay/1").token)

    with pytest.raises(NotSignedIn):
        signer_by_pin(shop.reader, shop.staff[Role.TECHNICIAN].staff_id, pin, tablet)


def test_a_revoked_device_is_refused_at_once_with_every_session_on_it(shop: OpenShop) -> None:
    tablet = shop.device("tablet", "bay/1")
    session = _by_pin(shop, tablet)
    kept = shop.device("tablet", "bay/2")

    _revoke(shop, tablet.device_id)

    for token in (tablet.token, session.token):
        with pytest.raises(NotSignedIn):
            shop.gatekeeper.actor_of(token)
    assert shop.gatekeeper.actor_of(kept.token).screen == "bay/2"
    with shop.reader.connect() as connection:
        assert [entry.screen for entry in paired_devices(connection, shop.shop_id, OPENING)] == ["bay/2"]


def test_revoking_needs_an_administrator_and_a_device_that_is_paired(shop: OpenShop) -> None:
    device_id = shop.device("display", "lounge").device_id
    with pytest.raises(NotAllowed):
        _revoke(shop, device_id, Role.MANAGER)
    _revoke(shop, device_id)

    with pytest.raises(NotFound):
        _revoke(shop, device_id)
    with pytest.raises(NotFound):
        _revoke(shop, "unknown")


def test_whoever_lost_their_roles_in_the_shop_is_out(shop: OpenShop) -> None:
    session = _by_password(shop)
    mine = tables.staff_roles.c.staff_id == session.staff_id
    shop.write(lambda work: work.connection.execute(tables.staff_roles.delete().where(mine)))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(session.token)


@pytest.mark.parametrize("token", ["", "x", "x" * 200, "京A12345", "' OR 1=1 --"])
def test_an_unknown_token_is_nobody(shop: OpenShop, token: str) -> None:
    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(token)


@pytest.mark.parametrize(
    ("kind", "screen", "topics"),
    [
        ("display", "lounge", {"lounge"}),
        ("display", "workshop/stages", {"workshop"}),
        ("display", "desk", set[str]()),
        ("kiosk", "gate", {"gate"}),
        ("kiosk", "bay/2", {"bay/2"}),
        ("tablet", "bay/2", {"bay/2"}),
        ("agent", None, set[str]()),
    ],
)
def test_a_device_watches_the_board_of_its_screen_only(
    shop: OpenShop, kind: str, screen: str | None, topics: set[str]
) -> None:
    actor = shop.gatekeeper.actor_of(shop.device(kind, screen).token)

    assert _watched(shop, actor) == topics


def test_staff_watch_what_their_roles_allow(shop: OpenShop) -> None:
    everything = {"lounge", "gate", "workshop", "desk", "bay/1", "bay/2", "bay/22"}

    assert _watched(shop, shop.actor(Role.MANAGER)) == everything
    assert _watched(shop, shop.actor(Role.WASHER)) == {"workshop", "desk"}
    assert _watched(shop, shop.actor(Role.ADMINISTRATOR)) == {"lounge", "gate", "workshop"}


@pytest.mark.parametrize("topic", ["", "cinema", "bay", "visit", "lounge/1", "staff"])
def test_a_topic_that_does_not_exist_is_not_found(shop: OpenShop, topic: str) -> None:
    with pytest.raises(NotFound):
        shop.gatekeeper.may_watch(shop.actor(Role.MANAGER), topic)


_NO_SHOPS = create_engine("sqlite://", poolclass=StaticPool)
tables.metadata.create_all(_NO_SHOPS)
_ROLES = st.frozensets(st.sampled_from(Role))
_TABLES = st.dictionaries(st.sampled_from(Role), st.frozensets(st.sampled_from(sorted(ALL_PERMISSIONS))))
_TOPICS = st.sampled_from(TOPIC_KINDS).map(lambda kind: f"{kind}/1" if kind in ("bay", "visit") else kind)


@given(_TABLES, _ROLES, _TOPICS)
def test_somebody_watches_exactly_what_one_of_their_roles_lists(
    table: dict[Role, frozenset[str]], roles: frozenset[Role], topic: str
) -> None:
    actor = Actor("shop", roles, staff_id="somebody")
    listed = any(f"topic:{topic.partition('/')[0]}" in table.get(role, ()) for role in roles)

    try:
        Gatekeeper(_NO_SHOPS, b"", ShopPermissions(_NO_SHOPS, table)).may_watch(actor, topic)
    except NotAllowed:
        assert not listed
    else:
        assert listed


@given(st.sampled_from(("lounge", "gate", "workshop", "desk", "bay/1", "bay/11")), _TOPICS)
def test_no_table_lets_a_device_watch_another_screens_board(screen: str, topic: str) -> None:
    device = Actor("shop", frozenset({Role.DISPLAY}), device_id="device", screen=screen)
    generous = {Role.DISPLAY: ALL_PERMISSIONS}

    try:
        Gatekeeper(_NO_SHOPS, b"", ShopPermissions(_NO_SHOPS, generous)).may_watch(device, topic)
    except NotAllowed:
        assert topic != screen
    else:
        assert topic == screen


def test_nobody_at_the_gate_waits_for_the_writer(shop: OpenShop) -> None:
    token = shop.device("display", "lounge").token

    async def while_writing() -> Actor:
        with shop.writing.begin():
            return await asyncio.wait_for(asyncio.to_thread(shop.gatekeeper.actor_of, token), 5)

    assert asyncio.run(while_writing()).screen == "lounge"


def _watched(shop: OpenShop, actor: Actor) -> set[str]:
    topics = {"lounge", "gate", "workshop", "desk", "bay/1", "bay/2", "bay/22", "visit/1"}
    allowed = set()
    for topic in topics:
        try:
            shop.gatekeeper.may_watch(actor, topic)
        except NotAllowed:
            continue
        allowed.add(topic)
    return allowed
