"""The report of a benchmark: as a table for people, as JSON into a file or onto the screen."""

import json
from pathlib import Path

import typer

STANDARD_OUTPUT = Path("-")


def refuse_unwritable(command: str, file: Path | None) -> None:
    """End with code 2 where the report could not be kept after minutes of work."""
    if file is not None and file != STANDARD_OUTPUT and not file.parent.is_dir():
        typer.echo(f"{command}: --json: there is no folder {file.parent}", err=True)
        raise typer.Exit(2)


def show_report(table: str, report: dict[str, object], file: Path | None) -> None:
    """Print the table and write JSON to `file`, or print JSON alone where that is `-`."""
    text = json.dumps(report, ensure_ascii=False, indent=2)
    if file == STANDARD_OUTPUT:
        typer.echo(text)
        return
    if file is not None:
        file.write_text(text + "\n", encoding="utf-8")
    typer.echo(table)
