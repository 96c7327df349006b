"""`glassbay init`: a new shop, and its certificate for HTTPS."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder

if TYPE_CHECKING:
    from server.certificates.served_as import ServedAs


def init(
    shop: Annotated[
        Path | None,
        typer.Option(help="The shop's description; begin with config/shop.example.toml.", exists=True),
    ] = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
    tls: Annotated[  # noqa: FBT002
        bool, typer.Option("--tls", help="Found the shop's own certificate authority, to serve HTTPS.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(help="With --tls: a name of the server, e.g. shop.lan; may be given several times."),
    ] = None,
    address: Annotated[
        list[str] | None,
        typer.Option(help="With --tls: an IP address of the server; may be given several times."),
    ] = None,
) -> None:
    """Found a shop and print how its people sign in, once; with --tls also what its server shows on HTTPS.

    The passwords and PINs are kept as hashes only: note them when they are told. With --tls and without
    --shop a shop that is there already gets a certificate; said again, it gets another one for other names,
    under the same authority. Without --name and --address it keeps those it has, at first this machine's.
    """
    from server.certificates.served_as import served_as
    from server.commands.founding_report import next_steps

    if not tls and (name or address):
        raise typer.BadParameter("these are for --tls; say it, too", param_hint="--name, --address")
    if not tls and shop is None:
        raise typer.BadParameter("name the shop's description, or say --tls for a shop that is there")
    served = served_as(name or [], address or []) if name or address else None
    if shop is not None:
        _found(shop, data_folder, database)
    if tls:
        _secure(data_folder, database, served)
    if shop is not None:
        typer.echo(next_steps(data_folder, database, secured=tls))


def _found(shop: Path, data_folder: Path, database: str | None) -> None:
    from server.bootstrap import database_url
    from server.catalogue_file import shipped_catalogue
    from server.commands.founding_report import credentials_table
    from server.domain.errors import ConfigurationInvalid
    from server.flow_files import load_flows
    from server.founding import Pace, found_shop
    from server.places import config_folder
    from server.shop_clock import real_now
    from server.shop_file import load_shop_file

    flows = load_flows(config_folder() / "flows")
    plan = load_shop_file(shop, flows, data_folder)
    url = database or database_url(data_folder)
    if not database and Path(data_folder / "glassbay.sqlite3").exists():
        raise ConfigurationInvalid(
            f"{data_folder}: there is a shop here already; choose another --data-folder"
        )
    try:
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ConfigurationInvalid(f"{data_folder}: cannot be made: {problem.strerror}") from problem
    founded = found_shop(url, plan, flows, Pace(real_now()), catalogue=shipped_catalogue(flows))
    typer.echo(credentials_table(founded))


def _secure(data_folder: Path, database: str | None, served: "ServedAs | None") -> None:
    """Issue the server's certificate; a running server shows it within a minute."""
    from server.bootstrap import database_url, founded_shops
    from server.certificates.issuing import found_tls, known_names, tls_folder
    from server.commands.founding_report import certificate_report
    from server.shop_clock import real_now

    first = founded_shops(database or database_url(data_folder), data_folder)[0]
    folder = tls_folder(data_folder)
    certificate = found_tls(folder, first.name.en, served or known_names(folder), real_now())
    typer.echo(certificate_report(folder, certificate))
