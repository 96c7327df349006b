"""A camera over a bay: its newest picture while somebody looks, and stills when they are asked for."""

import threading

from recognition.bay_link import BayLink
from recognition.bay_picture import BayPicture
from recognition.bay_wishes import Wanted, WishList
from recognition.capture import Frame, FrameSource
from server.contract.heartbeats import CameraState

# Nobody looks: a picture now and then tells whether the camera is well.
UNWATCHED_EVERY_S = 5.0
FRAME_WAIT_S = 0.5


class BayCamera:
    """Watches one bay until it is told to stop. Without a wish of the server no picture is made."""

    def __init__(
        self,
        name: str,
        bay: str,
        source: FrameSource,
        pictures: BayPicture,
        wishes: WishList,
        link: BayLink,
    ) -> None:
        self._name = name
        self._bay = bay
        self._source = source
        self._pictures = pictures
        self._wishes = wishes
        self._link = link

    def watch(self, stop: threading.Event) -> None:
        """Make and send what is wanted until `stop` is set."""
        while not stop.is_set():
            wanted = self._wishes.of(self._bay)
            if wanted is None or not wanted.anything:
                self._source.ask_every(UNWATCHED_EVERY_S)
                self._wishes.wait_for_news(FRAME_WAIT_S)
                continue
            self._source.ask_every(wanted.rules.frame_every_s)
            frame = self._source.next_frame(FRAME_WAIT_S)
            # What was taken before the wish may show the car that stood here before.
            if frame is not None and frame.captured_at >= wanted.since:
                self._send(frame, wanted)

    def camera_state(self) -> CameraState:
        """Return how the camera is just now."""
        condition = self._source.condition
        return CameraState(
            camera=self._name,
            direction="bay",
            bay=self._bay,
            state=condition.state,
            reason=condition.reason,
            since=condition.since,
            frames_per_second=condition.frames_per_second,
        )

    def _send(self, frame: Frame, wanted: Wanted) -> None:
        jpeg = self._pictures.jpeg(frame, wanted.rules, wanted.wish.own_plate)
        for still_id in wanted.wish.stills:
            self._link.send_still(still_id, jpeg)
        if wanted.wish.watched and wanted.wish.sitting:
            self._link.send_frame(self._bay, wanted.wish.sitting, jpeg)
