"""The bay video of one shop: what its agents are asked for, and what its viewers get."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from server.bay_video.frames import BayFrame, BayFrames
from server.bay_video.stills import StillsDue, moment_of
from server.bay_video.viewers import ViewingRules, bay_numbered, refuse_viewer, require_address, why_dark
from server.contract.bay_video import AskWishes, BayAddress, BayWish, BayWishes
from server.domain.bay import Bay
from server.domain.errors import NotAllowed, TooManyAttempts
from server.domain.events import Envelope, OrderEvent
from server.domain.staff import Actor
from server.projections.bay_video import camera_over, order_in
from server.projections.floor import Floor
from server.store.feed import Fed

ANSWER_WITHIN_S = 10.0
"""An agent's question waits for news at most so long, well within its patience."""
LOOK_EVERY_S = 0.5
"""Nobody says when a viewer has gone, or when the hours end."""


@dataclass(frozen=True, slots=True)
class PictureRules:
    """How agents make pictures, how many viewers a shop's server bears, and whether stills are kept."""

    frame_every_s: float
    longest_side_px: int
    quality: int
    most_viewers: int
    stills: bool
    own_plate_readable: bool
    """Whether the plate of the car in the bay is left as it is, for all who see the bay."""


class BayVideo:
    """Lives in the event loop. `floor` is asked anew each time: it moves with every commit."""

    def __init__(
        self,
        floor: Callable[[], Floor],
        now: Callable[[], datetime],
        viewing: ViewingRules,
        pictures: PictureRules,
    ) -> None:
        """`now` is the shop's time."""
        self._floor = floor
        self._now = now
        self._viewing = viewing
        self._pictures = pictures
        self._bays: dict[str, BayFrames] = {}
        self._shown: dict[str, str] = {}
        self._viewers = 0
        self._news = asyncio.Event()
        self.stills = StillsDue()

    def hear(self, floor: Floor, fed: Fed) -> None:
        """Follow the floor: a car that came, went on or must not be seen any more takes effect at once."""
        event = fed.envelope.event
        if isinstance(event, OrderEvent) and self._pictures.stills:
            self._ask_still(floor, event, fed.envelope)
        self.look_round()

    def look_round(self) -> None:
        """Note which car stands in each bay while it may be seen. Bays without a camera need no look."""
        floor, now = self._floor(), self._now()
        watched = {camera.bay for camera in floor.cameras.values()} | self._shown.keys()
        for bay in floor.bays.values() if watched else ():
            if bay.number in watched:
                self._look_at(floor, bay, now)

    def _look_at(self, floor: Floor, bay: Bay, now: datetime) -> None:
        order = order_in(floor, bay)
        dark = why_dark(floor, bay, self._viewing, now) is not None
        shown = "" if order is None or dark else order.order_id
        if shown != self._shown.get(bay.number, ""):
            self._shown[bay.number] = shown
            self._frames(bay.number).begin_sitting(visible=bool(shown))
            self._tell()

    async def wishes(self, actor: Actor, ask: AskWishes) -> BayWishes:
        """Return what is wanted of these bays, once it differs from the answer that the agent has.

        Bays of which the agent has told no camera yet are left out.
        """
        ends_at = time.monotonic() + ANSWER_WITHIN_S
        while True:
            self.look_round()
            answer = self._wished([number for number in ask.bays if self._is_own(actor, number)])
            if answer.revision != ask.revision or time.monotonic() >= ends_at:
                return answer
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._news.wait()

    def take(self, number: str, sitting: str, jpeg: bytes) -> bool:
        """Take a bay's newest picture; False where it is of no use any more."""
        return self._frames(number).take(sitting, jpeg)

    async def next_frame(self, actor: Actor, number: str, after: int) -> BayFrame:
        """Return the newest picture of a bay, once there is one after number `after`.

        Raises BayVideoNotShown, BayVideoSilent or NotFound; TooManyAttempts where all places are taken.
        """
        if self._viewers >= self._pictures.most_viewers:
            raise TooManyAttempts("as many look at the bays as this server bears", retry_after_seconds=5)
        self._viewers += 1
        try:
            self._tell()
            return await self._frames(number).next_after(
                after, lambda: refuse_viewer(self._floor(), actor, number, self._viewing, self._now())
            )
        finally:
            self._viewers -= 1

    def address(self, actor: Actor, number: str) -> BayAddress:
        """Return where the shop's recorder shows a bay. Raises BayVideoNotShown or NotFound."""
        found = require_address(self._floor(), actor, number, self._viewing, self._now())
        return BayAddress(kind=found.kind, address=found.address)

    def require_own(self, actor: Actor, number: str) -> None:
        """Raise NotAllowed unless the agent's heartbeat has told of the camera over this bay."""
        if not self._is_own(actor, number):
            raise NotAllowed(f"this agent has told of no camera over bay {number}", bay=number)

    def _is_own(self, actor: Actor, number: str) -> bool:
        camera = camera_over(self._floor(), number)
        return camera is not None and camera.device_id == actor.device_id

    def _ask_still(self, floor: Floor, event: OrderEvent, envelope: Envelope) -> None:
        """Ask for a still where the entry calls for one, if the car could be seen until now."""
        order = floor.orders[event.order_id]
        bay = next((number for number, shown in self._shown.items() if shown == order.order_id), None)
        moment = moment_of(envelope, order)
        if bay is not None and moment is not None:
            self.stills.ask(order, bay, moment)
            self._tell()

    def _wished(self, bays: list[str]) -> BayWishes:
        wished = [self._wish(number) for number in bays]
        told = "|".join(wish.model_dump_json() for wish in wished)
        return BayWishes(
            revision=sha256(told.encode()).hexdigest(),
            frame_every_s=self._pictures.frame_every_s,
            longest_side_px=self._pictures.longest_side_px,
            quality=self._pictures.quality,
            bays=wished,
        )

    def _wish(self, number: str) -> BayWish:
        frames = self._frames(number)
        return BayWish(
            bay=number,
            sitting=frames.sitting,
            watched=frames.watched,
            stills=self.stills.of_bay(number),
            own_plate=self._own_plate(number) if frames.sitting else "",
        )

    def _own_plate(self, number: str) -> str:
        """Return the plate that may be read in the bay's pictures; empty where the shop has all smeared."""
        floor = self._floor()
        order = order_in(floor, bay_numbered(floor, number))
        if order is None or not self._pictures.own_plate_readable:
            return ""
        return floor.vehicle_of(floor.visits[order.visit_id]).plate

    def _frames(self, number: str) -> BayFrames:
        """Return the pictures of a bay; raise NotFound where the shop has no such bay."""
        if number not in self._bays:
            self._bays[bay_numbered(self._floor(), number).number] = BayFrames()
        return self._bays[number]

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
