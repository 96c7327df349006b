"""A kiosk's own player in a process of its own: `python -m tests.fakes.room_speaker ORIGIN TOKEN FOLDER`.

The machine's program for sounds is a stand-in, which writes down in FOLDER what it was told.
"""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from kiosk.player import Player
from kiosk.sound_programs import OtherSounds
from tests.fakes import sound_programs
from tests.fakes.running_shop import RunningShop


@dataclass
class RoomSpeaker:
    """A kiosk that is heard in a room, whose player may be killed and whose sound may be unplugged."""

    shop: RunningShop
    token: str
    folder: Path
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def heard(self) -> int:
        """How many calls its machine was told to play."""
        return sound_programs.told(self.folder).count("play")

    def place(self, room: str) -> None:
        """Let the kiosk be heard in a room by its agent's own player."""
        device_id = self.shop.get("/api/speaker", self.token)["device_id"]
        body = {"room": room, "player": "agent"}
        placed = self.shop.put(f"/api/speakers/{device_id}", self.shop.session("manager"), body)
        assert placed.is_success, placed.text

    def start(self) -> None:
        """Start the player, and wait until it asks what is said."""
        self.plug()
        command = [sys.executable, "-m", "tests.fakes.room_speaker"]
        command += [self.shop.address, self.token, str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self.process.stdout
        assert self.process.stdout.readline(), "the player did not start"

    def kill(self) -> None:
        """End it as a kiosk whose power fails; nobody is warned."""
        assert self.process
        with self.process:
            self.process.kill()

    def plug(self, *, plugged: bool = True, plays_for_s: float = 0.0) -> None:
        """Let its machine have a sound device, or none: then the program for sounds fails."""
        sound_programs.player(self.folder, seconds=plays_for_s, code=0 if plugged else 1)


def main() -> None:
    """Play until killed."""
    origin, token, folder = sys.argv[1:]
    others = OtherSounds(sound_programs.mixer(Path(folder), "[]"))
    player = Player(origin, token, lambda: False, (str(Path(folder) / "player"),), others)
    print("asks", flush=True)
    player.run(threading.Event())


if __name__ == "__main__":
    main()
