"""`glassbay init`: a new shop."""

from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder


def init(
    shop: Annotated[
        Path, typer.Option(help="The shop's description; begin with config/shop.example.toml.", exists=True)
    ],
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Found a shop and print how its people sign in, once.

    The passwords and PINs are kept as hashes only: note them when they are told.
    """
    from server.bootstrap import database_url
    from server.commands.founding_report import credentials_table
    from server.domain.errors import ConfigurationInvalid
    from server.flow_files import load_flows
    from server.founding import Pace, found_shop
    from server.places import config_folder
    from server.shop_clock import real_now
    from server.shop_file import load_shop_file

    plan = load_shop_file(shop)
    flows = load_flows(config_folder() / "flows")
    url = database or database_url(data_folder)
    if not database and Path(data_folder / "glassbay.sqlite3").exists():
        raise ConfigurationInvalid(
            f"{data_folder}: there is a shop here already; choose another --data-folder"
        )
    try:
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ConfigurationInvalid(f"{data_folder}: cannot be made: {problem.strerror}") from problem
    founded = found_shop(url, plan, flows, Pace(real_now()))
    typer.echo(credentials_table(founded))
