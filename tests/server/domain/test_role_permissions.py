"""The differences of a shop over what is shipped, and what can be changed at all."""

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest, PermissionFixed
from server.domain.permissions import ALL_PERMISSIONS
from server.domain.role_permissions import (
    FIXED,
    NOT_FOR_PEOPLE,
    ROOMS,
    PermissionDifference,
    check_permission,
    table_of,
)
from server.domain.staff import NOT_FOR_PEOPLE as NOT_PEOPLE, PEOPLES_ROLES, Role

NAMES = [name for room in ROOMS.values() for name in room]
_ROLE, _NAME = st.sampled_from(PEOPLES_ROLES), st.sampled_from(sorted(ALL_PERMISSIONS))
_SHIPPED = st.dictionaries(_ROLE, st.frozensets(_NAME))
_DIFFERENCES = st.dictionaries(st.tuples(_ROLE, _NAME), st.booleans())


@given(_SHIPPED, _DIFFERENCES, _ROLE, _NAME)
def test_a_role_may_what_the_shop_says_and_else_what_is_shipped(
    shipped: dict[Role, frozenset[str]], differences: dict[tuple[Role, str], bool], role: Role, name: str
) -> None:
    rows = [PermissionDifference("shop", *key, granted) for key, granted in differences.items()]
    ships = name in shipped.get(role, frozenset())

    assert (name in table_of(shipped, rows).get(role, frozenset())) is differences.get((role, name), ships)


@given(_SHIPPED, _DIFFERENCES, _ROLE, _NAME)
def test_what_a_later_version_ships_reaches_a_shop_that_differs_elsewhere(
    shipped: dict[Role, frozenset[str]], differences: dict[tuple[Role, str], bool], role: Role, name: str
) -> None:
    rows = [PermissionDifference("shop", *key, granted) for key, granted in differences.items()]
    later = shipped | {role: shipped.get(role, frozenset()) | {name}}

    assert (name in table_of(later, rows)[role]) is differences.get((role, name), True)


def test_every_permission_is_in_one_room_or_not_for_people() -> None:
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []
    assert set(NAMES) | NOT_FOR_PEOPLE == ALL_PERMISSIONS
    assert not set(NAMES) & NOT_FOR_PEOPLE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", PEOPLES_ROLES)
def test_everything_can_be_granted_and_withdrawn_but_what_would_lock_a_shop(role: Role, name: str) -> None:
    check_permission(role, name, granted=True)
    if name in FIXED.get(role, ()):
        with pytest.raises(PermissionFixed):
            check_permission(role, name, granted=False)
    else:
        check_permission(role, name, granted=False)


@pytest.mark.parametrize(
    ("role", "name", "field"),
    [
        *((role, "assign_bay", "role") for role in sorted(NOT_PEOPLE)),
        *((Role.WASHER, name, "permission") for name in sorted(NOT_FOR_PEOPLE)),
        (Role.WASHER, "start_magic", "permission"),
    ],
)
def test_what_is_for_no_person_is_named(role: Role, name: str, field: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        check_permission(role, name, granted=True)
    assert refusal.value.fields["field"] == field
