"""`glassbay records`: customers, cars and their history, taken in from files, given out, and erased."""

from pathlib import Path
from typing import Annotated

import typer

from server.commands import erasing
from server.commands.options import DatabaseUrl, DataFolder
from server.domain.record_import import RecordKind

records = typer.Typer(no_args_is_help=True)
records.callback()(lambda: None)
records.command()(erasing.export)
records.command()(erasing.erase)


@records.command("import")
def import_file(
    kind: Annotated[RecordKind, typer.Argument(help="What the file holds, one a row.")],
    file: Annotated[
        Path, typer.Argument(help="An Excel workbook or a CSV file.", exists=True, dir_okay=False)
    ],
    dry_run: Annotated[  # noqa: FBT002
        bool, typer.Option("--dry-run", help="Only say what it would change.")
    ] = False,
    shop: Annotated[
        str | None, typer.Option(help="The shop's name, where there are several; else the first.")
    ] = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Take records in from a file: all of it, or nothing where a cell of it is wrong (exit 1).

    Customers are known by their telephone numbers, cars by their plates, earlier services by car, day and
    number: the same file twice changes nothing. Each cell that is wrong is named on stderr with its row and
    column, and what to do.
    """
    from server.bootstrap import database_url
    from server.record_desk import RecordDesk
    from server.region_files import load_numbering
    from server.settings import load_settings

    numbering = load_numbering(load_settings(data_folder).plates.regions)
    desk = RecordDesk(database or database_url(data_folder), shop, numbering)
    taken = desk.take_in(kind, file.read_bytes(), dry_run=dry_run)
    for problem in taken.problems:
        typer.echo(f"{file}: {problem}", err=True)
    if taken.problems:
        raise typer.Exit(1)
    result, would = taken.result, "would be " if dry_run else ""
    typer.echo(f"{result.added} {would}added, {result.changed} {would}changed, {result.unchanged} as before")


@records.command()
def template(
    kind: Annotated[RecordKind, typer.Argument(help="What the file will hold.")],
    file: Annotated[Path, typer.Argument(help="The CSV file to write.", dir_okay=False)],
    language: Annotated[str, typer.Option(help="Of its headings: zh or en.")] = "en",
) -> None:
    """Write an empty table with the headings that `import` knows, to fill in."""
    from server.places import config_folder
    from server.record_file import template as written
    from server.wording import load_wording

    if language not in ("zh", "en"):
        raise typer.BadParameter("there are zh and en", param_hint="--language")
    if not file.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.parent}", param_hint="FILE")
    file.write_bytes(written(kind, load_wording(config_folder() / "wording"), language))
