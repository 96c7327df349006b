"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

DataFolder = Annotated[
    Path,
    typer.Option(
        help="Folder with the database, pictures and settings.",
        envvar="GLASSBAY_DATA_FOLDER",
        file_okay=False,
    ),
]
DatabaseUrl = Annotated[
    str | None,
    typer.Option(help="Another database, e.g. postgresql+psycopg://…", envvar="GLASSBAY_DATABASE"),
]
