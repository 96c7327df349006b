"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from server.domain.plate_region import Numbering

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
Authority = Annotated[
    Path | None,
    typer.Option(
        help="For https: the certificate of the shop's own authority, tls/authority.crt.",
        envvar="GLASSBAY_AUTHORITY",
    ),
]
Engine = Annotated[str | None, typer.Option(help="Which reader; our own unless told otherwise.")]
SecondOpinion = Annotated[
    Literal["auto", "off"],
    typer.Option(help="auto: what the reader is not certain of is also shown to rapidocr, if installed."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Threads = Annotated[int, typer.Option(min=1, max=64, help="Threads to compute with.")]
Regions = Annotated[
    str | None,
    typer.Option(
        help="Whose plates are expected, in this order, e.g. cn,eu; all of config/regions unless told."
    ),
]


def chosen_numbering(regions: str | None) -> "Numbering":
    """Return the regions of `--regions`; raise ConfigurationInvalid where there is no such region."""
    from server.region_files import DEFAULT_REGIONS, load_numbering

    return load_numbering(DEFAULT_REGIONS if regions is None else regions.split(","))
