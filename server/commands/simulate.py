"""`glassbay simulate`: a whole day of a shop through its public interfaces, with a ledger at the end."""

from pathlib import Path
from typing import Annotated

import typer


def simulate(
    day: Annotated[  # noqa: FBT002
        bool, typer.Option("--day", help="Play one day, from the opening to the last car.")
    ] = False,
    cars: Annotated[int, typer.Option(min=1, max=120, help="How many cars come.")] = 60,
    seed: Annotated[int, typer.Option(help="Another number is another day.")] = 3,
    speed: Annotated[float, typer.Option(min=1, max=600, help="How much faster than real time.")] = 120,
    json_file: Annotated[
        Path | None, typer.Option("--json", dir_okay=False, help="Write the ledger here as well.")
    ] = None,
) -> None:
    """Let everybody of a simulated shop work through a day, and account for every car.

    Bookings, no-shows, walk-ins, plates that are read in doubt, added work authorized and declined, failed
    inspections, a complaint, a tablet without network, a body-and-paint job. Without cameras or browsers:
    what the gate agents report is made up, everything else goes through the API and the boards as in a shop.
    Ends with 1 where a car, a board or the manager's report does not agree with what took place.
    """
    if not day:
        raise typer.BadParameter("say how long to play: --day", param_hint="--day")
    if json_file and not json_file.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {json_file.parent}", param_hint="--json")
    if not _accounted_for(cars, seed, speed, json_file):
        raise typer.Exit(1)


def _accounted_for(cars: int, seed: int, speed: float, json_file: Path | None) -> bool:
    """Play the day in a folder of its own; print and write its ledger."""
    import asyncio
    import tempfile

    from server.bootstrap import database_url
    from server.simulator.day_report import summary
    from server.simulator.served_shop import Settings, free_port
    from server.simulator.simulated_day import simulate_day

    with tempfile.TemporaryDirectory(prefix="glassbay-simulate-") as name:
        folder = Path(name)
        settings = Settings(folder, database_url(folder), free_port(0), speed, seed)
        report = asyncio.run(simulate_day(settings, cars))
    if json_file:
        json_file.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    typer.echo(summary(report))
    return report.passed
