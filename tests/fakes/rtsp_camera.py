"""A network camera that speaks RTSP on 127.0.0.1 and sends motion JPEG in RTP (RFC 2326, RFC 2435), over TCP.

It understands what a viewer over TCP needs and no more: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN.
"""

import itertools
import socketserver
import struct
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress

from tests.fakes.mjpeg_camera import NextPart, still_frame

FRAME_S = 0.05
CLOCK_HZ = 90_000
LARGEST_PAYLOAD = 1400
DESCRIPTION = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=gate\r\nt=0 0\r\nm=video 0 RTP/AVP 26\r\na=control:track1\r\n"
)


class RtspCamera:
    """Sends what `next_part` gives, to any number of viewers who know `login` (`user:password`), if any."""

    def __init__(self, next_part: NextPart = still_frame, port: int = 0, login: str = "") -> None:
        self._server = _Server(("127.0.0.1", port), _Viewer)
        self._server.next_part, self._server.stopping = next_part, threading.Event()
        self._server.login = "Basic " + b64encode(login.encode()).decode() if login else ""
        self.port: int = self._server.server_address[1]
        self.url = f"rtsp://{login}{'@' if login else ''}127.0.0.1:{self.port}/gate"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "RtspCamera":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    next_part: NextPart
    stopping: threading.Event
    login: str


class _Viewer(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with suppress(OSError):
            while (request := self._request()) is not None:
                method, headers = request
                if self._answer(method, headers) and method == "PLAY":
                    self._send_pictures()
                    return

    def _request(self) -> tuple[str, dict[str, str]] | None:
        lines = [line.decode().strip() for line in iter(self.rfile.readline, b"\r\n") if line.strip()]
        if not lines:
            return None
        pairs = (line.partition(":") for line in lines[1:])
        return lines[0].split()[0], {name.lower(): value.strip() for name, _, value in pairs}

    def _answer(self, method: str, headers: dict[str, str]) -> bool:
        """Answer one request; return whether it was granted."""
        more = {
            "OPTIONS": "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n",
            "DESCRIBE": f"Content-Type: application/sdp\r\nContent-Length: {len(DESCRIPTION)}\r\n",
            "SETUP": "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n",
        }.get(method, "Session: 1\r\n")
        status = "200 OK"
        if self.server.login and headers.get("authorization") != self.server.login:
            status, more = "401 Unauthorized", 'WWW-Authenticate: Basic realm="gate"\r\n'
        elif method == "SETUP" and "TCP" not in headers["transport"]:
            status, more = "461 Unsupported transport", ""
        body = DESCRIPTION if method == "DESCRIBE" and status == "200 OK" else ""
        self.wfile.write(f"RTSP/1.0 {status}\r\nCSeq: {headers['cseq']}\r\n{more}\r\n{body}".encode())
        return status == "200 OK"

    def _send_pictures(self) -> None:
        sequence = itertools.count()
        for number in itertools.count():
            jpeg = None if self.server.stopping.wait(FRAME_S) else self.server.next_part(number)
            if jpeg is None:
                return
            for payload, last in _payloads(jpeg):
                stamp = int(number * FRAME_S * CLOCK_HZ)
                head = struct.pack(">BBHII", 0x80, 26 | last << 7, next(sequence) & 0xFFFF, stamp, 1)
                packet = head + payload
                self.wfile.write(b"$\x00" + struct.pack(">H", len(packet)) + packet)


def _payloads(jpeg: bytes) -> Iterator[tuple[bytes, bool]]:
    """Cut one JPEG into RTP payloads, each with whether it is the picture's last."""
    tables, (height, width), scan = _parts(jpeg)
    for offset in range(0, len(scan), LARGEST_PAYLOAD):
        head = struct.pack(">IBBBB", offset, 1, 255, width // 8, height // 8)
        if offset == 0:
            head += struct.pack(">BBH", 0, 0, len(tables)) + tables
        yield head + scan[offset : offset + LARGEST_PAYLOAD], offset + LARGEST_PAYLOAD >= len(scan)


def _parts(jpeg: bytes) -> tuple[bytes, tuple[int, int], bytes]:
    """Return the quantisation tables, height and width, and the entropy-coded scan of a baseline JPEG."""
    tables, size, place = b"", (0, 0), 2
    while True:
        marker, length = struct.unpack(">HH", jpeg[place : place + 4])
        content = jpeg[place + 4 : place + 2 + length]
        place += 2 + length
        if marker == 0xFFDB:
            tables += b"".join(content[start + 1 : start + 65] for start in range(0, len(content), 65))
        elif marker == 0xFFC0:
            size = struct.unpack(">HH", content[1:5])
        elif marker == 0xFFDA:
            return tables, size, jpeg[place:-2]
