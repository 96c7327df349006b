"""`glassbay gate`: the agent that reads plates at a gate's cameras."""

import logging
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from server.commands.options import Authority, Engine, Regions, SecondOpinion, Threads

if TYPE_CHECKING:
    from recognition.gate import Undelivered
    from server.commands.ordered_gate import GateWords

Camera = Annotated[
    str | None,
    typer.Option(help="rtsp://… or http://… (MJPEG), a USB camera's number, a video, a picture or a folder."),
]
Server = Annotated[str | None, typer.Option(help="The server's address, e.g. http://192.168.1.10:8080.")]
GateFile = Annotated[
    Path | None,
    typer.Option(help="A TOML file with the server and one or several cameras, instead of the two."),
]
Token = Annotated[str | None, typer.Option(envvar="GLASSBAY_TOKEN", help="This agent's device token.")]
TokenFile = Annotated[Path | None, typer.Option(help="A file with the token, which other users cannot read.")]
CameraName = Annotated[str, typer.Option(help="The camera's name in the shop.")]
Direction = Annotated[Literal["in", "out", "both"], typer.Option(help="Which way its cars go.")]
OutboxFolder = Annotated[Path, typer.Option(help="Where sightings wait until the server has them.")]
TestPage = Annotated[
    int | None,
    typer.Option(min=0, max=65535, help="A port for the page that shows what the cameras see."),
]
TestPageHost = Annotated[
    str | None, typer.Option(help="Where that page listens; this machine alone unless told otherwise.")
]

_SAID_BY_THE_GATE_FILE = (
    "camera",
    "server",
    "name",
    "direction",
    "data_folder",
    "engine",
    "threads",
    "second_opinion",
    "regions",
)


def gate(
    context: typer.Context,
    camera: Camera = None,
    server: Server = None,
    gate_file: GateFile = None,
    token: Token = None,
    token_file: TokenFile = None,
    authority: Authority = None,
    name: CameraName = "entry",
    direction: Direction = "in",
    data_folder: OutboxFolder = Path("data/gate"),
    engine: Engine = None,
    threads: Threads = 1,
    regions: Regions = None,
    second_opinion: SecondOpinion = "auto",
    test_page: TestPage = None,
    test_page_host: TestPageHost = None,
) -> None:
    """Watch a gate's cameras, read the plates of passing cars and report each passage to the server once.

    Give one camera with --camera and --server, or several with --gate-file. A camera that does not answer is
    asked again; while the server is away sightings wait in the data folder. Ends with its recordings (1 if
    the server has not taken all), or on Ctrl-C or SIGTERM.
    """
    from server.commands.ordered_gate import GateWords

    if gate_file is not None:
        _require_alone(context)
    words = GateWords(
        camera=camera,
        server=server,
        gate_file=gate_file,
        token=token,
        token_file=token_file,
        authority=authority,
        name=name,
        direction=direction,
        data_folder=data_folder,
        engine=engine,
        threads=threads,
        regions=regions,
        second_opinion=second_opinion,
        test_page=test_page,
        test_page_host=test_page_host,
    )
    _log_to_stderr()
    _watch(words)


def _require_alone(context: typer.Context) -> None:
    """An option that would be passed over, because the gate file says all this itself, is refused."""
    for option in _SAID_BY_THE_GATE_FILE:
        source = context.get_parameter_source(option)
        if source is not None and source.name == "COMMANDLINE":
            flag = f"--{option.replace('_', '-')}"
            raise typer.BadParameter(f"the gate file says this; leave out {flag}", param_hint=flag)


def _log_to_stderr() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)


def _watch(words: "GateWords") -> None:
    """Run the gate until its recordings end or a signal comes; leave with 2 where it cannot run as told."""
    from recognition.capture import NoSuchSource
    from recognition.engines.catalogue import UnknownEngine
    from recognition.engines.onnx_models import UnusableModel
    from recognition.gate import run_gate
    from recognition.gate_order import UnusableGate
    from recognition.outbox import UnusableOutbox
    from server.commands.ordered_gate import ordered_gate
    from server.contract.trust import UnusableAuthority

    stop = _stop_on_signal()
    try:
        order = ordered_gate(words)
        undelivered = run_gate(order, stop)
    except (
        NoSuchSource,
        UnknownEngine,
        UnusableAuthority,
        UnusableGate,
        UnusableModel,
        UnusableOutbox,
    ) as error:
        typer.echo(f"glassbay gate: {error}", err=True)
        raise typer.Exit(2) from None
    if undelivered.sightings and not stop.is_set():
        typer.echo(f"glassbay gate: {_what_waits(undelivered, order.outbox.parent)}", err=True)
        raise typer.Exit(1)


def _what_waits(undelivered: "Undelivered", kept_in: Path) -> str:
    from recognition.log_words import counted

    why = f" ({undelivered.reason})" if undelivered.reason else ""
    sightings = counted(undelivered.sightings, "sighting")
    return f"the server has not taken {sightings}{why}; kept for the next start in {kept_in}"


def _stop_on_signal() -> threading.Event:
    """Return an event that SIGTERM and Ctrl-C set."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
