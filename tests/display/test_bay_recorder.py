"""A bay as the shop's own recorder shows it: WebRTC and HLS, and a word where there is no picture."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.api.screens import security_policy
from server.domain.recorder_address import recorder_address
from tests.fakes import phone_boards, shop_boards
from tests.fakes.board_server import BoardServer
from tests.fakes.desk_browser import open_phone, phone_serving
from tests.fakes.recorder import SESSION, WHEP, FakeRecorder

pytestmark = pytest.mark.browser
ADDRESS = "/api/bay-video/3/address"
PLAYLIST = {"kind": "hls", "address": "https://cameras.shop.test/bay3/index.m3u8"}


@pytest.fixture
def server() -> Iterator[BoardServer]:
    board = phone_boards.page() | shop_boards.bay_view("3", source="recorder")
    with phone_serving(board) as server:
        server.answers["GET", ADDRESS] = (200, {"kind": "webrtc", "address": WHEP})
        yield server


@pytest.fixture
def recorder(context: BrowserContext, page: Page) -> FakeRecorder:
    recorder = FakeRecorder(context)
    recorder.serve(page)
    return recorder


def not_seen(why: str) -> tuple[int, dict[str, Any]]:
    return 403, {"code": "bay_video_not_shown", "why": why, "detail": "", "bay": "3"}


def expect_word(page: Page, word: str) -> None:
    expect(page.locator("figure p")).to_have_text(word)
    expect(page.locator("figure video")).not_to_be_visible()


def test_webrtc_is_shown_until_the_server_says_no(
    page: Page, server: BoardServer, recorder: FakeRecorder
) -> None:
    server.policy = security_policy([recorder_address(WHEP)])
    open_phone(page, server)
    expect(page.locator("figure video")).to_be_visible()
    expect(page.locator("figcaption")).to_contain_text("实时")
    assert "recvonly" in recorder.offers[0]
    assert not [path for _, path, _, _ in server.requests if path.endswith("/frame")]

    server.answers["GET", ADDRESS] = not_seen("not_yours")

    expect_word(page, "您的车不在这个工位")
    assert page.evaluate("document.querySelector('video').srcObject") is None
    assert recorder.given_up == [SESSION]


def test_an_origin_that_the_shop_did_not_name_is_not_asked(
    page: Page, server: BoardServer, recorder: FakeRecorder
) -> None:
    server.policy = security_policy([recorder_address(WHEP.replace("cameras", "others"))])
    open_phone(page, server)
    expect_word(page, "录像机没有应答")
    assert recorder.offers == []


def test_a_picture_that_stands_still_leaves_the_glass(
    page: Page, server: BoardServer, recorder: FakeRecorder
) -> None:
    open_phone(page, server)
    expect(page.locator("figure video")).to_be_visible()
    recorder.answer = (503, "")
    assert recorder.camera is not None
    recorder.camera.close()
    expect(page.locator("figure video")).not_to_be_visible()


def test_a_technician_who_switches_the_camera_off_ends_it_at_once(
    page: Page, server: BoardServer, recorder: FakeRecorder
) -> None:
    open_phone(page, server)
    expect(page.locator("figure video")).to_be_visible()
    server.change(phone_boards.TOPIC, shop_boards.bay_view("3", source="recorder", shown=False))
    expect(page.locator("figure p")).to_have_text("技师为这项工作关闭了摄像头")
    expect(page.locator("figure video")).to_have_count(0)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ((201, "this is no session description"), "录像机的应答无法使用"),
        ((404, "no such stream"), "录像机不提供这个画面"),
    ],
)
def test_a_recorder_that_answers_something_else_is_said(
    page: Page, server: BoardServer, recorder: FakeRecorder, answer: tuple[int, str], word: str
) -> None:
    recorder.answer = answer
    open_phone(page, server)
    expect_word(page, word)


def test_a_recorder_that_is_not_there_is_said(page: Page, server: BoardServer) -> None:
    page.route("https://cameras.shop.test/**", lambda route: route.abort("connectionrefused"))
    open_phone(page, server)
    expect_word(page, "录像机没有应答")


def test_a_browser_without_webrtc_says_so(page: Page, server: BoardServer) -> None:
    page.add_init_script("delete window.RTCPeerConnection")
    open_phone(page, server)
    expect_word(page, "这个浏览器不能播放 WebRTC")


def test_a_browser_that_cannot_show_hls_says_so(page: Page, server: BoardServer) -> None:
    server.answers["GET", ADDRESS] = (200, PLAYLIST)
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")
    open_phone(page, server)
    expect_word(page, "这个浏览器不能播放 HLS")


def test_a_playlist_is_left_to_the_browser(page: Page, server: BoardServer) -> None:
    server.answers["GET", ADDRESS] = (200, PLAYLIST)
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => 'maybe'")
    with page.expect_request(PLAYLIST["address"]):
        open_phone(page, server)
    page.route("https://cameras.shop.test/**", lambda route: route.abort())
    expect_word(page, "摄像头暂时没有画面")
