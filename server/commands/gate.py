"""`glassbay gate`: the agent that reads plates at a gate's cameras."""

import logging
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from server.commands.options import Regions, SecondOpinion, chosen_numbering

if TYPE_CHECKING:
    from recognition.gate_order import GateOrder, TestPageOrder

LOCAL = "127.0.0.1"

Direction = Literal["in", "out", "both"]
PagePlace = tuple[int | None, str | None]
"""The test page's port (None: no page) and host."""


def gate(
    context: typer.Context,
    camera: Annotated[
        str | None,
        typer.Option(help="rtsp://… or http://… (MJPEG), a USB camera's number, a video file or a folder."),
    ] = None,
    server: Annotated[
        str | None, typer.Option(help="The server's address, e.g. http://192.168.1.10:8080.")
    ] = None,
    gate_file: Annotated[
        Path | None,
        typer.Option(help="A TOML file with the server and one or several cameras, instead of the two."),
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="GLASSBAY_TOKEN", help="This agent's device token.")
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option(help="A file with the token, which other users cannot read.")
    ] = None,
    name: Annotated[str, typer.Option(help="The camera's name in the shop.")] = "entry",
    direction: Annotated[Direction, typer.Option(help="Which way its cars go.")] = "in",
    data_folder: Annotated[Path, typer.Option(help="Where sightings wait until the server has them.")] = Path(
        "data/gate"
    ),
    engine: Annotated[str | None, typer.Option(help="Which reader; our own unless told otherwise.")] = None,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Threads to compute with.")] = 1,
    regions: Regions = None,
    second_opinion: SecondOpinion = "auto",
    test_page: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="A port for the page that shows what the cameras see."),
    ] = None,
    test_page_host: Annotated[
        str | None, typer.Option(help="Where that page listens; this machine alone unless told otherwise.")
    ] = None,
) -> None:
    """Watch a gate's cameras, read the plates of passing cars and report each passage to the server once.

    Give one camera with --camera and --server, or several with --gate-file. A camera that does not answer is
    asked again; while the server is away sightings wait in the data folder. Ends with its recordings (1 if
    the server has not taken all), or on Ctrl-C or SIGTERM.
    """
    from recognition.capture import NoSuchSource
    from recognition.engines.catalogue import UnknownEngine
    from recognition.engines.onnx_models import UnusableModel
    from recognition.gate import run_gate
    from recognition.gate_order import UnusableGate
    from recognition.outbox import UnusableOutbox

    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    stop = _stop_on_signal()
    try:
        page = (test_page, test_page_host)
        if gate_file is not None:
            _require_alone(context)
            order = _order_of_file(gate_file, token, token_file, page)
        else:
            address, server = _given(camera, "--camera"), _given(server, "--server")
            watched = (_camera_name(name), address, direction)
            order = _order_of_options(
                watched, server, _token(token, token_file), data_folder, engine, threads, regions, page
            )
            order = replace(order, second_opinion=second_opinion)
        waiting = run_gate(order, stop)
    except (NoSuchSource, UnknownEngine, UnusableGate, UnusableModel, UnusableOutbox) as error:
        typer.echo(f"glassbay gate: {error}", err=True)
        raise typer.Exit(2) from None
    if waiting and not stop.is_set():
        kept_in = order.outbox.parent
        typer.echo(f"glassbay gate: the server has not taken {waiting}; they wait in {kept_in}", err=True)
        raise typer.Exit(1)


def _order_of_file(path: Path, token: str | None, token_file: Path | None, page: PagePlace) -> "GateOrder":
    from recognition.gate_file import read_gate_file
    from recognition.gate_order import GateOrder

    file = read_gate_file(path)
    table, (page_port, page_host) = file.table, page
    return GateOrder(
        file.cameras(),
        table.server,
        _token(token, token_file or (None if token else file.token_file)),
        file.data_folder / "outbox.sqlite",
        table.engine,
        table.threads,
        chosen_numbering(",".join(table.regions) if table.regions else None),
        table.idle_core_share,
        _page(table.test_page if page_port is None else page_port, page_host or table.test_page_host),
        table.second_opinion,
    )


def _order_of_options(
    watched: tuple[str, str, Direction],
    server: str,
    token: str,
    data_folder: Path,
    engine: str | None,
    threads: int,
    regions: str | None,
    page: PagePlace,
) -> "GateOrder":
    from recognition.engines.catalogue import DEFAULT_ENGINE
    from recognition.gate_order import CameraOrder, GateOrder

    camera = CameraOrder(*watched)
    outbox = data_folder / f"outbox-{camera.file_name}.sqlite"
    return GateOrder(
        (camera,),
        server,
        token,
        outbox,
        engine or DEFAULT_ENGINE,
        threads,
        chosen_numbering(regions),
        test_page=_page(*page),
    )


def _require_alone(context: typer.Context) -> None:
    """The gate file says all this itself: an option that would be passed over is refused."""
    for option in (
        "camera",
        "server",
        "name",
        "direction",
        "data_folder",
        "engine",
        "threads",
        "second_opinion",
        "regions",
    ):
        source = context.get_parameter_source(option)
        if source is not None and source.name == "COMMANDLINE":
            flag = f"--{option.replace('_', '-')}"
            raise typer.BadParameter(f"the gate file says this; leave out {flag}", param_hint=flag)


def _given(value: str | None, flag: str) -> str:
    if value is None:
        raise typer.BadParameter("give --camera and --server, or a --gate-file", param_hint=flag)
    return value


def _page(port: int | None, host: str | None) -> "TestPageOrder | None":
    from recognition.gate_order import TestPageOrder
    from server.places import config_folder
    from server.wording import load_wording

    if port is None:
        return None
    wording = load_wording(config_folder() / "wording")
    shown = {
        language: {key: text for key, text in words.items() if key.startswith(("gate_test.", "language."))}
        for language, words in wording.items()
    }
    return TestPageOrder(port, host or LOCAL, shown)


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
