"""Many screens on plain sockets, which only count the bytes that reach them: they must cost little."""

import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

HOST = "127.0.0.1"
PATIENCE_S = 30.0
QUIET_S = 0.3
_UNREAD_BUFFER_BYTES = 4096


class NotTold(Exception):
    """The screens did not get what they were to get; the message says how far they came."""


class Screens:
    """Screens of one server. `hello` is what each says first; a floor without websockets has none."""

    def __init__(self, port: int, hello: str) -> None:
        self._port = port
        self._hello = hello
        self._sockets: dict[int, socket.socket] = {}
        self._stalled: list[socket.socket] = []
        self._poll = select.epoll()
        self._buffer = bytearray(1 << 18)

    def open(self, count: int) -> None:
        """Let so many screens call and hear all that a screen is told at first."""
        for _ in range(count):
            screen = self._call()
            screen.setblocking(False)
            self._sockets[screen.fileno()] = screen
            self._poll.register(screen, select.EPOLLIN)
        self._read_all()

    def say(self, text: str) -> None:
        """Let every screen say something, and hear what is answered."""
        said = Frame(Opcode.TEXT, text.encode()).serialize(mask=True)
        for screen in self._sockets.values():
            screen.sendall(said)
        self._read_all()

    def open_stalled(self) -> None:
        """Let one more screen call, which never reads."""
        self._stalled.append(self._call(_UNREAD_BUFFER_BYTES))

    def await_bytes(self, each: int) -> float:
        """Read until every screen has got `each` bytes; return when the last had, by `perf_counter`."""
        due = dict.fromkeys(self._sockets, each)
        missing = len(due)
        while missing:
            arrived = self._read_some(PATIENCE_S)
            if not arrived:
                raise NotTold(f"{missing} of {len(due)} screens were not told within {PATIENCE_S:g} s")
            for screen, count in arrived:
                due[screen] -= count
                missing -= due[screen] == 0
                if due[screen] < 0:
                    raise NotTold(f"a screen was told {-due[screen]} bytes too many")
        return perf_counter()

    def await_any_bytes(self) -> float:
        """Read until every screen has got something; return when the last had, by `perf_counter`."""
        missing = set(self._sockets)
        while missing:
            arrived = self._read_some(PATIENCE_S)
            if not arrived:
                raise NotTold(f"{len(missing)} screens were not told within {PATIENCE_S:g} s")
            missing -= {screen for screen, _ in arrived}
        return perf_counter()

    def close(self) -> None:
        """Hang up."""
        self._poll.close()
        for screen in (*self._sockets.values(), *self._stalled):
            screen.close()

    def _read_all(self) -> None:
        while self._read_some(QUIET_S):
            pass

    def _read_some(self, patience_s: float) -> list[tuple[int, int]]:
        """Return (screen, bytes read) of those that could be read; empty after so long without any."""
        readable = self._poll.poll(patience_s)
        read = [(screen, self._sockets[screen].recv_into(self._buffer)) for screen, _ in readable]
        if not all(count for _, count in read):
            raise NotTold("the server hung up on a screen")
        return read

    def _call(self, buffer_bytes: int | None = None) -> socket.socket:
        screen = socket.socket()
        if buffer_bytes:
            screen.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer_bytes)
        screen.settimeout(PATIENCE_S)
        screen.connect((HOST, self._port))
        if self._hello:
            _shake_hands(screen, self._port, self._hello)
        return screen


def _shake_hands(screen: socket.socket, port: int, hello: str) -> None:
    protocol = ClientProtocol(parse_uri(f"ws://{HOST}:{port}/api/live"))
    protocol.send_request(protocol.connect())
    screen.sendall(b"".join(protocol.data_to_send()))
    while protocol.state is State.CONNECTING:
        protocol.receive_data(screen.recv(4096))
    if protocol.handshake_exc is not None:
        raise protocol.handshake_exc
    protocol.send_text(hello.encode())
    screen.sendall(b"".join(protocol.data_to_send()))


@contextmanager
def screens(port: int, hello: str) -> Iterator[Screens]:
    """Hang up with the block."""
    opened = Screens(port, hello)
    try:
        yield opened
    finally:
        opened.close()
