"""`glassbay pair`: pairing a device on the server's own machine."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from server.commands.options import DatabaseUrl, DataFolder


def _named(name: str) -> str:
    if not 1 <= len(name) <= 80:
        raise typer.BadParameter("write 1 to 80 characters")
    return name


def pair(
    kind: Annotated[Literal["display", "tablet", "agent", "kiosk"], typer.Option(help="What it is.")],
    name: Annotated[str, typer.Option(help="What people call it, e.g. 'lounge screen'.", callback=_named)],
    screen: Annotated[
        str | None,
        typer.Option(
            help="What it shows: lounge, gate, gate/list, workshop, workshop/stages, "
            "workshop/body-and-paint, people, desk or bay/3. Not for agents."
        ),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(help="Pair at once and write the token to this new file; agents need it.")
    ] = None,
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
) -> None:
    """Make the six digits that pair one device with the shop; good for ten minutes and one device.

    Type them at /pair on the device, or give them to `glassbay kiosk --code`. With --token-file the device
    is paired at once: `glassbay gate --token-file` reads that file.
    """
    from server.bootstrap import database_url
    from server.contract.deeds import MakePairingCode
    from server.pairing_desk import paired_device, pairing_code

    if kind == "agent" and token_file is None:
        raise typer.BadParameter(
            "an agent has no screen to type digits at; name the file that its token is written to",
            param_hint="--token-file",
        )
    url = database or database_url(data_folder)
    wanted = MakePairingCode(kind=kind, name=name, screen=screen)
    if token_file is not None:
        paired = paired_device(url, wanted, token_file)
        typer.echo(f"{paired.name} is paired; its token is in {token_file}")
        return
    made = pairing_code(url, data_folder, wanted)
    typer.echo(f"{made.code[:3]} {made.code[3:]}   (until {made.expires_at:%H:%M} UTC, for one device)")
