"""A camera over a bay, from a network camera's stream to the bytes that a server receives."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import pytest

from recognition.bays import open_bays
from recognition.engine import Detector, Engine
from recognition.engines.catalogue import make_engine
from recognition.gate_order import BayCameraOrder, GateOrder
from recognition.opencv import decode_picture, encode_jpeg
from recognition.plate_blur import COVERED_FOR_S, PlateBlur
from recognition.plates import NOTHING_READ, Picture, PlateReading, PlateRegion
from recognition.watched_area import WatchedArea
from server.domain.plate import PlateColour
from tests.fakes.bay_wishes_server import WishingServer
from tests.fakes.drawn_scenes import drawn_scene
from tests.fakes.mjpeg_camera import MjpegCamera
from tests.fakes.plate_formats import NUMBERING
from tests.fakes.waiting import until

PLATE = "京A12345"
UPPER_LEFT = WatchedArea(((0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5)))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine("onnx", 1, thorough=False, regions=NUMBERING)


class SeesNoPlate:
    """A detector for cameras whose pictures have none."""

    def detect(self, picture: Picture) -> list[PlateRegion]:
        return []


class ReadsNothing:
    """A reader for plates that nobody needs to read."""

    def read(self, plate: Picture) -> PlateReading:
        return NOTHING_READ


def seeing(detector: Detector) -> Engine:
    return Engine(detector, ReadsNothing())


@contextmanager
def watching(
    server: WishingServer,
    camera: MjpegCamera,
    black_out: tuple[WatchedArea, ...] = (),
    engine: Engine | None = None,
) -> Iterator[None]:
    bay = BayCameraOrder("over bay 1", "1", camera.url, black_out)
    order = GateOrder((), server.origin, "token", Path("outbox"), "onnx", 1, NUMBERING, bay_cameras=(bay,))
    stop = threading.Event()
    with ExitStack() as open_things:
        eyes = engine or seeing(SeesNoPlate())
        bays = open_bays(order, server.origin, eyes, threading.Lock(), open_things)
        threads = [threading.Thread(target=each.watch, args=(stop,)) for each in bays]
        for thread in threads:
            thread.start()
        yield
        stop.set()
        for thread in threads:
            thread.join()


def test_pictures_come_while_somebody_looks_and_no_longer() -> None:
    with MjpegCamera() as camera, WishingServer() as server, watching(server, camera):
        until(lambda: len(server.frames) >= 3)
        assert {frame[:2] for frame in server.frames} == {("1", "sitting-1")}
        server.watched = False
        time.sleep(0.5)
        sent = len(server.frames)
        time.sleep(0.5)
        assert len(server.frames) == sent


def test_a_still_is_taken_though_nobody_looks_and_nobody_may() -> None:
    with MjpegCamera() as camera, WishingServer() as server, watching(server, camera):
        server.watched, server.sitting, server.stills = False, "", ["still-7"]
        until(lambda: bool(server.taken_stills))
        assert server.taken_stills[0][0] == "still-7"


def test_a_picture_from_before_the_wish_is_not_sent_for_it() -> None:
    """The camera shows a brighter picture from the moment when the next car stands there."""
    brightness = [20]

    def frame(_number: int) -> bytes:
        return encode_jpeg(np.full((120, 160, 3), brightness[0], dtype=np.uint8))

    with MjpegCamera(frame) as camera, WishingServer() as server, watching(server, camera):
        until(lambda: bool(server.frames))
        brightness[0] = 200
        time.sleep(0.2)
        server.sitting = "sitting-2"
        until(lambda: any(sitting == "sitting-2" for _, sitting, _ in server.frames))
        first = next(jpeg for _, sitting, jpeg in server.frames if sitting == "sitting-2")
        assert decode_picture(first).mean() > 150


def test_black_areas_are_black_in_the_bytes_that_leave() -> None:
    bright = encode_jpeg(np.full((720, 1280, 3), 230, dtype=np.uint8))
    with (
        MjpegCamera(lambda _number: bright) as camera,
        WishingServer() as server,
        watching(server, camera, (UPPER_LEFT,)),
    ):
        until(lambda: bool(server.frames))
    seen = decode_picture(server.frames[0][2])
    assert seen.shape == (540, 960, 3)
    assert seen[:266, :476].max() < 12
    assert seen[276:, 488:].min() > 200


def read_by(engine: Engine, jpeg: bytes) -> list[str]:
    return [plate.reading.text for plate in engine.look(decode_picture(jpeg)).plates]


def test_a_plate_cannot_be_read_any_more(engine: Engine) -> None:
    scene = encode_jpeg(drawn_scene(PLATE, PlateColour.BLUE), 92)
    assert PLATE in read_by(engine, scene)
    with (
        MjpegCamera(lambda _number: scene) as camera,
        WishingServer(1280) as server,
        watching(server, camera, engine=engine),
    ):
        until(lambda: len(server.frames) >= 3)
    for _, _, jpeg in server.frames:
        texts = read_by(engine, jpeg)
        assert not any(set(text) & set(PLATE) for text in texts), texts


def test_the_own_cars_plate_is_left_where_the_shop_wants_that_and_no_other(engine: Engine) -> None:
    scene = drawn_scene(PLATE, PlateColour.BLUE)
    blur = PlateBlur(engine, threading.Lock())
    assert PLATE in read_by(engine, encode_jpeg(blur.cover(scene.copy(), 0.0, PLATE)))
    # The next car's picture comes at once, while nothing has moved yet.
    assert PLATE not in read_by(engine, encode_jpeg(blur.cover(scene.copy(), 0.1, "粤B67890")))
    assert PLATE not in read_by(engine, encode_jpeg(blur.cover(scene.copy(), 0.2)))


def test_the_agent_leaves_the_plate_that_the_server_names(engine: Engine) -> None:
    scene = encode_jpeg(drawn_scene(PLATE, PlateColour.BLUE), 92)
    with (
        MjpegCamera(lambda _number: scene) as camera,
        WishingServer(1280) as server,
    ):
        server.own_plate = PLATE
        with watching(server, camera, engine=engine):
            until(lambda: bool(server.frames))
    assert PLATE in read_by(engine, server.frames[0][2])


def regions_in_turn(*found: list[PlateRegion]) -> Callable[[Picture], list[PlateRegion]]:
    left = list(found)
    return lambda _picture: left.pop(0) if left else []


def test_a_plate_that_is_missed_for_a_moment_stays_covered() -> None:
    class Flickering:
        """Finds the plate once, then misses it."""

        detect = staticmethod(regions_in_turn([PlateRegion(((40, 40), (80, 40), (80, 52), (40, 52)), 0.9)]))

    blur = PlateBlur(seeing(Flickering()), threading.Lock())
    stripes = np.tile(np.array([0, 255], dtype=np.uint8), (120, 80))[..., None].repeat(3, axis=2)
    for at in (0.0, 1.0, COVERED_FOR_S):
        covered = blur.cover(stripes.copy() // (1 + round(at)), at)
        assert np.ptp(covered[44:48, 44:76].astype(int)) < 60, at
    later = blur.cover(stripes.copy(), COVERED_FOR_S + 3.0)
    assert np.ptp(later[44:48, 44:76].astype(int)) == 255
