"""`glassbay role`: what each role may do, on the server's own machine, without anybody's password."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder
from server.domain.errors import ConfigurationInvalid
from server.domain.staff import PEOPLES_ROLES, Role

if TYPE_CHECKING:
    from server.contract.roles import PermissionEntry
    from server.role_desk import RoleDesk

role = typer.Typer(no_args_is_help=True)
role.callback()(lambda: None)

_Role = Annotated[str, typer.Argument(help="The role: " + ", ".join(PEOPLES_ROLES))]
_Permission = Annotated[str, typer.Argument(help="The right, as `glassbay role list` names it.")]
_Shop = Annotated[str | None, typer.Option(help="The shop's name, where there are several; else the first.")]


@role.command("list")
def list_rights(
    shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """List every right by its room, and the roles that have it; where this shop differs, a line says so."""
    for room in _desk(shop, data_folder, database).all().rooms:
        typer.echo(f"[{room.room}]")
        for entry in room.permissions:
            typer.echo(_line(entry))


@role.command()
def grant(
    role: _Role,
    permission: _Permission,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Let a role do something in this shop."""
    _change(_desk(shop, data_folder, database), role, permission, granted=True)


@role.command()
def withdraw(
    role: _Role,
    permission: _Permission,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Let a role do something no longer."""
    _change(_desk(shop, data_folder, database), role, permission, granted=False)


@role.command()
def restore(
    role: _Role,
    permission: _Permission,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Let what is shipped count again."""
    _change(_desk(shop, data_folder, database), role, permission, granted=None)


def _desk(shop: str | None, data_folder: Path, database: str | None) -> "RoleDesk":
    from server.bootstrap import database_url
    from server.role_desk import RoleDesk

    return RoleDesk(database or database_url(data_folder), shop)


def _change(desk: "RoleDesk", role: str, permission: str, *, granted: bool | None) -> None:
    from server.contract.roles import ChangePermission

    if role not in PEOPLES_ROLES:
        raise ConfigurationInvalid(f"there is no role '{role}'; there are {', '.join(PEOPLES_ROLES)}")
    typer.echo(_line(desk.change(Role(role), ChangePermission(permission=permission, granted=granted))))


def _line(entry: "PermissionEntry") -> str:
    """One right with the roles that have it, and after it where this shop differs: + granted, - withdrawn."""
    more = [f"+{role}" for role in entry.roles if role not in entry.shipped]
    less = [f"-{role}" for role in entry.shipped if role not in entry.roles]
    differs = f"   ({' '.join(more + less)})" if more or less else ""
    return f"  {entry.permission:<24}{', '.join(entry.roles) or 'nobody'}{differs}"
