"""`glassbay catalogue`: the shop's operations, out of a file and into one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder

if TYPE_CHECKING:
    from server.catalogue_desk import CatalogueDesk

catalogue = typer.Typer(no_args_is_help=True)
catalogue.callback()(lambda: None)

_Shop = Annotated[str | None, typer.Option(help="The shop's name, where there are several; else the first.")]


@catalogue.command("import")
def import_file(
    file: Annotated[
        Path,
        typer.Argument(
            help="An Excel workbook or a CSV file; config/catalogue.csv is one.", exists=True, dir_okay=False
        ),
    ],
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help="Only say what it would change.")
    ] = False,
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Take operations in from a file: all of it, or nothing where a cell of it is wrong (exit 1).

    Operations are known by their codes: new ones are added, others described anew, those that the file does
    not name stay. Each cell that is wrong is named on stderr with its row and column, and what to do.
    """
    taken = _desk(shop, data_folder, database).take_in(file.read_bytes(), dry_run=dry_run)
    for problem in taken.problems:
        typer.echo(f"{file}: {problem}", err=True)
    if taken.problems:
        raise typer.Exit(1)
    result, would = taken.result, "would be " if dry_run else ""
    typer.echo(f"{result.added} {would}added, {result.changed} {would}changed, {result.unchanged} as before")


@catalogue.command("export")
def export_file(
    file: Annotated[Path, typer.Argument(help="The CSV file to write.", dir_okay=False)],
    language: Annotated[str, typer.Option(help="Of its headings: zh or en.")] = "en",
    shop: _Shop = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Write the whole catalogue into a file that a spreadsheet opens and `import` takes in again."""
    if language not in ("zh", "en"):
        raise typer.BadParameter("there are zh and en", param_hint="--language")
    if not file.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.parent}", param_hint="FILE")
    file.write_bytes(_desk(shop, data_folder, database).written(language))


def _desk(shop: str | None, data_folder: Path, database: str | None) -> "CatalogueDesk":
    from server.bootstrap import database_url
    from server.catalogue_desk import CatalogueDesk

    return CatalogueDesk(database or database_url(data_folder), shop)
