"""What the roles of a shop may do: the administrator grants and withdraws, the journal keeps by whom."""

from server.contract.roles import ChangePermission, PermissionEntry, PermissionMatrix, PermissionRoom
from server.domain.events import PermissionGranted, PermissionRestored, PermissionWithdrawn
from server.domain.permissions import ShopDeed
from server.domain.role_permissions import (
    FIXED,
    ROOMS,
    PermissionDifference,
    check_permission,
    table_of,
)
from server.domain.staff import PEOPLES_ROLES, PermissionTable, Role
from server.store.repositories import role_permissions
from server.store.unit_of_work import UnitOfWork


def matrix_of(shipped: PermissionTable, allowed: PermissionTable) -> PermissionMatrix:
    """Return who may do what where `shipped` counts unless the shop differs, and `allowed` is what counts."""
    return PermissionMatrix(
        roles=list(PEOPLES_ROLES),
        rooms=[
            PermissionRoom(room=room, permissions=[_entry(name, shipped, allowed) for name in names])
            for room, names in ROOMS.items()
        ],
    )


def change_permission(
    work: UnitOfWork, shipped: PermissionTable, role: Role, change: ChangePermission
) -> PermissionEntry:
    """Grant or withdraw a right, or let what is shipped count again; return who has it then.

    Raises InvalidRequest for what no person can be allowed, PermissionFixed for what the role cannot lose.
    """
    work.permit(ShopDeed.CHANGE_ROLES)
    ships = change.permission in shipped.get(role, frozenset())
    granted = ships if change.granted is None else change.granted
    check_permission(role, change.permission, granted=granted)
    kept = role_permissions.differences_of_shop(work.connection, work.shop_id)
    before = next((one for one in kept if (one.role, one.permission) == (role, change.permission)), None)
    after = PermissionDifference(work.shop_id, role, change.permission, granted) if granted != ships else None
    if after != before:
        _keep(work, role, change.permission, after)
    allowed = table_of(shipped, role_permissions.differences_of_shop(work.connection, work.shop_id))
    return _entry(change.permission, shipped, allowed)


def _keep(work: UnitOfWork, role: Role, permission: str, difference: PermissionDifference | None) -> None:
    if difference is None:
        role_permissions.drop_difference(work.connection, work.shop_id, role, permission)
        work.record(PermissionRestored(role=role, permission=permission))
    else:
        role_permissions.keep_difference(work.connection, difference)
        changed = PermissionGranted if difference.granted else PermissionWithdrawn
        work.record(changed(role=role, permission=permission))


def _entry(permission: str, shipped: PermissionTable, allowed: PermissionTable) -> PermissionEntry:
    return PermissionEntry(
        permission=permission,
        roles=_those_with(permission, allowed),
        shipped=_those_with(permission, shipped),
        fixed=[role for role in PEOPLES_ROLES if permission in FIXED.get(role, frozenset())],
    )


def _those_with(permission: str, table: PermissionTable) -> list[str]:
    return [role for role in PEOPLES_ROLES if permission in table.get(role, frozenset())]
