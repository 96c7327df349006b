"""The gate agent as a whole: built from what the operator says, run until it is told to stop."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from recognition.agent import GateAgent, GateView
from recognition.area_file import AreaFile
from recognition.bays import open_bays
from recognition.camera_eyes import CameraEyes
from recognition.camera_scene import CameraScene
from recognition.capture import FrameSource
from recognition.engine import Engine
from recognition.engines.catalogue import make_engine
from recognition.gate_order import CameraOrder, GateOrder, server_origin
from recognition.idle_pace import IdlePace
from recognition.outbox import Outbox
from recognition.passage import PICTURES_OF_MANY_CARS, PassageRules, PassageTracker
from recognition.reporter import Reporter, agent_version
from recognition.server_link import ServerLink
from recognition.sources import open_source, shows_many_cars
from recognition.test_page.server import TestPage
from recognition.test_page.shown_camera import ShownCamera
from server.contract.heartbeats import AgentHeartbeat, CameraState


@dataclass(frozen=True, slots=True)
class Undelivered:
    """How many sightings the server has not taken, and why the last message did not get through, if so."""

    sightings: int
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What all cameras of an agent have in common."""

    engine: Engine
    turn: threading.Lock
    outbox: Outbox
    pace: IdlePace


@dataclass(frozen=True, slots=True)
class WatchedCamera:
    """One camera with all that belongs to it."""

    order: CameraOrder
    source: FrameSource
    scene: CameraScene
    drawn: AreaFile
    agent: GateAgent


def run_gate(order: GateOrder, stop: threading.Event) -> Undelivered:
    """Watch the cameras until `stop` is set or their recordings end, and report to the server.

    Returns what the server has not taken; it waits in the outbox for the next start.
    Raises `UnusableGate`, `UnusableAuthority`, `NoSuchSource`, `UnusableOutbox` or `UnknownEngine`.
    """
    origin = server_origin(order.server)
    engine = make_engine(
        order.engine,
        order.threads,
        thorough=False,
        regions=order.regions,
        second_opinion=order.second_opinion,
    )
    with ExitStack() as open_things:
        outbox = Outbox(order.outbox)
        open_things.callback(outbox.close)
        shared = Shared(engine, threading.Lock(), outbox, IdlePace(order.idle_core_share))
        cameras = [_open_camera(camera, order, shared, open_things) for camera in order.cameras]
        link = ServerLink(origin, order.token, order.authority)
        open_things.callback(link.close)
        if order.test_page and cameras:
            page = TestPage(order.test_page, [_shown(camera) for camera in cameras])
            open_things.callback(page.stop)
            page.start()
        bays = open_bays(order, origin, shared.engine, shared.turn, open_things)
        states = [camera.agent.camera_state for camera in cameras] + [bay.camera_state for bay in bays]
        reporter = Reporter(link, outbox, lambda: _heartbeat(states, outbox))
        watching = [partial(camera.agent.watch, stop, reporter.wake) for camera in cameras]
        _watch_and_report(watching + [partial(bay.watch, stop) for bay in bays], reporter, stop)
        return Undelivered(len(outbox), link.trouble)


def _open_camera(
    camera: CameraOrder, order: GateOrder, shared: Shared, open_things: ExitStack
) -> WatchedCamera:
    source = open_source(camera.address, camera.name, camera.frozen_after_s)
    open_things.callback(source.close)
    drawn = AreaFile(order.outbox.parent / f"area-{camera.file_name}.json")
    scene = CameraScene(drawn.load() or camera.area)
    rules = PassageRules(by_movement=camera.direction == "both")
    if shows_many_cars(camera.address):
        rules = PICTURES_OF_MANY_CARS
    agent = GateAgent(
        GateView(camera.name, camera.direction),
        source,
        CameraEyes(shared.engine, shared.turn, scene),
        shared.outbox,
        PassageTracker(rules),
        scene,
        shared.pace,
    )
    return WatchedCamera(camera, source, scene, drawn, agent)


def _shown(camera: WatchedCamera) -> ShownCamera:
    return ShownCamera(camera.order, camera.scene, camera.drawn, lambda: camera.source.condition)


def _heartbeat(states: Sequence[Callable[[], CameraState]], outbox: Outbox) -> AgentHeartbeat:
    return AgentHeartbeat(
        sent_at=datetime.now(UTC),
        version=agent_version(),
        cameras=[state() for state in states],
        outbox_waiting=len(outbox),
    )


def _watch_and_report(
    watching: Sequence[Callable[[], None]], reporter: Reporter, stop: threading.Event
) -> None:
    reporter.start()
    try:
        _watch_all(watching, stop)
    finally:
        reporter.stop()
        # The last frames may have brought something; what does not go now waits for the next start.
        reporter.deliver_waiting()


def _watch_all(watching: Sequence[Callable[[], None]], stop: threading.Event) -> None:
    """Watch each camera in a thread of its own; when one fails all stop, and the failure is raised."""
    with ThreadPoolExecutor(len(watching), thread_name_prefix="watch") as threads:
        begun = [threads.submit(watch) for watch in watching]
        failed = [each for each in wait(begun, return_when=FIRST_EXCEPTION).done if each.exception()]
        if failed:
            stop.set()
            failed[0].result()
