"""Everything the demonstration runs beside its people: the server, its cameras, and two agents."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from server.simulator.bay_cameras import BayCameras
from server.simulator.children import Child, start_child
from server.simulator.gate import Lane
from server.simulator.gate_camera import GateCamera
from server.simulator.passage_path import PassageTiming
from server.simulator.served_shop import ServedShop, Settings, found, served_shop


@dataclass(slots=True)
class Playground(ServedShop):
    """A running shop without people; its cameras are drawn, and its agents read them."""

    entry: Lane
    leaving: Lane
    bays: BayCameras


@asynccontextmanager
async def playground(settings: Settings, timing: PassageTiming) -> AsyncIterator[Playground]:
    """Found the shop, start server, cameras and agents; end them all at the end."""
    shop = await found(settings)
    bays = BayCameras(shop.bay_numbers)
    entry = _lane("entry", settings.seed * 2, timing)
    leaving = _lane("exit", settings.seed * 2 + 1, timing)
    with _shown((entry, leaving), bays):
        async with served_shop(settings, shop) as served:
            devices, children = served.equipment, served.children
            children["entry agent"] = _start_agent(settings, entry, "entry", "in", devices.entry_agent)
            children["exit agent"] = _start_exit_agent(settings, leaving, bays, devices.exit_agent)
            yield Playground(settings, shop, served.http, devices, children, entry, leaving, bays)


@contextmanager
def _shown(lanes: Sequence[Lane], bays: BayCameras) -> Iterator[None]:
    """Let every camera show something, until the end."""
    for lane in lanes:
        lane.camera.start()
    bays.start()
    try:
        yield
    finally:
        for lane in lanes:
            lane.camera.stop()
        bays.stop()


def _start_agent(settings: Settings, lane: Lane, name: str, direction: str, token: str) -> Child:
    folder = settings.data_folder / f"agent-{name}"
    folder.mkdir(exist_ok=True)
    arguments = ["gate", "--camera", lane.camera.url, "--server", settings.origin, "--name", name]
    arguments += ["--direction", direction, "--data-folder", str(folder)]
    return start_child(f"{name} agent", arguments, folder / "agent.log", {"GLASSBAY_TOKEN": token})


def _start_exit_agent(settings: Settings, lane: Lane, bays: BayCameras, token: str) -> Child:
    """Start the agent at the exit, which has the cameras over the bays as well."""
    folder = settings.data_folder / "agent-exit"
    folder.mkdir(exist_ok=True)
    file = folder / "gate.toml"
    cameras = [f'server = "{settings.origin}"', 'data_folder = "."', ""]
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


def _lane(name: str, seed: int, timing: PassageTiming) -> Lane:
    return Lane(GateCamera(name.upper(), seed, timing=timing), timing)
