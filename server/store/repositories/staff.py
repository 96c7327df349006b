"""Staff of the group, with their roles in one shop."""

from typing import Any

from sqlalchemy import Connection, Select, select

from server.domain.errors import NotFound
from server.domain.staff import StaffMember
from server.store.tables import staff, staff_roles


class Staff:
    """Members of staff as one shop knows them."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        self._connection = connection
        self._shop_id = shop_id

    def all(self) -> list[StaffMember]:
        """Return everybody with a role in the shop, also those who have left: work of theirs may be there."""
        return [StaffMember(**row) for row in self._connection.execute(self._query()).mappings()]

    def get(self, staff_id: str) -> StaffMember:
        """Return one member; raise NotFound for anybody without a role in the shop."""
        member = self.find(staff_id)
        if member is None:
            raise NotFound(f"there is no member of staff '{staff_id}' in this shop", id=staff_id)
        return member

    def find(self, staff_id: str) -> StaffMember | None:
        """Return one member, or None for anybody without a role in the shop."""
        row = self._connection.execute(self._query().where(staff.c.staff_id == staff_id)).mappings().first()
        return StaffMember(**row) if row is not None else None

    def _query(self) -> Select[Any, *tuple[Any, ...]]:
        return (
            select(
                staff.c.staff_id,
                staff_roles.c.shop_id,
                staff.c.name,
                staff.c.surname,
                staff_roles.c.roles,
                staff_roles.c.stopped_at,
                staff_roles.c.skills,
                staff_roles.c.attendance,
                staff_roles.c.rota,
                staff_roles.c.given_at,
            )
            .join_from(staff, staff_roles, staff.c.staff_id == staff_roles.c.staff_id)
            .where(staff_roles.c.shop_id == self._shop_id)
            .order_by(staff.c.login)
        )
