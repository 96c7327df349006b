"""A real server in a process of its own, over a shop that was founded for the test."""

import json
import re
import ssl
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Self

import httpx
from websockets.sync.client import ClientConnection, connect

from server.announcement_file import FILE
from server.bootstrap import DATABASE, database_url
from server.catalogue_file import shipped_catalogue
from server.certificates.issuing import found_tls, tls_folder
from server.certificates.served_as import served_as
from server.contract.deeds import MakePairingCode
from server.flow_files import load_flows
from server.founding import FoundedShop, Pace, found_shop
from server.pairing_desk import paired_device
from server.places import config_folder
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from server.store.identifiers import new_id

SERVING = re.compile(r"serving (https?://\S+)")
PLAIN = re.compile(r"the authority at (http://[^/]+)")
SECONDS = 60.0
"""Generous: a busy machine is no fault."""
MOST_LINES = 10_000
PROGRAM = ("-m", "server")


def speak_at_all_hours(folder: Path) -> None:
    """Let a shop without rules of its own have no quiet hours: a test may run in the shop's evening."""
    rules = folder / FILE
    if not rules.exists():
        shipped = (config_folder() / FILE).read_text(encoding="utf-8")
        told, found = re.subn(r"(?m)^quiet_hours = .*\n", "", shipped)
        assert found == 1
        rules.write_text(told, encoding="utf-8")


@dataclass
class RunningShop:
    """A founded shop and the server process that runs it."""

    folder: Path
    founded: FoundedShop
    process: "subprocess.Popen[str] | None" = None
    address: str = ""
    database: str = ""
    """Where it is not the SQLite file in the folder."""
    program: tuple[str, ...] = PROGRAM
    """What Python runs."""
    log: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_LINES))
    """What it has said lately."""
    plain_address: str = ""
    """Where plain HTTP is beside HTTPS."""
    authority: Path | None = None
    """The certificate of the shop's own authority, where its server speaks TLS by it."""
    _sessions: dict[str, str] = field(default_factory=dict)

    def start(self, port: int = 0) -> Self:
        """Start the server; a port of 0 takes a free one."""
        command = [
            sys.executable,
            *self.program,
            "serve",
            "--data-folder",
            str(self.folder),
            "--database",
            self.database or database_url(self.folder),
            "--port",
            str(port),
        ]
        speak_at_all_hours(self.folder)
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        said = self.process.stderr.readline()
        if plain := PLAIN.search(said):
            self.plain_address = plain.group(1)
            said = self.process.stderr.readline()
        found = SERVING.search(said)
        assert found, f"the server did not start: {said}{self.process.stderr.read()}"
        self.address = found.group(1)
        # A pipe that nobody empties would in the end hold the server up.
        threading.Thread(target=self._keep_log, args=(self.process.stderr,), daemon=True).start()
        return self

    @property
    def trust(self) -> ssl.SSLContext:
        """Whom a client of this server trusts."""
        return ssl.create_default_context(cafile=self.authority)

    def kill(self) -> None:
        """End the server as a power cut would."""
        assert self.process
        self.process.kill()
        self.process.wait(SECONDS)

    def stop(self) -> None:
        """End the server as an operator would."""
        assert self.process
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(SECONDS)

    def device(self, kind: str, screen: str | None = None) -> str:
        """Pair a device and return its token."""
        file = self.folder / f"{new_id()}.token"
        wanted = MakePairingCode.model_validate({"kind": kind, "name": kind, "screen": screen})
        return paired_device(database_url(self.folder), wanted, file).token

    def session(self, login: str) -> str:
        """Sign somebody in, once, and return the session's token."""
        if login not in self._sessions:
            told = next(found for found in self.founded.credentials if found.login == login)
            answer = httpx.post(
                f"{self.address}/api/sessions",
                json={"login": login, "password": told.password},
                timeout=SECONDS,
                verify=self.trust,
            )
            assert answer.status_code == 200, answer.text
            self._sessions[login] = answer.json()["token"]
        return self._sessions[login]

    def post(self, path: str, token: str, body: dict[str, Any], key: str | None = None) -> httpx.Response:
        """Ask for a deed."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key or new_id()}
        return httpx.post(
            f"{self.address}{path}", headers=headers, json=body, timeout=SECONDS, verify=self.trust
        )

    def put(self, path: str, token: str, body: dict[str, Any]) -> httpx.Response:
        """Ask for a change that may be repeated."""
        headers = {"Authorization": f"Bearer {token}"}
        return httpx.put(
            f"{self.address}{path}", headers=headers, json=body, timeout=SECONDS, verify=self.trust
        )

    def get(self, path: str, token: str) -> Any:
        """Return the JSON of an answer that must be a good one."""
        headers = {"Authorization": f"Bearer {token}"}
        answer = httpx.get(f"{self.address}{path}", headers=headers, timeout=SECONDS, verify=self.trust)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def board(self, topic: str, token: str) -> dict[str, Any]:
        """Return a board over plain HTTP."""
        board: dict[str, Any] = self._snapshot(topic, token)["board"]
        return board

    def number(self, topic: str, token: str) -> int:
        """Return the number that a board is true for."""
        return int(self._snapshot(topic, token)["number"])

    def _keep_log(self, lines: IO[str]) -> None:
        with lines:
            self.log.extend(lines)

    def _snapshot(self, topic: str, token: str) -> dict[str, Any]:
        snapshot: dict[str, Any] = self.get(f"/api/boards/{topic}", token)
        return snapshot

    def staff_id(self, login: str) -> str:
        """Return somebody's id."""
        return next(told.member.staff_id for told in self.founded.credentials if told.login == login)


class Watching:
    """A screen without glass: holds one topic's board, and remembers every gap."""

    def __init__(self, shop: RunningShop, token: str, topic: str, number: int | None = None) -> None:
        address = shop.address.replace("http", "ws", 1) + "/api/live"
        self._open = ExitStack()
        trust = shop.trust if address.startswith("wss:") else None
        self.socket: ClientConnection = self._open.enter_context(
            connect(address, open_timeout=SECONDS, ssl=trust)
        )
        self.topic = topic
        self.number = number
        self.board: dict[str, Any] = {}
        self.kinds: list[str] = []
        self.gaps = 0
        self.say({"type": "hello", "token": token, "topics": {topic: number}})

    def say(self, message: dict[str, Any]) -> None:
        """Send one message."""
        self.socket.send(json.dumps(message))

    def hear(self) -> dict[str, Any]:
        """Take the next message, whatever it is."""
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=SECONDS))
        self.kinds.append(message["type"])
        if message["type"] == "snapshot":
            self.number, self.board = message["number"], message["board"]
        elif message["type"] == "delta":
            self.gaps += message["previous"] != self.number
            self.number = message["number"]
            for key in message["patch"]["remove"]:
                del self.board[key]
            self.board |= message["patch"]["set"]
        return message

    def hear_until(self, wanted: Any) -> None:
        """Take messages until the board is as wanted."""
        while not (self.board and wanted(self.board)):
            self.hear()

    def close(self) -> None:
        """Go away."""
        self._open.close()


@cache
def example_shop() -> tuple[FoundedShop, bytes]:
    """Found the example's shop once, and return it with its SQLite file: secrets take a second to hash."""
    flows = load_flows(config_folder() / "flows")
    plan = load_shop_file(config_folder() / "shop.example.toml", flows)
    with TemporaryDirectory() as name:
        folder = Path(name)
        founded = found_shop(
            database_url(folder), plan, flows, Pace(real_now()), catalogue=shipped_catalogue(flows)
        )
        return founded, (folder / DATABASE).read_bytes()


@contextmanager
def running_shop(
    folder: Path, *, tls: bool = False, program: tuple[str, ...] = PROGRAM
) -> Iterator[RunningShop]:
    """Run the server of a founded shop in `folder` while the block lasts; on HTTPS by its own authority."""
    founded, database = example_shop()
    (folder / DATABASE).write_bytes(database)
    shop = RunningShop(folder, founded, program=program)
    if tls:
        (folder / "settings.toml").write_text("[tls]\nplain_port = 0\n", encoding="utf-8")
        found_tls(tls_folder(folder), founded.shop.name.en, served_as(["shop.test"], []), real_now())
        shop.authority = tls_folder(folder).authority_certificate
    shop.start()
    try:
        yield shop
    finally:
        shop.stop()
