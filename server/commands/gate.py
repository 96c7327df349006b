"""`glassbay gate`: the agent that reads plates at a gate's camera."""

import logging
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated, Literal

import typer


def gate(
    camera: Annotated[
        str,
        typer.Option(help="rtsp://… or http://… (MJPEG), a USB camera's number, a video file or a folder."),
    ],
    server: Annotated[str, typer.Option(help="The server's address, e.g. http://192.168.1.10:8080.")],
    token: Annotated[
        str | None, typer.Option(envvar="GLASSBAY_TOKEN", help="This agent's device token.")
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(help="A file with the token, which other users cannot read.")
    ] = None,
    name: Annotated[str, typer.Option(help="The camera's name in the shop.")] = "entry",
    direction: Annotated[Literal["in", "out"], typer.Option(help="Which way its cars go.")] = "in",
    data_folder: Annotated[Path, typer.Option(help="Where sightings wait until the server has them.")] = Path(
        "data/gate"
    ),
    engine: Annotated[str, typer.Option(help="Which reader.")] = "rapidocr",
    threads: Annotated[int, typer.Option(min=1, max=64, help="Threads to compute with.")] = 1,
) -> None:
    """Watch a gate's camera, read the plates of passing cars and report each passage to the server once.

    A camera that does not answer is asked again; while the server is away sightings wait in the data
    folder. Ends with a recording (1 if the server has not taken all), or on Ctrl-C or SIGTERM.
    """
    from recognition.capture import NoSuchSource
    from recognition.engines.catalogue import UnknownEngine
    from recognition.gate import GateOrder, UnusableGate, run_gate
    from recognition.outbox import UnusableOutbox

    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    order = GateOrder(
        camera, server, _token(token, token_file), _camera_name(name), direction, data_folder, engine, threads
    )
    stop = _stop_on_signal()
    try:
        waiting = run_gate(order, stop)
    except (NoSuchSource, UnknownEngine, UnusableGate, UnusableOutbox) as error:
        typer.echo(f"glassbay gate: {error}", err=True)
        raise typer.Exit(2) from None
    if waiting and not stop.is_set():
        typer.echo(f"glassbay gate: the server has not taken {waiting}; they wait in {data_folder}", err=True)
        raise typer.Exit(1)


def _token(token: str | None, file: Path | None) -> str:
    if file is not None:
        try:
            token = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise typer.BadParameter(f"{file} cannot be read", param_hint="--token-file") from None
    if not token or not token.isascii() or not token.isprintable():
        raise typer.BadParameter(
            "give the agent's token with --token, --token-file or the variable GLASSBAY_TOKEN",
            param_hint="--token",
        )
    return token


def _camera_name(name: str) -> str:
    if not 1 <= len(name) <= 40:
        raise typer.BadParameter("1 to 40 characters", param_hint="--name")
    return name


def _stop_on_signal() -> threading.Event:
    """Return an event that SIGTERM and Ctrl-C set."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
