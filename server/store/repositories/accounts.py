"""What people sign in with, and the roles they have: of the group, as one shop knows them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from server.domain.attendance import Attendance
from server.domain.events import SecretKind
from server.domain.identity import Account
from server.domain.rota import Rota
from server.domain.skill import HeldSkill
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.store.tables import staff, staff_roles

_COLUMNS = (
    staff.c.staff_id,
    staff_roles.c.shop_id,
    staff_roles.c.roles,
    staff.c.login,
    staff.c.password_hash,
    staff.c.pin_hash,
)


def accounts_of_login(connection: Connection, login: str) -> list[Account]:
    """Return the account with that login, once for each shop in which its owner works."""
    return _accounts(connection, staff.c.login == login, staff_roles.c.stopped_at.is_(None))


def account_in_shop(connection: Connection, shop_id: str, staff_id: str) -> Account | None:
    """Return the account of somebody who works in the shop."""
    here = staff_roles.c.shop_id == shop_id, staff_roles.c.stopped_at.is_(None)
    return next(iter(_accounts(connection, staff.c.staff_id == staff_id, *here)), None)


def accounts_of_shop(connection: Connection, shop_id: str) -> list[Account]:
    """Return the accounts of all who work in the shop or have left it, by login."""
    return _accounts(connection, staff_roles.c.shop_id == shop_id)


def shops_of_login(connection: Connection, login: str) -> list[str]:
    """Return the ids of the shops in which the owner of that login works or has worked."""
    return [account.shop_id for account in _accounts(connection, staff.c.login == login)]


def login_is_taken(connection: Connection, login: str) -> bool:
    """Tell whether somebody of the group has that login, with roles or without."""
    return connection.execute(select(staff.c.staff_id).where(staff.c.login == login)).first() is not None


def works_elsewhere(connection: Connection, staff_id: str, shop_id: str) -> bool:
    """Tell whether they also have roles in another shop, whose administrator has a say."""
    others = staff_roles.c.staff_id == staff_id, staff_roles.c.shop_id != shop_id
    return connection.execute(select(staff_roles.c.shop_id).where(*others)).first() is not None


def add_account(
    connection: Connection, member: StaffMember, login: str, password_hash: str | None, pin_hash: str | None
) -> None:
    """Write a new member of staff with their roles in one shop."""
    connection.execute(
        insert(staff).values(
            staff_id=member.staff_id,
            login=login,
            name=member.name,
            surname=member.surname,
            password_hash=password_hash,
            pin_hash=pin_hash,
        )
    )
    connection.execute(
        insert(staff_roles).values(staff_id=member.staff_id, shop_id=member.shop_id, roles=member.roles)
    )


def set_names(connection: Connection, staff_id: str, name: Name, surname: Name) -> None:
    """Give somebody other names, in every shop."""
    _set(connection, staff, staff.c.staff_id == staff_id, name=name, surname=surname)


def set_secret(connection: Connection, staff_id: str, kind: SecretKind, kept: str) -> None:
    """Keep the hash of another password or PIN."""
    _set(connection, staff, staff.c.staff_id == staff_id, **{f"{kind}_hash": kept})


def set_roles(connection: Connection, member: StaffMember, roles: frozenset[Role]) -> None:
    """Give somebody other roles in their shop."""
    _set(connection, staff_roles, *_in_shop(member), roles=roles)


def set_skills(connection: Connection, member: StaffMember, skills: tuple[HeldSkill, ...]) -> None:
    """Write down what somebody can do in their shop."""
    _set(connection, staff_roles, *_in_shop(member), skills=skills)


def set_attendance(connection: Connection, member: StaffMember, attendance: Attendance) -> None:
    """Note where somebody stands now."""
    _set(connection, staff_roles, *_in_shop(member), attendance=attendance)


def set_rota(connection: Connection, member: StaffMember, rota: Rota) -> None:
    """Write down when somebody is expected in their shop."""
    _set(connection, staff_roles, *_in_shop(member), rota=rota)


def set_given(connection: Connection, member: StaffMember, given_at: datetime) -> None:
    """Note when somebody was last given a car to receive."""
    _set(connection, staff_roles, *_in_shop(member), given_at=given_at)


def set_stopped(connection: Connection, member: StaffMember, stopped_at: datetime | None) -> None:
    """Note since when somebody has left their shop; None: they work there."""
    _set(connection, staff_roles, *_in_shop(member), stopped_at=stopped_at)


def _in_shop(member: StaffMember) -> tuple[ColumnElement[bool], ...]:
    return staff_roles.c.staff_id == member.staff_id, staff_roles.c.shop_id == member.shop_id


def _set(connection: Connection, table: Table, *conditions: ColumnElement[bool], **values: Any) -> None:
    connection.execute(update(table).where(*conditions).values(**values))


def _accounts(connection: Connection, *conditions: ColumnElement[bool]) -> list[Account]:
    both = staff.c.staff_id == staff_roles.c.staff_id
    query = select(*_COLUMNS).join_from(staff, staff_roles, both).where(*conditions)
    found = connection.execute(query.order_by(staff.c.login, staff_roles.c.shop_id))
    return [Account(**row) for row in found.mappings()]
