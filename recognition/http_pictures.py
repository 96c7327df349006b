"""A network camera that sends JPEG pictures over HTTP: read at once, decoded only when one is wanted."""

from collections.abc import Iterator
from email.message import Message

import httpx

from recognition.mjpeg_parts import MjpegParts, is_whole_jpeg
from recognition.opencv import UnreadablePicture, decode_picture
from recognition.plates import Picture

TIMEOUT_S = 5.0


class NotMotionJpeg(Exception):
    """Something answers at the address, and it is a video of another kind."""


class HttpPictures:
    """An open stream of motion JPEG. Raises OSError where nobody answers, and `NotMotionJpeg`."""

    def __init__(self, url: str) -> None:
        # A camera stands in the shop: no proxy is asked, and its certificate is of its own making.
        self._client = httpx.Client(timeout=TIMEOUT_S, trust_env=False, verify=False, follow_redirects=True)
        try:
            self._answer = _opened(self._client, url)
            self._parts = MjpegParts(_boundary(self._answer))
        except (OSError, NotMotionJpeg):
            self._client.close()
            raise
        self._chunks: Iterator[bytes] = self._answer.iter_bytes()
        self._newest = b""

    def advance(self) -> bool:
        """Wait for the next picture; of several that came together only the last counts. False at the end."""
        try:
            for chunk in self._chunks:
                if parts := self._parts.feed(chunk):
                    self._newest = parts[-1]
                    return True
        except httpx.HTTPError:
            return False
        return False

    def picture(self) -> Picture | None:
        """Return the picture that came last, or None where it is torn or none."""
        if not is_whole_jpeg(self._newest):
            return None
        try:
            return decode_picture(self._newest)
        except UnreadablePicture:
            return None

    def close(self) -> None:
        """Hang up."""
        self._answer.close()
        self._client.close()


def _opened(client: httpx.Client, url: str) -> httpx.Response:
    """Return the answer without its body. A password goes as a digest, and openly only if it must."""
    try:
        address = httpx.URL(url)
        login = (address.username, address.password)
        request = client.build_request("GET", address.copy_with(username=None, password=None))
        answer = client.send(request, stream=True, auth=httpx.DigestAuth(*login) if login[0] else None)
        if answer.status_code == httpx.codes.UNAUTHORIZED and login[0]:
            answer.close()
            answer = client.send(request, stream=True, auth=httpx.BasicAuth(*login))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError("no camera there") from error
    if not answer.is_success:
        answer.close()
        raise OSError(f"status {answer.status_code}")
    return answer


def _boundary(answer: httpx.Response) -> str:
    header = Message()
    header["Content-Type"] = answer.headers.get("Content-Type", "")
    if header.get_content_maintype() != "multipart":
        answer.close()
        raise NotMotionJpeg
    return str(header.get_param("boundary") or "")
