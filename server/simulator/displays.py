"""What wall displays do beside showing: the lounge plays calls, the gate's welcomes are timed."""

import asyncio
import time
from dataclasses import dataclass, field

from server.contract.boards import Arrival, Call, Greeting
from server.contract.realtime import Played
from server.simulator.api_client import ApiClient, Refused
from server.simulator.gate_log import GateLog
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime


@dataclass(frozen=True, slots=True)
class HeardCall:
    """One announcement as the lounge played it."""

    caption_zh: str
    caption_en: str
    seconds: float
    sound_bytes: int


@dataclass(slots=True)
class Lounge:
    """The lounge's display: fetches the sound of each call and says that it was played."""

    screen: ScreenClient
    api: ApiClient
    heard: list[HeardCall] = field(default_factory=list)
    _last: tuple[str, int] = ("", 0)

    async def keep_playing(self) -> None:
        """Play one call after another, until cancelled."""
        while True:
            call = await self.screen.until(self._new_call)
            self._last = (call.announcement_id, call.take)
            sound = await self._sound(call)
            self.heard.append(HeardCall(call.caption.zh, call.caption.en, call.seconds, len(sound)))
            await asyncio.sleep(min(call.seconds, 0.2))
            outcome = "played" if sound else "failed"
            said = Played(announcement_id=call.announcement_id, outcome=outcome, take=call.take)
            await self.screen.say(said)

    def _new_call(self) -> Call | None:
        call = self.screen.value("call/lounge", Call)
        return call if call and (call.announcement_id, call.take) != self._last else None

    async def _sound(self, call: Call) -> bytes:
        if call.audio is None:
            return b""
        try:
            return await self.api.picture_or_sound(call.audio)
        except Refused:
            return b""


@dataclass(slots=True)
class WelcomeTimer:
    """Times each greeting of the gate's display, from the plate's first frame and from the car's stop.

    A greeting carries the time at which the agent first saw the plate.
    """

    gate: ScreenClient
    desk: ScreenClient
    shop_time: ShopTime
    log: GateLog
    seen_to_welcome_ms: list[float] = field(default_factory=list)
    _stops: list[tuple[str, float]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def start(self) -> None:
        """Begin to look at both screens."""
        self.gate.on_change(self._greeting_changed)
        self.desk.on_change(self._note_arrivals)

    def stopped_to_welcome_ms(self) -> list[float]:
        """From the car's stop before the camera to the first greeting, for each passage that was greeted."""
        found = []
        for greeting_id, received_at in self._stops:
            passage = self.log.passage_of(greeting_id)
            if passage is not None and passage.sighting_id == greeting_id:
                found.append((received_at - passage.stopped_at) * 1000)
        return found

    def _greeting_changed(self) -> None:
        greeting = self.gate.value("greeting", Greeting)
        if greeting is None or greeting.greeting_id in self._seen:
            return
        self._seen.add(greeting.greeting_id)
        received_at = time.time()
        seen_at = self.shop_time.real(greeting.greeted_at)
        self.seen_to_welcome_ms.append((received_at - seen_at) * 1000)
        self._stops.append((greeting.greeting_id, received_at))

    def _note_arrivals(self) -> None:
        for arrival in self.desk.values("arrival/", Arrival):
            self.log.note(arrival)
