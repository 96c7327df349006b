"""`glassbay opening`: the hours of a shop that has been founded."""

from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder


def opening(
    file: Annotated[
        Path,
        typer.Argument(help="A file with the section opening; a shop's description is one.", exists=True),
    ],
    shop: Annotated[
        str | None, typer.Option(help="The shop's name, where there are several; else the first.")
    ] = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Give a shop the hours of the file, with its holidays; those it had are replaced, nothing else is.

    Working time counts by them from then on, in a running server too; what was due keeps its time.
    """
    from server.actions.shop_setup import change_opening
    from server.at_the_server import in_shop
    from server.bootstrap import database_url
    from server.contract.opening import OpeningFile
    from server.domain.permissions import ShopDeed
    from server.toml_files import read_toml

    hours = read_toml(file, OpeningFile).opening.opening
    url = database or database_url(data_folder)
    in_shop(url, shop, frozenset({ShopDeed.CHANGE_OPENING}), lambda work: change_opening(work, hours))
    open_days = sum(bool(day) for day in hours.week)
    typer.echo(f"open on {open_days} days of the week; {len(hours.special_days)} holidays or special days")
