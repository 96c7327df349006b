"""Everything the demonstration runs beside its people: the server, its cameras, and two agents."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx

from server.domain.errors import ConfigurationInvalid
from server.simulator.api_client import open_http
from server.simulator.bay_cameras import BayCameras
from server.simulator.children import Child, start_child
from server.simulator.demo_shop import DemoShop, found_demo_shop
from server.simulator.equipment import Equipment, pair_equipment
from server.simulator.gate import Lane
from server.simulator.gate_camera import GateCamera
from server.simulator.passage_path import PassageTiming

_HOST = "127.0.0.1"
_SERVER_STARTS_S = 60.0
_LOOK_S = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how fast the demonstration runs."""

    data_folder: Path
    database_url: str
    port: int
    rate: float
    seed: int
    timing: PassageTiming


@dataclass(slots=True)
class Playground:
    """A running shop without people."""

    settings: Settings
    shop: DemoShop
    http: httpx.AsyncClient
    equipment: Equipment
    entry: Lane
    leaving: Lane
    bays: BayCameras
    children: dict[str, Child] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The server's address."""
        return origin_of(self.settings)

    def check_alive(self) -> None:
        """Raise ConfigurationInvalid naming a child that has ended by itself."""
        for child in self.children.values():
            if not child.alive:
                raise ConfigurationInvalid(f"the {child.name} has ended: {child.last_words()}")

    async def watch_children(self) -> None:
        """Look until cancelled; raise ConfigurationInvalid when a child ends."""
        while True:
            self.check_alive()
            await asyncio.sleep(_LOOK_S)

    async def restart_server(self, clock_start: datetime) -> None:
        """End the server and start it with its clock at another local time."""
        await asyncio.to_thread(self.children["server"].end)
        self.children["server"] = _start_server(self.settings, clock_start)
        await _await_server(self.http, self.children["server"])


@asynccontextmanager
async def playground(settings: Settings) -> AsyncIterator[Playground]:
    """Found the shop, start server, cameras and agents; end them all at the end."""
    origin = origin_of(settings)
    shop = await asyncio.to_thread(found_demo_shop, settings.database_url, settings.rate, f"{origin}/follow")
    children = {"server": _start_server(settings, shop.opens_at)}
    bays = BayCameras(shop.bay_numbers)
    lanes = [_lane(name, settings, number) for number, name in enumerate(("entry", "exit"))]
    try:
        async with open_http(origin) as http:
            await _await_server(http, children["server"])
            equipment = await pair_equipment(http, shop.administrator, shop.bay_numbers)
            for lane in lanes:
                lane.camera.start()
            bays.start()
            children["entry agent"] = _start_agent(settings, lanes[0], "entry", "in", equipment.entry_agent)
            children["exit agent"] = _start_exit_agent(settings, lanes[1], bays, equipment.exit_agent)
            yield Playground(settings, shop, http, equipment, lanes[0], lanes[1], bays, children)
    finally:
        for child in children.values():
            child.ask_to_end()
        for child in children.values():
            child.end()
        for lane in lanes:
            lane.camera.stop()
        bays.stop()


def origin_of(settings: Settings) -> str:
    """The server's address."""
    return f"http://{_HOST}:{settings.port}"


def free_port(wanted: int) -> int:
    """Return `wanted` if nobody listens there, else a port that is free now."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            listening.bind((_HOST, wanted))
            return int(listening.getsockname()[1])
    return free_port(0)


def _start_server(settings: Settings, clock_start: datetime) -> Child:
    arguments = ["serve", "--data-folder", str(settings.data_folder), "--host", _HOST]
    arguments += ["--port", str(settings.port), "--clock-start", clock_start.isoformat(timespec="seconds")]
    return start_child("server", arguments, settings.data_folder / "server.log")


def _start_agent(settings: Settings, lane: Lane, name: str, direction: str, token: str) -> Child:
    folder = settings.data_folder / f"agent-{name}"
    folder.mkdir(exist_ok=True)
    arguments = ["gate", "--camera", lane.camera.url, "--server", origin_of(settings), "--name", name]
    arguments += ["--direction", direction, "--data-folder", str(folder)]
    return start_child(f"{name} agent", arguments, folder / "agent.log", {"GLASSBAY_TOKEN": token})


def _start_exit_agent(settings: Settings, lane: Lane, bays: BayCameras, token: str) -> Child:
    """Start the agent at the exit, which has the cameras over the bays as well."""
    folder = settings.data_folder / "agent-exit"
    folder.mkdir(exist_ok=True)
    file = folder / "gate.toml"
    cameras = [f'server = "{origin_of(settings)}"', 'data_folder = "."', ""]
    cameras += ["[[camera]]", 'name = "exit"', 'direction = "out"', f'address = "{lane.camera.url}"', ""]
    for bay, address in bays.addresses.items():
        cameras += [
            "[[bay_camera]]",
            f'name = "over bay {bay}"',
            f'bay = "{bay}"',
            f'address = "{address}"',
            "",
        ]
    file.write_text("\n".join(cameras), encoding="utf-8")
    arguments = ["gate", "--gate-file", str(file)]
    return start_child("exit agent", arguments, folder / "agent.log", {"GLASSBAY_TOKEN": token})


def _lane(name: str, settings: Settings, number: int) -> Lane:
    camera = GateCamera(name.upper(), settings.seed * 2 + number, timing=settings.timing)
    return Lane(camera, settings.timing)


async def _await_server(http: httpx.AsyncClient, server: Child) -> None:
    """Wait until the server answers; raise ConfigurationInvalid with its last words where it does not."""
    deadline = time.monotonic() + _SERVER_STARTS_S
    while time.monotonic() < deadline and server.alive:
        with suppress(httpx.TransportError):
            if (await http.get("/health")).is_success:
                return
        await asyncio.sleep(0.1)
    raise ConfigurationInvalid(f"the server did not start: {server.last_words()}")
