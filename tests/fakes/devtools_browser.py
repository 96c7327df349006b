"""A browser that shows nothing: it notes its starts and the pages it is told to open, and answers for them.

Run as a program, its two DevTools pipes are the descriptors 3 and 4. The file named by `FROZEN` makes it
silent; `CRASHED` makes it tell that every page of a server crashed, `KEPT` that it keeps its pages, `LOST`
that no server answered for them.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

ONE_PIXEL = "/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/"


def note(words: str) -> None:
    """Write one line where the test reads it."""
    with Path(os.environ["STARTS"]).open("a", encoding="utf-8") as file:
        file.write(f"{words}\n")


def is_ordered(name: str) -> bool:
    """Whether the test wants it to misbehave so."""
    return Path(os.environ["STARTS"]).with_name(name).exists()


def say(message: dict[str, Any]) -> None:
    """Send one message."""
    os.write(4, json.dumps(message).encode() + b"\0")


class OnePage:
    """What a browser with one page answers."""

    address = ""

    def answer(self, method: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """Return the result of a method; None: no answer."""
        match method:
            case "Target.getTargets":
                return {"targetInfos": [{"type": "page", "targetId": "1"}]}
            case "Target.attachToTarget":
                return {"sessionId": "s"}
            case "Page.captureScreenshot":
                return {"data": ONE_PIXEL}
            case "Page.navigate":
                self.address = values["url"]
                note(f"page {self.address}")
            case "Runtime.evaluate":
                return self.evaluate(values["expression"])
        return {}

    def evaluate(self, expression: str) -> dict[str, Any] | None:
        """Tell how the page is, or take a name to show."""
        if is_ordered("FROZEN"):
            return None
        if "showModal" in expression:
            note("named")
        sight = {"address": self.address, "mounted": True, "resolution": "1920x1080"}
        sight["kept"] = is_ordered("KEPT")
        if is_ordered("LOST") and self.address.startswith("http"):
            sight |= {"address": "chrome-error://chromewebdata/", "mounted": False}
        return {"result": {"value": json.dumps(sight)}}


def run() -> None:
    """Answer until the pipe ends."""
    note(f"{os.getpid()} {sys.argv[1:]}")
    page, unfinished = OnePage(), b""
    while chunk := os.read(3, 65536):
        *messages, unfinished = (unfinished + chunk).split(b"\0")
        for message in map(json.loads, messages):
            if is_ordered("CRASHED") and page.address.startswith("http"):
                say({"method": "Inspector.targetCrashed"})
            answer = page.answer(message["method"], message["params"])
            if answer is not None:
                say({"id": message["id"], "result": answer})


if __name__ == "__main__":
    run()
