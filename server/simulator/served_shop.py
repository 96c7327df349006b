"""A simulated shop that is open: its server runs, its devices are paired; nobody works there yet."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

from server.domain.errors import ConfigurationInvalid
from server.simulator.api_client import open_http
from server.simulator.children import Child, start_child
from server.simulator.demo_shop import DemoShop, found_demo_shop
from server.simulator.equipment import Equipment, pair_equipment

HOST = "127.0.0.1"
_SERVER_STARTS_S = 60.0
_LOOK_S = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how fast the shop runs. `rate`: how much faster than real time its clock goes."""

    data_folder: Path
    database_url: str
    port: int
    rate: float
    seed: int

    @property
    def origin(self) -> str:
        """The server's address."""
        return f"http://{HOST}:{self.port}"


@dataclass(slots=True)
class ServedShop:
    """A founded shop with its running programs, by name."""

    settings: Settings
    shop: DemoShop
    http: httpx.AsyncClient
    equipment: Equipment
    children: dict[str, Child]

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


async def found(settings: Settings) -> DemoShop:
    """Found the shop in its database; its customers' follow address is the server's own."""
    follow_url = f"{settings.origin}/follow"
    return await asyncio.to_thread(found_demo_shop, settings.database_url, settings.rate, follow_url)


@asynccontextmanager
async def served_shop(settings: Settings, shop: DemoShop) -> AsyncIterator[ServedShop]:
    """Serve a founded shop; whatever runs for it is ended at the end."""
    children = {"server": _start_server(settings, shop.opens_at)}
    try:
        async with open_http(settings.origin) as http:
            await _await_server(http, children["server"])
            equipment = await pair_equipment(http, shop.administrator, shop.bay_numbers)
            yield ServedShop(settings, shop, http, equipment, children)
    finally:
        for child in children.values():
            child.ask_to_end()
        for child in children.values():
            child.end()


def free_port(wanted: int) -> int:
    """Return `wanted` if nobody listens there, else a port that is free now."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            listening.bind((HOST, wanted))
            return int(listening.getsockname()[1])
    return free_port(0)


def _start_server(settings: Settings, clock_start: datetime) -> Child:
    """Start the server over its database, its clock at a local time."""
    arguments = ["serve", "--data-folder", str(settings.data_folder), "--host", HOST]
    arguments += ["--port", str(settings.port), "--clock-start", clock_start.isoformat(timespec="seconds")]
    return start_child("server", arguments, settings.data_folder / "server.log")


async def _await_server(http: httpx.AsyncClient, server: Child) -> None:
    """Wait until the server answers; raise ConfigurationInvalid with its last words where it does not."""
    deadline = time.monotonic() + _SERVER_STARTS_S
    while time.monotonic() < deadline and server.alive:
        with suppress(httpx.TransportError):
            if (await http.get("/health")).is_success:
                return
        await asyncio.sleep(0.1)
    raise ConfigurationInvalid(f"the server did not start: {server.last_words()}")
