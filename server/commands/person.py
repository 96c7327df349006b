"""`glassbay person`: the shop's people, on the server's own machine, without anybody's password."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from server.commands.options import DatabaseUrl, DataFolder
from server.domain.staff import PEOPLES_ROLES

if TYPE_CHECKING:
    from pydantic import BaseModel

    from server.contract.people import PersonEntry
    from server.people_desk import PeopleDesk

Shape = TypeVar("Shape", bound="BaseModel")
_NOTE = "(told this once: note it now)"
person = typer.Typer(no_args_is_help=True)
person.callback()(lambda: None)

_Login = Annotated[str, typer.Argument(help="The name that they sign in with.")]
_Roles = Annotated[
    list[str], typer.Option("--role", help="A role, said again for each: " + ", ".join(PEOPLES_ROLES))
]
_Shop = Annotated[str | None, typer.Option(help="The shop's name, where there are several; else the first.")]


@person.command("list")
def list_people(
    shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """List all who work in the shop or have left it: login, roles, name."""
    for found in _desk(shop, data_folder, database).all():
        typer.echo(_line(found))


@person.command()
def add(
    login: _Login,
    name: Annotated[str, typer.Option(help="Their name.")],
    surname: Annotated[str, typer.Option(help="Their surname, as customers are told it.")],
    role: _Roles,
    name_zh: Annotated[str | None, typer.Option(help="The name in Chinese, if it is another.")] = None,
    surname_zh: Annotated[str | None, typer.Option(help="The surname in Chinese.")] = None,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Add somebody, and print their first password and PIN, this once."""
    from server.contract.people import AddPerson

    names = {"zh": name_zh or name, "en": name}, {"zh": surname_zh or surname, "en": surname}
    wanted = _checked(AddPerson, login=login, name=names[0], surname=names[1], roles=role)
    told = _desk(shop, data_folder, database).add(wanted)
    typer.echo(f"{told.login}: password {told.password}   PIN {told.pin}   {_NOTE}")


@person.command()
def roles(
    login: _Login,
    role: _Roles,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Give somebody these roles instead of those that they had."""
    from server.contract.people import ChangePerson

    change = _checked(ChangePerson, roles=role)
    typer.echo(_line(_desk(shop, data_folder, database).change(login, change)))


@person.command()
def password(
    login: _Login, shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """Make another password for somebody who has forgotten theirs, and print it, this once."""
    typer.echo(f"{login}: password {_desk(shop, data_folder, database).renew(login, 'password')}   {_NOTE}")


@person.command()
def pin(
    login: _Login, shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """Make another PIN for somebody, and print it, this once."""
    typer.echo(f"{login}: PIN {_desk(shop, data_folder, database).renew(login, 'pin')}   {_NOTE}")


@person.command()
def stop(
    login: _Login, shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """Sign somebody out who has left the shop, everywhere within two seconds, for good."""
    typer.echo(_line(_desk(shop, data_folder, database).stop(login)))


@person.command()
def restore(
    login: _Login, shop: _Shop = None, data_folder: DataFolder = Path("data"), database: DatabaseUrl = None
) -> None:
    """Let somebody who had left work here again, with the roles and the password that they had."""
    typer.echo(_line(_desk(shop, data_folder, database).restore(login)))


def _desk(shop: str | None, data_folder: Path, database: str | None) -> "PeopleDesk":
    from server.bootstrap import database_url
    from server.people_desk import PeopleDesk

    return PeopleDesk(database or database_url(data_folder), shop)


def _checked(shape: "type[Shape]", **values: object) -> "Shape":
    """Return what was said in its shape; ConfigurationInvalid names the first that cannot be."""
    from pydantic import ValidationError

    from server.toml_files import invalid_key

    try:
        return shape.model_validate(values)
    except ValidationError as problem:
        raise invalid_key("person", problem) from problem


def _line(found: "PersonEntry") -> str:
    left = f", left on {found.stopped_at:%Y-%m-%d}" if found.stopped_at else ""
    return f"{found.login:<16}{', '.join(found.roles)}{left}   ({found.name.zh} / {found.name.en})"
