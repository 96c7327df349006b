"""`glassbay shop`: what the shop's files say, taken into a shop that is there."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder

if TYPE_CHECKING:
    from server.domain.shop_differences import Difference

shop = typer.Typer(no_args_is_help=True)
shop.callback()(lambda: None)


@shop.command("apply")
def take_in(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="The shop's description, or a part of it; what it leaves out stays.", exists=True
        ),
    ] = None,
    flows: Annotated[
        Path | None,
        typer.Option(help="A folder with flows; those that it has not stay.", exists=True, file_okay=False),
    ] = None,
    shipped_flows: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--shipped-flows", help="Take in the flows of this version, e.g. after an upgrade."),
    ] = False,
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help="Only tell what would change.")
    ] = False,
    shop: Annotated[
        str | None, typer.Option(help="The shop's name, where there are several; else the first.")
    ] = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Show how a shop differs from its files, and let it be as they say: all of it or, refused, nothing.

    Open orders keep the flow that they began with. A running server follows at once.
    """
    from server.bootstrap import database_url
    from server.places import config_folder
    from server.shop_desk import ShopDesk

    if flows and shipped_flows:
        raise typer.BadParameter("say one of them", param_hint="--flows, --shipped-flows")
    folder = config_folder() / "flows" if shipped_flows else flows
    if file is None and folder is None:
        raise typer.BadParameter("name the shop's description, --flows or --shipped-flows")
    desk = ShopDesk(database or database_url(data_folder), shop)
    found = desk.take_in(file, folder, dry_run=dry_run)
    for difference in found:
        typer.echo(_line(difference))
    typer.echo(_summary(len(found), dry_run=dry_run))


def _line(difference: "Difference") -> str:
    if difference.before is None:
        return f"+ {difference.place}: {difference.after}"
    if difference.after is None:
        return f"- {difference.place}: {difference.before}"
    return f"~ {difference.place}: {difference.before} => {difference.after}"


def _summary(count: int, *, dry_run: bool) -> str:
    if not count:
        return "the shop is as the files say"
    return f"{count} would change" if dry_run else f"{count} changed"
