"""The websocket of the screens, on uvicorn's hook: bytes in and out, framed by the websockets library.

It goes around ASGI, which would send each screen each message by itself: a change is one write of the same
bytes to all. What is said is none of its business; the conversation also asks who is there.
"""

import asyncio
from http import HTTPStatus
from typing import Any, cast

from uvicorn.config import Config
from uvicorn.server import ServerState
from websockets.frames import CloseCode, Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import Protocol, Side, State
from websockets.server import ServerProtocol

from server.realtime.conversation import INVALID, Conversation, Live
from server.realtime.wire import Turn, Wire

PATH = "/api/live"
MOST_MESSAGE_BYTES = 16 * 1024
SILENT_SECONDS = 30.0
"""A screen pulses every two seconds; one that says nothing for so long is gone, whatever TCP thinks."""
UNREAD_SECONDS = 10.0
"""A screen that has not read for so long is cut off; it comes back by itself."""
GOODBYE_SECONDS = 2.0
"""So long the other end may take to hear that it is over."""


def live_protocol(live: Live) -> type[asyncio.Protocol]:
    """Return the class of which uvicorn makes one for each connection that asks for a websocket."""

    turn = Turn()

    class Connected(LiveProtocol):
        __slots__ = ()

        def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
            super().__init__(live, turn, cast("set[object]", server_state.connections))

    return Connected


class LiveProtocol(asyncio.Protocol):
    """One connection."""

    # There are a thousand of them: without a dictionary each.
    __slots__ = (
        "_connections",
        "_conversation",
        "_heard_at",
        "_live",
        "_loop",
        "_timer",
        "_transport",
        "_turn",
        "_unread",
        "_websocket",
        "_wire",
    )

    def __init__(self, live: Live, turn: Turn, connections: set[object]) -> None:
        """`connections` are those that the server says goodbye to when it stops."""
        self._live = live
        self._turn = turn
        self._connections = connections
        self._loop = asyncio.get_running_loop()
        self._websocket: Protocol = ServerProtocol(max_size=MOST_MESSAGE_BYTES)
        self._conversation: Conversation | None = None
        self._heard_at = self._loop.time()
        self._timer: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._wire = Wire(self._transport, self._turn)
        self._connections.add(self)
        self._timer = self._loop.call_later(SILENT_SECONDS, self._listen_on)

    def connection_lost(self, exc: Exception | None) -> None:
        """End, whoever ended it."""
        self._connections.discard(self)
        for timer in (self._timer, self._unread):
            if timer is not None:
                timer.cancel()
        if self._conversation is not None:
            self._conversation.end()

    def data_received(self, data: bytes) -> None:
        """Take what came in."""
        self._heard_at = self._loop.time()
        self._websocket.receive_data(data)
        for event in self._websocket.events_received():
            if isinstance(event, Request) and isinstance(self._websocket, ServerProtocol):
                self._open(self._websocket, event)
            elif isinstance(event, Frame):
                self._hear(event)
        self._say()

    def eof_received(self) -> None:
        """The other end has hung up."""
        self._websocket.receive_eof()

    def pause_writing(self) -> None:
        """The screen does not read: neither speak nor listen to it, and wait a while."""
        self._wire.full = True
        self._transport.pause_reading()
        self._unread = self._loop.call_later(UNREAD_SECONDS, self._transport.abort)

    def resume_writing(self) -> None:
        """The screen has read nearly all, and is told what it has missed."""
        self._wire.full = False
        self._transport.resume_reading()
        if self._unread is not None:
            self._unread.cancel()
        if self._conversation is not None:
            self._conversation.reads_again()

    def shutdown(self) -> None:
        """Say goodbye: the server stops. Called by uvicorn."""
        self.close(CloseCode.SERVICE_RESTART)

    def close(self, code: int) -> None:
        """Say why, and hang up once the other end has heard it."""
        self._wire.over = True
        if self._websocket.state is State.OPEN:
            self._websocket.send_close(code)
            self._loop.call_soon(self._say)
        self._loop.call_later(GOODBYE_SECONDS, self._transport.abort)

    def _open(self, handshake: ServerProtocol, request: Request) -> None:
        if request.path.partition("?")[0] != PATH:
            handshake.send_response(handshake.reject(HTTPStatus.NOT_FOUND, f"only {PATH}\n"))
            return
        handshake.send_response(handshake.accept(request))
        if handshake.state is State.OPEN:
            self._say()
            # The handshake's parser would keep the request for as long as the screen stays.
            self._websocket = Protocol(Side.SERVER, max_size=MOST_MESSAGE_BYTES)
            self._conversation = Conversation(self._live, self._wire, self.close)

    def _hear(self, frame: Frame) -> None:
        if self._websocket.state is not State.OPEN:
            self._wire.over = True
        elif frame.opcode is Opcode.TEXT and frame.fin and self._conversation is not None:
            self._conversation.hear(bytes(frame.data))
        elif frame.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            self.close(INVALID)

    def _say(self) -> None:
        """Send what the websocket itself has to say, after what was said before; hang up when all is said."""
        for chunk in self._websocket.data_to_send():
            if chunk:
                self._wire.send(chunk)
            else:
                self._loop.call_soon(self._transport.close)

    def _listen_on(self) -> None:
        """Look whether the screen has said anything lately."""
        silent_s = self._loop.time() - self._heard_at
        if silent_s >= SILENT_SECONDS:
            self._transport.abort()
        else:
            self._timer = self._loop.call_later(SILENT_SECONDS - silent_s, self._listen_on)
