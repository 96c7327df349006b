"""People after the founding: what is kept, what is refused, what the journal says, and who stays out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import insert

from server.access.people import (
    Secret,
    add_person,
    change_own_secret,
    change_person,
    chosen_secret,
    renew_secret,
    restore_person,
    stop_person,
)
from server.access.sessions import open_session
from server.access.staff_accounts import signer_by_password, signer_by_pin
from server.actions.dispatch import assign_bay
from server.actions.orders import OrderAnswer
from server.contract.deeds import AssignBay, Session
from server.contract.people import AddPerson, ChangePerson, PersonEntry, PersonName
from server.domain.errors import InvalidRequest, LastAdministrator, NotAllowed, NotFound, NotSignedIn
from server.domain.events import (
    Envelope,
    StaffChanged,
    StaffEvent,
    StaffRestored,
    StaffRolesChanged,
    StaffSecretChanged,
    StaffStopped,
)
from server.domain.staff import PEOPLES_ROLES, Role, StaffMember, require_administrator
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.tables import shops, staff_roles
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OPENING, PASSWORD, PIN, OpenShop

HAN = AddPerson(
    login="Han.Mei",
    name=PersonName(zh="韩梅", en="Han Mei"),
    surname=PersonName(zh="韩", en="Han"),
    roles=frozenset({Role.ADVISOR}),
)
KEPT = Secret("kept")
"""For tests that sign nobody in: hashing is slow on purpose."""
Action = Callable[[UnitOfWork], PersonEntry]


def _run(shop: OpenShop, action: Action, role: Role = Role.ADMINISTRATOR) -> PersonEntry:
    return shop.run(shop.actor(role), action, PersonEntry)


def _recorded(shop: OpenShop, number: int = 0) -> list[Envelope]:
    with shop.reader.connect() as connection:
        return [
            entry
            for entry in read_after(connection, shop.shop_id, number)
            if isinstance(entry.event, StaffEvent)
        ]


def _last_number(shop: OpenShop) -> int:
    return _recorded(shop)[-1].number


def _id(shop: OpenShop, role: Role) -> str:
    return shop.staff[role].staff_id


def _second_administrator(shop: OpenShop) -> str:
    wanted = HAN.model_copy(update={"roles": frozenset({Role.ADMINISTRATOR})})
    return _run(shop, lambda work: add_person(work, wanted, KEPT, KEPT)).staff_id


def test_somebody_new_signs_in_with_what_was_made_for_them(shop: OpenShop) -> None:
    password, pin = chosen_secret("password", None), chosen_secret("pin", None)
    assert password.told
    assert pin.told
    added = _run(shop, lambda work: add_person(work, HAN, password, pin))

    assert (added.login, added.roles, added.stopped_at) == ("han.mei", ["advisor"], None)
    assert signer_by_password(shop.reader, "HAN.mei", password.told, None).staff_id == added.staff_id
    tablet = shop.gatekeeper.actor_of(shop.device("tablet", "bay/1").token)
    assert signer_by_pin(shop.reader, added.staff_id, pin.told, tablet).roles == {Role.ADVISOR}


@pytest.mark.parametrize(("kind", "word"), [("password", "short"), ("pin", "12"), ("pin", "12345a")])
def test_a_word_that_is_too_weak_is_refused_by_its_field(kind: str, word: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        chosen_secret("pin" if kind == "pin" else "password", word)
    assert refusal.value.fields["field"] == kind


def test_the_journal_says_what_was_changed_by_whom_and_from_which_device_and_no_name(shop: OpenShop) -> None:
    advisor, before = _id(shop, Role.ADVISOR), _last_number(shop)
    change = ChangePerson(
        name=PersonName(zh="李雷", en="Li Lei"), roles=frozenset({Role.CASHIER, Role.PARTS})
    )
    by = replace(shop.actor(Role.ADMINISTRATOR), device_id=shop.device("tablet", "bay/1").device_id)
    actions: tuple[Action, ...] = (
        lambda work: change_person(work, advisor, change),
        lambda work: renew_secret(work, advisor, "pin", KEPT),
        lambda work: stop_person(work, advisor),
        lambda work: restore_person(work, advisor),
    )
    for action in actions:
        shop.run(by, action, PersonEntry)

    entries = _recorded(shop, before)
    assert [entry.event for entry in entries] == [
        StaffRolesChanged(staff_id=advisor, roles=("cashier", "parts")),
        StaffChanged(staff_id=advisor),
        StaffSecretChanged(staff_id=advisor, secret="pin"),
        StaffStopped(staff_id=advisor),
        StaffRestored(staff_id=advisor),
    ]
    assert {(entry.staff_id, entry.device_id) for entry in entries} == {(by.staff_id, by.device_id)}


def test_what_changes_nothing_is_not_recorded(shop: OpenShop) -> None:
    member, before = shop.staff[Role.ADVISOR], _last_number(shop)
    same = ChangePerson(name=PersonName(zh=member.name.zh, en=member.name.en), roles=member.roles)

    _run(shop, lambda work: change_person(work, member.staff_id, same))
    _run(shop, lambda work: restore_person(work, member.staff_id))

    assert _recorded(shop, before) == []


def test_new_roles_count_for_a_session_that_is_there(shop: OpenShop) -> None:
    session = _session(shop, Role.ADVISOR)
    change = ChangePerson(roles=frozenset({Role.WASHER}))

    _run(shop, lambda work: change_person(work, _id(shop, Role.ADVISOR), change))

    assert shop.gatekeeper.actor_of(session).roles == {Role.WASHER}


def test_who_was_stopped_is_out_and_stays_out(shop: OpenShop) -> None:
    technician = _id(shop, Role.TECHNICIAN)
    session = _session(shop, Role.TECHNICIAN)
    tablet = shop.gatekeeper.actor_of(shop.device("tablet", "bay/1").token)

    stopped = _run(shop, lambda work: stop_person(work, technician))

    assert stopped.stopped_at == OPENING
    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(session)
    with pytest.raises(NotSignedIn):
        signer_by_password(shop.reader, "technician", PASSWORD, None)
    with pytest.raises(NotSignedIn):
        signer_by_pin(shop.reader, technician, PIN, tablet)
    with pytest.raises(NotSignedIn):
        _session(shop, Role.TECHNICIAN)


def test_who_is_restored_signs_in_anew_and_no_old_session_comes_back(shop: OpenShop) -> None:
    technician, session = _id(shop, Role.TECHNICIAN), _session(shop, Role.TECHNICIAN)
    _run(shop, lambda work: stop_person(work, technician))
    _run(shop, lambda work: restore_person(work, technician))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(session)
    assert signer_by_password(shop.reader, "technician", PASSWORD, None).staff_id == technician


def test_a_new_password_ends_what_was_opened_by_the_old_one(shop: OpenShop) -> None:
    advisor, session = _id(shop, Role.ADVISOR), _session(shop, Role.ADVISOR)
    secret = chosen_secret("password", "blue pelican")

    _run(shop, lambda work: renew_secret(work, advisor, "password", secret))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(session)
    with pytest.raises(NotSignedIn):
        signer_by_password(shop.reader, "advisor", PASSWORD, None)
    assert signer_by_password(shop.reader, "advisor", "blue pelican", None).staff_id == advisor


def test_who_changes_their_own_stays_signed_in_here_and_nowhere_else(shop: OpenShop) -> None:
    here, elsewhere = _session(shop, Role.ADVISOR), _session(shop, Role.ADVISOR)
    _run(shop, lambda work: change_own_secret(work, "pin", KEPT, here), Role.ADVISOR)

    assert shop.gatekeeper.actor_of(here).staff_id == _id(shop, Role.ADVISOR)
    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(elsewhere)


def test_the_last_administrator_stays_one(shop: OpenShop) -> None:
    administrator, before = _id(shop, Role.ADMINISTRATOR), _last_number(shop)
    demoted = ChangePerson(roles=frozenset({Role.MANAGER}))
    for action in (
        lambda work: stop_person(work, administrator),
        lambda work: change_person(work, administrator, demoted),
    ):
        with pytest.raises(LastAdministrator):
            _run(shop, action)
    assert _recorded(shop, before) == []
    assert signer_by_password(shop.reader, "administrator", PASSWORD, None).roles == {Role.ADMINISTRATOR}


def test_an_administrator_may_go_once_there_is_another_but_not_both(shop: OpenShop) -> None:
    second = _second_administrator(shop)
    _run(shop, lambda work: stop_person(work, _id(shop, Role.ADMINISTRATOR)))

    with pytest.raises(LastAdministrator):
        _run(shop, lambda work: stop_person(work, second))


@given(st.lists(st.tuples(st.sampled_from(PEOPLES_ROLES), st.booleans()), max_size=6))
def test_a_shop_has_an_administrator_exactly_if_one_of_them_still_works_there(
    people: list[tuple[Role, bool]],
) -> None:
    name = Name("王", "Wang")
    members = [
        StaffMember("id", "shop", name, name, frozenset({role}), stopped_at=OPENING if stopped else None)
        for role, stopped in people
    ]
    if (Role.ADMINISTRATOR, False) in people:
        require_administrator(members)
    else:
        with pytest.raises(LastAdministrator):
            require_administrator(members)


@pytest.mark.parametrize("role", [role for role in PEOPLES_ROLES if role is not Role.ADMINISTRATOR])
def test_nobody_but_an_administrator_changes_people(shop: OpenShop, role: Role) -> None:
    advisor = _id(shop, Role.ADVISOR)
    for action in (
        lambda work: add_person(work, HAN, KEPT, KEPT),
        lambda work: change_person(work, advisor, ChangePerson()),
        lambda work: renew_secret(work, advisor, "pin", KEPT),
        lambda work: stop_person(work, advisor),
        lambda work: restore_person(work, advisor),
    ):
        with pytest.raises(NotAllowed):
            _run(shop, action, role)


def test_who_is_unknown_is_not_found(shop: OpenShop) -> None:
    with pytest.raises(NotFound):
        _run(shop, lambda work: stop_person(work, "unknown"))


def test_the_administrator_of_one_shop_does_not_become_somebody_of_another(shop: OpenShop) -> None:
    advisor = shop.staff[Role.ADVISOR]
    shop.write(lambda work: _give_roles_elsewhere(work, advisor))
    other_name = ChangePerson(name=PersonName(zh="别人", en="Other"))
    for action in (
        lambda work: renew_secret(work, advisor.staff_id, "password", KEPT),
        lambda work: change_person(work, advisor.staff_id, other_name),
    ):
        with pytest.raises(NotAllowed):
            _run(shop, action)
    _run(shop, lambda work: stop_person(work, advisor.staff_id))


def test_who_was_stopped_gets_no_car(shop: OpenShop) -> None:
    technician = _id(shop, Role.TECHNICIAN)
    _run(shop, lambda work: stop_person(work, technician))
    body = AssignBay(bay_id=shop.bays["1"].bay_id, technician_id=technician)
    with pytest.raises(InvalidRequest) as refusal:
        shop.run(shop.actor(Role.FOREMAN), lambda work: assign_bay(work, "order", body), OrderAnswer)
    assert refusal.value.fields["field"] == "technician_id"


def _session(shop: OpenShop, role: Role) -> str:
    now = shop.real_clock.now()
    return shop.run(shop.actor(role), lambda work: open_session(work, now), Session).token


def _give_roles_elsewhere(work: UnitOfWork, member: StaffMember) -> None:
    here = work.connection.execute(shops.select()).mappings().one()
    elsewhere = new_id()
    work.connection.execute(insert(shops).values({**here, "shop_id": elsewhere}))
    row = {"staff_id": member.staff_id, "shop_id": elsewhere, "roles": member.roles}
    work.connection.execute(insert(staff_roles).values(row))
