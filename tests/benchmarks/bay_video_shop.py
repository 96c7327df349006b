"""A shop for the benchmark of bay video: its own server, a car in every bay, one agent for all cameras."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from server.bootstrap import database_url
from server.flow_files import load_flows
from server.founding import Pace, found_shop
from server.places import config_folder
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from tests.fakes.running_shop import RunningShop

STARTS_WITHIN_S = 60.0
WORDS = {"zh": "保养", "en": "Service"}


@dataclass(frozen=True)
class BayVideoShop:
    """The processes that are measured, and who may look: (token, bay), the bays' customers first."""

    server: int
    agent: int
    origin: str
    viewers: list[tuple[str, str]]


@contextmanager
def bay_video_shop(folder: Path, addresses: Sequence[str], viewers: int) -> Iterator[BayVideoShop]:
    """Found and run the shop: each address is the camera over one bay; one customer a bay, the rest staff."""
    shop_file = folder / "shop.toml"
    shop_file.write_text(_shop_text(len(addresses)), encoding="utf-8")
    flows = load_flows(config_folder() / "flows")
    founded = found_shop(database_url(folder), load_shop_file(shop_file, flows), flows, Pace(real_now()))
    shop = RunningShop(folder, founded).start()
    try:
        links = [(_car_in_bay(shop, number), str(number + 1)) for number in range(len(addresses))]
        staff = [(shop.session("wang"), str(place % len(links) + 1)) for place in range(viewers)]
        with _agent(shop, addresses) as agent:
            assert shop.process
            yield BayVideoShop(shop.process.pid, agent, shop.address, [*links, *staff][:viewers])
    finally:
        shop.stop()


def _shop_text(bays: int) -> str:
    """The example shop with so many bays."""
    head, _, rest = (config_folder() / "shop.example.toml").read_text(encoding="utf-8").partition("[[bays]]")
    made = "".join(
        f'[[bays]]\nnumber = "{number}"\nkind = "lift"\nname = {{ zh = "{number}", en = "{number}" }}\n\n'
        for number in range(1, bays + 1)
    )
    return head + made + rest[rest.index("[[staff]]") :]


def _car_in_bay(shop: RunningShop, place: int) -> str:
    """Bring a car into a bay; return its customer's token."""
    manager = shop.session("manager")
    visit_id = _posted(shop, "/api/visits", manager, {"plate": f"京A{10000 + place}"})["visit_id"]
    link = _posted(shop, f"/api/visits/{visit_id}/customer-link", manager, {})["path"]
    order = _wait(lambda: shop.board("desk", manager).get(f"car/{visit_id}"))["order_id"]
    now = real_now()
    estimate = {
        "lines": [{"title": WORDS, "standard_minutes": 60, "price_minor": 24_000}],
        "promised_from": now.isoformat(),
        "promised_to": (now + timedelta(hours=1)).isoformat(),
        "promise_reason": "benchmark",
    }
    bay = _wait(lambda: _bay_id(shop.board("workshop", manager), str(place + 1)))
    given = {"bay_id": bay, "technician_id": shop.staff_id("chenqiang")}
    for deed, body in (
        ("begin-reception", {}),
        ("finish-reception", estimate),
        ("authorize-estimate", {"agreed": "phone"}),
        ("assign-bay", given),
    ):
        _posted(shop, f"/api/repair-orders/{order}/{deed}", manager, body)
    return str(link).removeprefix("/v/")


def _bay_id(board: dict[str, Any], number: str) -> str | None:
    found = (bay["bay_id"] for key, bay in board.items() if key[:4] == "bay/" and bay["number"] == number)
    return next(found, None)


def _posted(shop: RunningShop, path: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = shop.post(path, token, body)
    assert answer.is_success, answer.text
    content: dict[str, Any] = answer.json()
    return content


@contextmanager
def _agent(shop: RunningShop, addresses: Sequence[str]) -> Iterator[int]:
    """Run the agent until the block ends; it has told of its cameras when the block begins."""
    file = shop.folder / "gate.toml"
    cameras = "".join(
        f'[[bay_camera]]\nname = "over {number}"\nbay = "{number}"\naddress = "{address}"\n'
        f"black_out = [[[0.0, 0.0], [0.2, 0.3]]]\n\n"
        for number, address in enumerate(addresses, start=1)
    )
    file.write_text(f'server = "{shop.address}"\n\n{cameras}', encoding="utf-8")
    command = [sys.executable, "-m", "server", "gate", "--gate-file", str(file)]
    command += ["--token", shop.device("agent")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        try:
            desk = shop.session("manager")
            _wait(lambda: all(_up(shop.board("desk", desk), n + 1) for n in range(len(addresses))))
            yield program.pid
        finally:
            program.terminate()
            program.wait(STARTS_WITHIN_S)


def _up(board: dict[str, Any], bay: int) -> bool:
    return bool(board.get(f"video/{bay}", {}).get("up"))


def _wait(found: Any) -> Any:
    ends_at = time.monotonic() + STARTS_WITHIN_S
    while not (value := found()):
        if time.monotonic() > ends_at:
            raise TimeoutError("the shop of the benchmark is not ready")
        time.sleep(0.1)
    return value
