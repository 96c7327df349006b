"""The report of a benchmark: as a table for people, or as JSON."""

import json
from collections.abc import Mapping

import typer


def show_report(table: str, report: Mapping[str, object], *, as_json: bool) -> None:
    """Print the table, or JSON in its place."""
    typer.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else table)
