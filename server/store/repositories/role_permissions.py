"""Where a shop lets its roles do other things than is shipped."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from server.domain.role_permissions import PermissionDifference
from server.domain.staff import Role
from server.store.tables import role_permissions

_OF_SHOP = (
    select(
        role_permissions.c.shop_id,
        role_permissions.c.role,
        role_permissions.c.permission,
        role_permissions.c.granted,
    )
    .where(role_permissions.c.shop_id == bindparam("in_shop"))
    .order_by(role_permissions.c.role, role_permissions.c.permission)
)


def differences_of_shop(connection: Connection, shop_id: str) -> list[PermissionDifference]:
    """Return all differences of a shop, by role and permission."""
    return [PermissionDifference(*row) for row in connection.execute(_OF_SHOP, {"in_shop": shop_id})]


def keep_difference(connection: Connection, difference: PermissionDifference) -> None:
    """Write a difference instead of the one before."""
    drop_difference(connection, difference.shop_id, difference.role, difference.permission)
    connection.execute(
        insert(role_permissions).values(
            shop_id=difference.shop_id,
            role=difference.role,
            permission=difference.permission,
            granted=difference.granted,
        )
    )


def drop_difference(connection: Connection, shop_id: str, role: Role, permission: str) -> None:
    """Let what is shipped count again."""
    column = role_permissions.c
    own = column.shop_id == shop_id, column.role == role, column.permission == permission
    connection.execute(delete(role_permissions).where(*own))
