"""A room's speaker goes while calls are due: each call is said in the next room and shown in its own."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from server.places import config_folder
from tests.fakes.room_speaker import RoomSpeaker
from tests.fakes.running_shop import RunningShop, Watching, running_shop
from tests.fakes.waiting import until
from tests.faults.ledger import Fault, extent

pytestmark = pytest.mark.timeout(600)
TIMES = int(extent(1, 3))
ROOMS = ("lounge", "reception")
LONG_S = 20.0
RULES = {r"most_a_minute = \d+": "most_a_minute = 20", r"(receipt_within_seconds =) \d+": r"\1 3"}
"""A speaker's silence is believed sooner than in a shop, and more calls a minute are allowed."""


class Rooms:
    """A shop with one kiosk in each of two rooms, each heard by its agent's own player."""

    def __init__(self, shop: RunningShop, folder: Path) -> None:
        self.shop = shop
        self.advisor = shop.session("wang")
        self.speakers = {room: self._speaker(folder / room, room) for room in ROOMS}

    def _speaker(self, folder: Path, room: str) -> RoomSpeaker:
        folder.mkdir()
        speaker = RoomSpeaker(self.shop, self.shop.device("kiosk", "lounge"), folder)
        speaker.place(room)
        speaker.start()
        return speaker

    def say(self) -> str:
        """Let somebody's words be said in the lounge; return the call's id."""
        answer = self.shop.post("/api/announcements", self.advisor, {"zh": "请到接待处"})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["announcement_id"])

    def call(self, call_id: str) -> dict[str, Any]:
        """What has become of a call."""
        calls: list[dict[str, Any]] = self.shop.get("/api/announcements", self.advisor)
        return next(call for call in calls if call["announcement_id"] == call_id)

    def ended(self, call_id: str) -> tuple[str, list[str]]:
        """Wait for a call's end; return that, and what each take's speaker said of it."""
        until(lambda: self.call(call_id)["ending"] is not None)
        call = self.call(call_id)
        told = sorted(call["receipts"], key=lambda receipt: receipt["take"])
        return str(call["ending"]), [receipt["outcome"] for receipt in told]

    @contextmanager
    def wall(self) -> Iterator[Watching]:
        """The lounge's board, every change of which is kept until it is looked at."""
        watching = Watching(self.shop, self.speakers["lounge"].token, "lounge")
        try:
            watching.hear_until(lambda board: "shop" in board)
            yield watching
        finally:
            watching.close()


def shows(call_id: str, room: str) -> Callable[[dict[str, Any]], bool]:
    """Whether the lounge's board shows a call and tells that it is said in that room."""

    def looked(board: dict[str, Any]) -> bool:
        shown = board.get("call/lounge")
        return shown is not None and (shown["announcement_id"], shown["room"]) == (call_id, room)

    return looked


@contextmanager
def rooms_of(folder: Path) -> Iterator[Rooms]:
    """Run the shop and its speakers while the block lasts."""
    rules = (config_folder() / "announcements.toml").read_text(encoding="utf-8")
    for usual, ours in RULES.items():
        rules, found = re.subn(usual, ours, rules)
        assert found == 1
    (folder / "announcements.toml").write_text(rules, encoding="utf-8")
    with running_shop(folder) as shop, ExitStack() as ending:
        rooms = Rooms(shop, folder)
        for speaker in rooms.speakers.values():
            ending.callback(speaker.kill)
        yield rooms


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """One shop, to whose speakers all of this happens."""
    with rooms_of(tmp_path_factory.mktemp("rooms")) as rooms:
        yield rooms


def said_elsewhere(rooms: Rooms, fault: Fault, outcome: str, go: Callable[[], object]) -> None:
    """Let a call be due and its speaker go: it is said in the next room, and shown meanwhile in its own."""
    elsewhere = rooms.speakers["reception"]
    heard = elsewhere.heard
    with rooms.wall() as wall:
        call_id = rooms.say()
        wall.hear_until(shows(call_id, "lounge"))
        go()
        began = time.monotonic()
        wall.hear_until(shows(call_id, "reception"))
        until(lambda: elsewhere.heard == heard + 1)
    fault.recovered(time.monotonic() - began)
    ended = rooms.ended(call_id)
    fault.lost = (fault.lost or 0) + (ended != ("said", [outcome, "played"]))
    assert ended == ("said", [outcome, "played"])


def said_here(rooms: Rooms) -> None:
    """A call is said where it should be, and nowhere else."""
    elsewhere = rooms.speakers["reception"].heard
    assert rooms.ended(rooms.say()) == ("said", ["played"])
    assert rooms.speakers["reception"].heard == elsewhere


def test_a_speaker_killed_while_it_speaks(rooms: Rooms, inject: Callable[[str], Fault]) -> None:
    fault = inject("a room's speaker killed by -9 while it says a call")
    speaker = rooms.speakers["lounge"]

    def go() -> None:
        until(lambda: speaker.heard == heard + 1)
        speaker.kill()

    for _ in range(TIMES):
        heard = speaker.heard
        speaker.plug(plays_for_s=LONG_S)
        said_elsewhere(rooms, fault, "silent", go)
        speaker.start()
    said_here(rooms)


def test_a_speaker_without_its_sound_device(rooms: Rooms, inject: Callable[[str], Fault]) -> None:
    fault = inject("the sound device of a room's speaker unplugged")
    speaker = rooms.speakers["lounge"]
    for _ in range(TIMES):
        speaker.plug(plugged=False)
        said_elsewhere(rooms, fault, "failed", lambda: None)
        speaker.plug()
    said_here(rooms)


def test_no_speaker_is_left(rooms: Rooms, inject: Callable[[str], Fault]) -> None:
    """Nobody hears the call: it is shown, and somebody's to settle."""
    fault = inject("the speakers of all rooms unplugged")
    for speaker in rooms.speakers.values():
        speaker.plug(plugged=False)
    with rooms.wall() as wall:
        call_id = rooms.say()
        began = time.monotonic()
        wall.hear_until(shows(call_id, "lounge"))
        wall.hear_until(shows(call_id, "reception"))
    ended = rooms.ended(call_id)
    board = rooms.shop.board("workshop", rooms.shop.session("foreman"))
    fault.recovered(time.monotonic() - began)
    raised = [entry["kind"] for key, entry in board.items() if key.startswith("exception/")]
    fault.lost = int(raised != ["call_unheard"])
    assert (ended, raised) == (("unheard", ["failed", "failed"]), ["call_unheard"])
