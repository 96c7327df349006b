"""Chromium's DevTools over its two pipes: JSON messages that end in a zero byte. No port is opened."""

import json
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Any

_CRASHES = frozenset({"Inspector.targetCrashed", "Target.targetCrashed"})
_END: dict[str, Any] = {"error": {"message": "the browser has closed its pipe"}}


class DevToolsError(Exception):
    """The browser did not do it, or did not answer in time."""


class DevTools:
    """Asks one browser and waits for its answers; a thread takes what comes from the browser."""

    def __init__(self, said: IO[bytes], heard: IO[bytes]) -> None:
        """`said` goes to the browser, `heard` comes from it; both are closed by `close`."""
        self._said = said
        self._heard = heard
        self._waiting: dict[int, SimpleQueue[dict[str, Any]]] = {}
        self._asked = 0
        self.crashed = False
        """Whether a page of this browser has told that it crashed."""
        threading.Thread(target=self._listen, name="devtools", daemon=True).start()

    def call(self, method: str, seconds: float, session: str | None = None, **values: Any) -> dict[str, Any]:
        """Return the result of one method; raise DevToolsError without a good answer in time."""
        self._asked += 1
        number, answers = self._asked, SimpleQueue[dict[str, Any]]()
        self._waiting[number] = answers
        message = {"id": number, "method": method, "params": values}
        try:
            self._say(message | ({"sessionId": session} if session else {}))
            answer = answers.get(timeout=seconds)
        except (OSError, ValueError, Empty) as error:
            raise DevToolsError(f"{method}: no answer in {seconds:g} s") from error
        finally:
            self._waiting.pop(number, None)
        if "error" in answer:
            raise DevToolsError(f"{method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer.get("result", {})
        return result

    def close(self) -> None:
        """Let go of the pipe to the browser; the other one ends with the browser."""
        with suppress(OSError):
            self._said.close()

    def _say(self, message: dict[str, Any]) -> None:
        self._said.write(json.dumps(message).encode() + b"\0")
        self._said.flush()

    def _listen(self) -> None:
        unfinished = b""
        while chunk := self._heard.read1(65536):  # type: ignore[attr-defined]
            *messages, unfinished = (unfinished + chunk).split(b"\0")
            for message in messages:
                self._take(json.loads(message))
        self._heard.close()
        for answers in list(self._waiting.values()):
            answers.put(_END)

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") in _CRASHES:
            self.crashed = True
        answers = self._waiting.get(message.get("id", 0))
        if answers is not None:
            answers.put(message)
