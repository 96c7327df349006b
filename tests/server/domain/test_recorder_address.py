"""An operator's address of a recorder: what browsers can ask, and one clear sentence for anything else."""

import pytest

from server.domain.recorder_address import LONGEST, recorder_address


@pytest.mark.parametrize(
    ("said", "kind", "origin"),
    [
        ("https://cameras.shop.test:8889/bay3/whep", "webrtc", "https://cameras.shop.test:8889"),
        ("http://192.168.1.5:1984/api/webrtc?src=bay3", "webrtc", "http://192.168.1.5:1984"),
        ("https://Cameras.Shop.Test/bay3/index.m3u8", "hls", "https://cameras.shop.test"),
        ("http://nvr:1984/api/stream.m3u8?src=bay3", "hls", "http://nvr:1984"),
    ],
)
def test_a_playlist_is_hls_and_anything_else_is_asked_by_whep(said: str, kind: str, origin: str) -> None:
    found = recorder_address(said)
    assert (found.address, found.kind, found.origin) == (said, kind, origin)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("rtsp://camera/stream", "http:// or https://"),
        ("javascript:alert(1)", "http:// or https://"),
        ("cameras:8889/bay3", "http:// or https://"),
        ("https:///bay3", "needs a host"),
        ("https://[::1]:8889/bay3", "needs a host"),
        ("https://cameras;script-src/bay3", "needs a host"),
        ("https://*.shop.test/bay3", "needs a host"),
        ("https://camera_3/bay3", "needs a host"),
        ("https://cameras:99999/bay3", "no address"),
        ("https://user:secret@cameras/bay3", "no name and password"),
        ("https://cameras/bay 3", "without spaces"),
        ("https://摄像头/bay3", "ASCII"),
        ("", "1 to 2000"),
        ("https://cameras/" + "x" * LONGEST, "1 to 2000"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(said: str, named: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        recorder_address(said)
    assert named in str(refusal.value)
    assert "secret" not in str(refusal.value)
