"""Server processes that may die at any moment, with advisors who tap and screens that watch meanwhile."""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select
from websockets.exceptions import WebSocketException

from server.domain import events
from server.projections.topics import board_for
from server.shop_clock import real_now
from server.store.engines import reading_engine
from server.store.floor_reader import read_floor
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.tables import leases
from tests.fakes.running_shop import RunningShop, Watching
from tests.fakes.shop_group import GroupShop, found_group_shop, moved_promise
from tests.fakes.waiting import until

CARS = 4
TOPIC = "workshop"


class Group:
    """The processes over one database, of which some may be dead."""

    def __init__(self, folder: Path, url: str, processes: int) -> None:
        self.url = url
        self.reader = reading_engine(self.url)
        self.shop: GroupShop = found_group_shop(self.url, "", CARS)
        self.processes = [self.shop.process(folder, self.url) for _ in range(processes)]
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
        assert len(self.alive) == len(self.processes)

    def revive(self, process: RunningShop) -> None:
        """Start one."""
        process.start()
        self.alive.append(process)

    def kill(self, process: RunningShop) -> None:
        """End one as a power cut would; nobody is warned."""
        process.kill()
        self.alive.remove(process)

    def on_duty(self) -> RunningShop | None:
        """The living process that makes the calls and looks at the timers; a single one always does."""
        if len(self.processes) == 1:
            return self.alive[0]
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
    """An advisor who moves one car's promise again and again; a tap without an answer is sent elsewhere.

    So is one whose answer is of `again`: what a server may answer while its database is away.
    """

    def __init__(self, group: Group, seed: int, again: Collection[int] = ()) -> None:
        super().__init__(group, seed, group.tapped)
        self.again = again
        self.path = f"/api/repair-orders/{group.shop.order_ids[seed]}/move-promised-time"
        self.answers: dict[str, dict[str, Any]] = {}
        self.sent_again = 0

    def play(self) -> None:
        """Tap once, and now and then repeat an answered tap at another process."""
        key, moved = new_id(), moved_promise(len(self.answers) % 60)
        body = moved.model_copy(update={"done_at": real_now()}).model_dump(mode="json")
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
                said = None
            if said is None or said.status_code in self.again:
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
        if message["type"] == "refused":
            self.wrong.append(f"not admitted any more: {message}")
        if message["type"] == "delta" and message["number"] <= held:
            self.wrong.append(f"{message['number']} was told again")
        self.number, self.board = watching.number, watching.board


def await_answers(tappers: Sequence[Tapper], each: int) -> None:
    """Wait until every advisor has had so many more answers."""
    wanted = [len(tapper.answers) + each for tapper in tappers]
    until(lambda: all(len(tapper.answers) >= count for tapper, count in zip(tappers, wanted, strict=True)))


def taps_lost(group: Group, tappers: Sequence[Tapper], screens: Sequence[Screen]) -> int:
    """End it all; return how many answered taps are not in the journal exactly once.

    AssertionError where a screen does not come to the board of the tables, or anybody met what is wrong.
    """
    group.tapped.set()
    for tapper in tappers:
        tapper.join()
    until(lambda: all_show_the_tables(group, screens))
    group.ended.set()
    assert [player.wrong for player in (*tappers, *screens) if player.wrong] == []
    written = commands_in_journal(group)
    return sum(written[key] != 1 for tapper in tappers for key in tapper.answers)


def all_show_the_tables(group: Group, screens: Sequence[Screen]) -> bool:
    """Whether every screen has come to the board of the tables, which the service clock may still move."""
    present = board_of_tables(group)
    return all(screen.board == present for screen in screens)


def board_of_tables(group: Group) -> dict[str, Any]:
    """The board as the tables have it, in JSON."""
    with group.reader.begin() as connection:
        floor = read_floor(connection, group.shop.shop_id)
    board: dict[str, Any] = json.loads(json.dumps(board_for(TOPIC, floor)))
    return board


def commands_in_journal(group: Group) -> Counter[str]:
    """How often each command is in the journal, which must be without a gap and tell of no refused tap."""
    entries: list[Any] = []
    with group.reader.begin() as connection:
        while more := read_after(connection, group.shop.shop_id, len(entries)):
            entries += more
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert not any(isinstance(entry.event, events.ExceptionRaised) for entry in entries)
    return Counter(entry.command_id for entry in entries)
