"""The gate agent as a whole: built from what the operator says, run until it is told to stop."""

import re
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from recognition.agent import GateAgent, GateView
from recognition.engines.catalogue import make_engine
from recognition.outbox import Outbox
from recognition.passage import PICTURES_OF_MANY_CARS, PassageRules, PassageTracker
from recognition.reporter import Reporter
from recognition.server_link import ServerLink
from recognition.sources import open_source, shows_many_cars
from server.contract.sightings import Direction


class UnusableGate(Exception):
    """What the operator said cannot work; the message says what to do."""


@dataclass(frozen=True, slots=True)
class GateOrder:
    """What a gate agent is told to do, as its command line has it."""

    camera: str
    server: str
    token: str
    name: str
    direction: Direction
    data_folder: Path
    engine: str
    threads: int


def run_gate(order: GateOrder, stop: threading.Event) -> int:
    """Watch the camera until `stop` is set or its recording ends, and report to the server.

    Returns how many sightings the server has not taken; they wait in the outbox for the next start.
    Raises `UnusableGate`, `NoSuchSource`, `UnusableOutbox` or `UnknownEngine`.
    """
    origin = _server_origin(order.server)
    engine = make_engine(order.engine, order.threads, thorough=False)
    with ExitStack() as open_things:
        source = open_source(order.camera)
        open_things.callback(source.close)
        outbox = Outbox(order.data_folder / f"outbox-{_file_name(order.name)}.sqlite")
        open_things.callback(outbox.close)
        link = ServerLink(origin, order.token)
        open_things.callback(link.close)
        rules = PICTURES_OF_MANY_CARS if shows_many_cars(order.camera) else PassageRules()
        view = GateView(order.name, order.direction)
        agent = GateAgent(view, source, engine, outbox, PassageTracker(rules))
        _watch_and_report(agent, Reporter(link, outbox, agent.heartbeat), stop)
        return len(outbox)


def _watch_and_report(agent: GateAgent, reporter: Reporter, stop: threading.Event) -> None:
    reporter.start()
    try:
        agent.watch(stop, told=reporter.wake)
    finally:
        reporter.stop()
        # The last frames may have brought something; what does not go now waits for the next start.
        reporter.deliver_waiting()


def _server_origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnusableGate(f"--server: {address!r} is no address; write it like http://192.168.1.10:8080")
    return f"{parts.scheme}://{parts.netloc}"


def _file_name(camera: str) -> str:
    return re.sub(r"[^\w-]+", "-", camera)
