"""The shipped permission table, and what a wrong one is answered with."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from server.domain.allowed_deeds import Deed
from server.domain.errors import ConfigurationInvalid, NotAllowed
from server.domain.permissions import ALL_PERMISSIONS
from server.domain.staff import Actor, PermissionTable, Role, permit
from server.permission_file import load_permissions

SHIPPED_FILE = Path(__file__).resolve().parents[2] / "config" / "permissions.toml"
SHIPPED = load_permissions(SHIPPED_FILE)
PEOPLE = frozenset(Role) - {Role.CUSTOMER, Role.DISPLAY, Role.TABLET, Role.AGENT, Role.KIOSK}


def _holders(permission: str) -> set[Role]:
    return {role for role, allowed in SHIPPED.items() if permission in allowed}


def _file(folder: Path, text: str) -> Path:
    path = folder / "permissions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_role_is_in_the_shipped_file_and_every_permission_is_somebodys() -> None:
    assert set(SHIPPED) == set(Role)
    assert frozenset().union(*SHIPPED.values()) == ALL_PERMISSIONS


def test_the_shipped_file_lists_every_permission_in_its_head() -> None:
    head = " ".join(line for line in SHIPPED_FILE.read_text(encoding="utf-8").splitlines() if line[:1] == "#")

    assert set(head.replace(":\n", " ").split()) >= ALL_PERMISSIONS


AT_THE_DESK = {
    Role.ADVISOR,
    Role.FOREMAN,
    Role.TEAM_LEADER,
    Role.INSPECTOR,
    Role.WASHER,
    Role.CASHIER,
    Role.MANAGER,
}
"""Everybody whose next car stands in a list there."""


@pytest.mark.parametrize("deed", list(Deed))
def test_a_deed_on_an_order_is_done_by_people_or_the_customer(deed: Deed) -> None:
    assert _holders(deed) & PEOPLE
    assert _holders(deed) <= PEOPLE | {Role.CUSTOMER}


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("topic:desk", AT_THE_DESK),
        ("topic:visit", {Role.CUSTOMER}),
        ("rate_visit", {Role.CUSTOMER}),
        ("report_sighting", {Role.AGENT}),
        ("make_pairing_code", {Role.ADMINISTRATOR}),
        ("add_staff", {Role.ADMINISTRATOR}),
        ("revoke_device", {Role.ADMINISTRATOR}),
        ("settle_order", {Role.CASHIER, Role.MANAGER}),
        ("assign_bay", {Role.FOREMAN, Role.MANAGER}),
        ("see_crop", {Role.ADVISOR, Role.FOREMAN, Role.MANAGER}),
    ],
)
def test_what_is_delicate_is_in_few_hands(permission: str, roles: set[Role]) -> None:
    assert _holders(permission) == roles


def test_a_customer_may_answer_rate_and_follow_and_nothing_else() -> None:
    assert SHIPPED[Role.CUSTOMER] == {
        "authorize_estimate",
        "answer_added_work",
        "rate_visit",
        "make_customer_link",
        "see_bay_video",
        "see_reception",
        "topic:visit",
    }


_TABLES = st.dictionaries(st.sampled_from(Role), st.frozensets(st.sampled_from(sorted(ALL_PERMISSIONS))))


@given(_TABLES, st.frozensets(st.sampled_from(Role)), st.sampled_from(sorted(ALL_PERMISSIONS)))
def test_a_deed_is_permitted_exactly_where_one_of_the_roles_lists_it(
    table: PermissionTable, roles: frozenset[Role], deed: str
) -> None:
    listed = any(deed in table.get(role, frozenset()) for role in roles)

    try:
        permit(table, Actor("shop", roles), deed)
    except NotAllowed:
        assert not listed
    else:
        assert listed


@given(_TABLES, st.sampled_from(Role), st.frozensets(st.sampled_from(Role)))
def test_another_role_never_takes_a_permission_away(
    table: PermissionTable, role: Role, others: frozenset[Role]
) -> None:
    for deed in table.get(role, frozenset()):
        permit(table, Actor("shop", others | {role}), deed)


def test_a_role_that_the_file_does_not_name_may_do_nothing(tmp_path: Path) -> None:
    table = load_permissions(_file(tmp_path, 'washer = ["start_wash"]'))

    assert table == {Role.WASHER: {"start_wash"}}
    with pytest.raises(NotAllowed):
        permit(table, Actor("shop", frozenset({Role.MANAGER})), "start_wash")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("wizard = []", "wizard"),
        ('washer = ["start_magic"]', "washer"),
        ('washer = "start_wash"', "washer"),
        ("washer = [1]", "washer"),
        ("[washer]\nstart_wash = true", "washer"),
        ('washer = ["topic:cinema"]', "washer"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_role(tmp_path: Path, text: str, key: str) -> None:
    path = _file(tmp_path, text)

    with pytest.raises(ConfigurationInvalid) as refusal:
        load_permissions(path)

    assert (refusal.value.fields["file"], refusal.value.fields["key"]) == (str(path), key)
    assert str(path) in refusal.value.detail


def test_a_file_that_is_absent_or_not_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"absent\.toml"):
        load_permissions(tmp_path / "absent.toml")
    with pytest.raises(ConfigurationInvalid, match=r"permissions\.toml"):
        load_permissions(_file(tmp_path, "washer = ["))
