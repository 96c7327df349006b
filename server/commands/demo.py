"""`glassbay demo`: a whole simulated shop on this computer, to look at or to check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from server.simulator.served_shop import Settings


def demo(
    speed: Annotated[
        float | None,
        typer.Option(min=1, max=600, help="How much faster than real time; 30, or 120 for a check."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Another number is another day.")] = 7,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the server.")] = 8080,
    data_folder: Annotated[
        Path, typer.Option(file_okay=False, help="Folder of the simulated shop; emptied at each start.")
    ] = Path("data/demo"),
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no window.")] = False,  # noqa: FBT002
    check: Annotated[  # noqa: FBT002
        bool, typer.Option("--check", help="Play one day without a window and judge it; 1 if it failed.")
    ] = False,
    cars: Annotated[int, typer.Option(min=1, max=60, help="How many cars come; for a check.")] = 12,
    json_file: Annotated[
        Path | None, typer.Option("--json", dir_okay=False, help="Write the check's report here.")
    ] = None,
) -> None:
    """Run a whole simulated shop: the server, two gate cameras with their agents, and everybody in it.

    The people act through the public API and watch the same boards as you; the cars pass drawn cameras
    whose plates are really read. Prints the address of every screen and how the people sign in. Runs one
    day after another until Ctrl-C; with --check one short day, with a report.
    """
    if json_file and not json_file.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {json_file.parent}", param_hint="--json")
    if check:
        raise typer.Exit(0 if _check(speed, seed, cars, json_file) else 1)
    _run(speed, seed, port, data_folder, browser=not no_browser)


def _check(speed: float | None, seed: int, cars: int, json_file: Path | None) -> bool:
    """Play a day in a folder of its own; write and print its report."""
    import asyncio
    import tempfile

    from server.simulator.check_run import CHECK_RATE, run_check
    from server.simulator.report import summary
    from server.simulator.served_shop import free_port

    with tempfile.TemporaryDirectory(prefix="glassbay-check-") as folder:
        settings = _settings(Path(folder), free_port(0), speed or CHECK_RATE, seed)
        report = asyncio.run(run_check(settings, cars))
    if json_file:
        json_file.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
    typer.echo(summary(report))
    return report.passed


def _run(speed: float | None, seed: int, port: int, data_folder: Path, *, browser: bool) -> None:
    """Play days until Ctrl-C."""
    import asyncio
    from contextlib import suppress

    from server.simulator.demo_run import DEMO_RATE, run_demo
    from server.simulator.demo_shop import empty_folder
    from server.simulator.served_shop import free_port

    empty_folder(data_folder)
    found = free_port(port)
    if found != port:
        typer.echo(f"Port {port} is in use; the demonstration takes {found}.", err=True)
    settings = _settings(data_folder, found, speed or DEMO_RATE, seed)
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(run_demo(settings, typer.echo, browser=browser))


def _settings(folder: Path, port: int, rate: float, seed: int) -> "Settings":
    from server.bootstrap import database_url
    from server.simulator.served_shop import Settings

    return Settings(folder, database_url(folder), port, rate, seed)
