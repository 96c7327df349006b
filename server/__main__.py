"""The command line. Only the command that is called is imported: a kiosk must not load OpenCV."""

import importlib
import importlib.metadata
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from server.domain.errors import ConfigurationInvalid

COMMANDS = {
    "demo": "Run a whole simulated shop, with all its screens, on this computer.",
    "simulate": "Play a whole day of a shop through its interfaces, and account for every car.",
    "init": "Found a shop: its database, its people and their first passwords.",
    "serve": "Run the server of one or several shops.",
    "person": "Add people, renew a password, let somebody go: for whoever cannot sign in any more.",
    "shop": "Take what a shop's files say into a shop that is there: hours, prices, places, bays, flows.",
    "opening": "Give a shop other opening hours and holidays.",
    "catalogue": "Take operations, their standard times and parts in from a file, or write them into one.",
    "records": "Take customers, cars and their history in from another system's files.",
    "role": "List what each role may do, grant it or withdraw it.",
    "pair": "Pair a screen, a tablet or a gate agent with the shop.",
    "gate": "Read plates at a gate camera and report them to the server.",
    "kiosk": "Show one screen of the server in a full-screen browser.",
    "read": "Read the plates in pictures, one JSON object a picture.",
    "evaluate": "Measure the reading of plates on folders of labelled pictures.",
    "bench": "Measure the product itself, from a checkout: gate, recognition, realtime, video.",
}
UNUSABLE = 2


def build_command_line(called: str | None) -> typer.Typer:
    """Return the command line with the `called` command in full, and of the others their summaries."""
    app = typer.Typer(
        name="glassbay",
        help="A transparent workshop for car dealers and garages.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_glassbay)
    for name, summary in COMMANDS.items():
        if name == called:
            _add(app, name, summary)
        else:
            app.command(name, help=summary)(_not_called)
    return app


def main() -> None:
    """Run the command line; a configuration that cannot be is one clear line and exit code 2."""
    called = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    try:
        build_command_line(called)()
    except ConfigurationInvalid as problem:
        typer.echo(f"glassbay: {problem.detail}", err=True)
        raise SystemExit(UNUSABLE) from None


def _add(app: typer.Typer, name: str, summary: str) -> None:
    """Add the command of a file, or its group of commands."""
    found: typer.Typer | Callable[..., object] = getattr(
        importlib.import_module(f"server.commands.{name}"), name
    )
    if isinstance(found, typer.Typer):
        app.add_typer(found, name=name, help=summary)
    else:
        app.command(name)(found)


def _say_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"glassbay {importlib.metadata.version('glassbay')}")
        raise typer.Exit


def _glassbay(
    version: Annotated[  # noqa: FBT002
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """A transparent workshop for car dealers and garages."""


def _not_called() -> None:
    """Stands for a command whose file is not imported, in the list of commands."""


if __name__ == "__main__":
    main()
