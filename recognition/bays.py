"""The cameras over bays that belong to an agent, built from what the operator says."""

import threading
from contextlib import ExitStack

from recognition.bay_camera import BayCamera
from recognition.bay_link import BayLink
from recognition.bay_picture import BayPicture
from recognition.bay_wishes import WishList
from recognition.engine import Engine
from recognition.gate_order import BayCameraOrder, GateOrder
from recognition.plate_blur import PlateBlur
from recognition.sources import open_source


def open_bays(
    order: GateOrder, origin: str, engine: Engine, turn: threading.Lock, open_things: ExitStack
) -> list[BayCamera]:
    """Open the cameras over bays and begin to ask the server what it wants of them."""
    if not order.bay_cameras:
        return []
    link = BayLink(origin, order.token, order.authority)
    open_things.callback(link.close)
    wishes = WishList(link, [camera.bay for camera in order.bay_cameras])
    open_things.callback(wishes.stop)
    wishes.start()

    def opened(camera: BayCameraOrder) -> BayCamera:
        source = open_source(camera.address, camera.name, camera.frozen_after_s)
        open_things.callback(source.close)
        pictures = BayPicture(camera.black_out, PlateBlur(engine, turn))
        return BayCamera(camera.name, camera.bay, source, pictures, wishes, link)

    return [opened(camera) for camera in order.bay_cameras]
