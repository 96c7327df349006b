"""`glassbay kiosk`: one screen, full size, on the machine behind it."""

import logging
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import Authority


def kiosk(
    server: Annotated[str, typer.Option(help="The server's address, e.g. http://192.168.1.10:8080.")],
    screen: Annotated[
        str,
        typer.Option(help="What it would like to show: lounge, gate, workshop, bay/3; or gate?theme=day."),
    ] = "lounge",
    code: Annotated[
        str | None,
        typer.Option(help="Six digits that the server made for it; without, it shows six to type there."),
    ] = None,
    authority: Authority = None,
    data_folder: Annotated[
        Path | None, typer.Option(help="Where this kiosk keeps its token and its browser's profile.")
    ] = None,
    browser: Annotated[
        Path | None, typer.Option(help="The browser's program, where it is not found by itself.")
    ] = None,
    browser_flag: Annotated[
        list[str] | None, typer.Option(help="One more flag for the browser; may be given several times.")
    ] = None,
) -> None:
    """Show one screen of the server in a full-screen browser, and keep it there.

    Shows six digits until an administrator has typed them, then the screen that it was given; the token is
    kept in the data folder. Watches the page, starts the browser again when it dies or stands still, and
    ends it on SIGTERM. Needs no server to go on showing what it shows.
    """
    from kiosk.agent import KioskOrder, run_kiosk
    from kiosk.errors import KioskError
    from server.places import config_folder
    from server.wording import load_wording

    if code is not None and not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise typer.BadParameter("write the six digits, e.g. 123456", param_hint="--code")
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    wording = load_wording(config_folder() / "wording")
    flags = tuple(browser_flag or ())
    order = KioskOrder(server, wording, screen, code, data_folder, browser, flags, authority)
    try:
        run_kiosk(order, stop_on_signal())
    except KioskError as error:
        typer.echo(f"glassbay kiosk: {error}", err=True)
        raise typer.Exit(error.exit_code) from None


def stop_on_signal() -> threading.Event:
    """Return an event that SIGTERM, SIGINT and SIGHUP set."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    return stop
