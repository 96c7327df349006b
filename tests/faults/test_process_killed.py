"""Three server processes over one PostgreSQL, killed at random under taps: nothing is lost, nothing is twice.

GLASSBAY_FAULT_SECONDS says for how long; a few seconds without it.
"""

import json
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from websockets.exceptions import WebSocketException

from server.projections.topics import board_for
from server.store.engines import reading_engine
from server.store.floor_reader import read_floor
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.tables import leases
from tests.fakes.postgres import postgres
from tests.fakes.running_shop import RunningShop, Watching
from tests.fakes.shop_group import GroupShop, found_group_shop, moved_promise
from tests.fakes.waiting import until

SECONDS = float(os.environ.get("GLASSBAY_FAULT_SECONDS", "8"))
PROCESSES = 3
CARS = 4
TOPIC = "workshop"
pytestmark = pytest.mark.timeout(400 + 3 * SECONDS)


class Group:
    """The processes, of which some may be dead."""

    def __init__(self, folder: Path) -> None:
        self.url = postgres().database()
        self.reader = reading_engine(self.url)
        self.shop: GroupShop = found_group_shop(self.url, "", CARS)
        self.processes = [self.shop.process(folder, self.url) for _ in range(PROCESSES)]
        self.alive: list[RunningShop] = []
        self.tapped = threading.Event()
        self.ended = threading.Event()

    def start(self) -> None:
        """Start all at once."""
        threads = [threading.Thread(target=self.revive, args=(process,)) for process in self.processes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(self.alive) == PROCESSES

    def revive(self, process: RunningShop) -> None:
        """Start one."""
        process.start()
        self.alive.append(process)

    def kill(self, process: RunningShop) -> None:
        """End one as a power cut would; nobody is warned."""
        process.kill()
        self.alive.remove(process)

    def on_duty(self) -> RunningShop | None:
        """The living process that makes the calls and looks at the timers."""
        with self.reader.begin() as connection:
            holders = connection.execute(select(leases.c.holder)).scalars().all()
        pids = {int(holder.split()[-2]) for holder in holders}
        return next((each for each in self.alive if each.process and each.process.pid in pids), None)

    def stop(self) -> None:
        """End all in order."""
        self.tapped.set()
        self.ended.set()
        for process in self.alive:
            process.stop()
        self.reader.dispose()


class Player(threading.Thread):
    """Somebody who goes on until the group ends; what goes wrong is kept for the test."""

    def __init__(self, group: Group, seed: int, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.group = group
        self.over = over
        self.rng = random.Random(seed)
        self.wrong: list[str] = []

    def somewhere(self) -> RunningShop:
        """A process that lived a moment ago."""
        return self.rng.choice(self.group.alive)

    def run(self) -> None:
        """Play."""
        try:
            while not self.over.is_set():
                self.play()
        except Exception as problem:
            self.wrong.append(repr(problem))

    def play(self) -> None:
        """Do one thing."""
        raise NotImplementedError


class Tapper(Player):
    """An advisor who moves one car's promise again and again; a tap without an answer is sent elsewhere."""

    def __init__(self, group: Group, seed: int) -> None:
        super().__init__(group, seed, group.tapped)
        self.path = f"/api/repair-orders/{group.shop.order_ids[seed]}/move-promised-time"
        self.answers: dict[str, dict[str, Any]] = {}
        self.sent_again = 0

    def play(self) -> None:
        """Tap once, and now and then repeat an answered tap at another process."""
        key, body = new_id(), moved_promise(len(self.answers) % 60).model_dump(mode="json")
        answer = self.answer(key, body)
        if self.rng.random() < 0.2 and self.answer(key, body) != answer:
            self.wrong.append(f"{key} was answered differently")
        self.answers[key] = answer

    def answer(self, key: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send the tap until it is answered."""
        while True:
            try:
                said = self.somewhere().post(self.path, self.group.shop.advisor_token, body, key)
            except (httpx.TransportError, IndexError):
                self.sent_again += 1
                time.sleep(0.05)
                continue
            if said.status_code != 200:
                raise AssertionError(said.text)
            answer: dict[str, Any] = said.json()
            return answer


class Screen(Player):
    """A wall screen that goes to another process when its own hangs up, holding what it has."""

    def __init__(self, group: Group, seed: int) -> None:
        super().__init__(group, seed, group.ended)
        self.number: int | None = None
        self.board: dict[str, Any] = {}
        self.calls = 0

    def play(self) -> None:
        """Call a process and listen until it is gone."""
        try:
            watching = Watching(self.somewhere(), self.group.shop.wall_token, TOPIC, self.number)
        except (OSError, WebSocketException, IndexError, TimeoutError):
            time.sleep(0.05)
            return
        self.calls += 1
        watching.board = self.board
        try:
            while not self.over.is_set():
                self.listen(watching)
        except (OSError, WebSocketException, EOFError, TimeoutError):
            pass
        finally:
            watching.close()

    def listen(self, watching: Watching) -> None:
        """Take one message; numbers must never go back, nor leave anything out."""
        held = self.number or 0
        message = watching.hear()
        if watching.gaps or (watching.number or 0) < held:
            self.wrong.append(f"at {held} came {message}")
        if message["type"] == "delta" and message["number"] <= held:
            self.wrong.append(f"{message['number']} was told again")
        self.number, self.board = watching.number, watching.board


@pytest.fixture
def group(tmp_path: Path) -> Iterator[Group]:
    """Three processes over one shop."""
    made = Group(tmp_path)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def board_of_tables(group: Group) -> dict[str, Any]:
    """The board as the tables have it, in JSON."""
    with group.reader.begin() as connection:
        floor = read_floor(connection, group.shop.shop_id)
    board: dict[str, Any] = json.loads(json.dumps(board_for(TOPIC, floor)))
    return board


def commands_in_journal(group: Group) -> Counter[str]:
    """How often each command is in the journal, whose numbers must be without a gap."""
    entries: list[Any] = []
    with group.reader.begin() as connection:
        while more := read_after(connection, group.shop.shop_id, len(entries)):
            entries += more
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    return Counter(entry.command_id for entry in entries)


def kill_at_random(group: Group) -> int:
    """Kill processes and start them again, first of all the one on duty; return how many were killed."""
    killed, ends_at = 0, time.monotonic() + SECONDS
    while time.monotonic() < ends_at or killed < 2:
        victim = group.on_duty() if killed == 0 else random.choice(group.alive)
        assert victim
        group.kill(victim)
        killed += 1
        time.sleep(random.uniform(0.2, 1.0))
        group.revive(victim)
        until(lambda: group.on_duty() is not None)
    return killed


def test_killed_processes_take_nothing_with_them(group: Group) -> None:
    until(lambda: group.on_duty() is not None)
    tappers = [Tapper(group, seed) for seed in range(CARS)]
    screens = [Screen(group, seed) for seed in range(2 * PROCESSES)]
    for player in (*screens, *tappers):
        player.start()
    killed = kill_at_random(group)
    group.tapped.set()
    for tapper in tappers:
        tapper.join()
    present = board_of_tables(group)
    until(lambda: all(screen.board == present for screen in screens))
    group.ended.set()
    written = commands_in_journal(group)
    answered = [key for tapper in tappers for key in tapper.answers]
    assert [player.wrong for player in (*tappers, *screens) if player.wrong] == []
    assert len(answered) > 10 * killed
    assert {key: written[key] for key in answered if written[key] != 1} == {}
    assert sum(screen.calls for screen in screens) > len(screens)
