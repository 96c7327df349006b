"""The announcer: a car becomes ready, or its advisor calls again, and the call is spoken into a file once."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from server.actions.announcements import AnnouncementAnswer, record_announcement
from server.announcements.pronunciation import Language
from server.announcements.speech import Speech, SpeechFailed
from server.announcements.wording import PickupFacts, ready_captions, ready_speech
from server.contract.boards import Words
from server.domain.events import CustomerCalled, OrderEvent, OrderMoved
from server.domain.records import Announcement
from server.domain.staff import Actor
from server.domain.stage import Name, StageKind
from server.projections.floor import Floor
from server.projections.values import surname, words
from server.store.blobs import BlobStore
from server.store.commands import Commands
from server.store.feed import Fed
from server.store.identifiers import new_id

log = structlog.get_logger()
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Announcer:
    """Follows one shop's floor and makes its calls, one after another."""

    def __init__(
        self,
        commands: Commands,
        speech: Speech,
        blobs: BlobStore,
        wording: Mapping[Any, Mapping[str, str]],
        *,
        speak_whole_plate: bool,
    ) -> None:
        self._commands = commands
        self._speech = speech
        self._blobs = blobs
        self._wording = wording
        self._speak_whole_plate = speak_whole_plate
        self._waiting: asyncio.Queue[tuple[str, str, PickupFacts, datetime, list[Language]]] = asyncio.Queue()

    def hear(self, floor: Floor, fed: Fed) -> None:
        """Queue a call where an entry makes one due."""
        event = fed.envelope.event
        if isinstance(event, OrderEvent) and _calls_customer(floor, event):
            self._queue(floor, event.visit_id, fed.envelope.occurred_at)

    def catch_up(self, floor: Floor, now: datetime) -> None:
        """Queue the calls of cars that became ready while the server was away."""
        called = {made.visit_id for made in floor.announcements.values()}
        for order in floor.orders.values():
            stage = floor.flows[order.flow_digest].stage(order.stage)
            if stage.kind is StageKind.READY and order.visit_id not in called:
                self._queue(floor, order.visit_id, now)

    async def run(self) -> None:
        """Make calls until cancelled; one that cannot be spoken is still shown."""
        while True:
            call = await self._waiting.get()
            try:
                await self._make(*call)
            except Exception:
                log.exception("a call could not be made", visit_id=call[1])

    async def _make(
        self, shop_id: str, visit_id: str, facts: PickupFacts, called_at: datetime, languages: list[Language]
    ) -> None:
        wav, seconds = await asyncio.to_thread(self._spoken, facts, languages)
        caption: Words = ready_captions(self._wording, facts)
        made = Announcement(
            announcement_id=new_id(),
            shop_id=shop_id,
            visit_id=visit_id,
            caption=Name(zh=caption.zh, en=caption.en),
            audio=self._blobs.keep(wav),
            seconds=seconds,
            called_at=called_at,
        )
        await self._record(made)

    async def _record(self, made: Announcement) -> None:
        actor = Actor(made.shop_id, frozenset())
        await self._commands.run(actor, lambda work: record_announcement(work, made), AnnouncementAnswer)

    def _queue(self, floor: Floor, visit_id: str, called_at: datetime) -> None:
        visit = floor.visits.get(visit_id)
        if visit is None:
            return
        languages: Any = [language for language in floor.shop.languages if language in LANGUAGES]
        self._waiting.put_nowait(
            (floor.shop.shop_id, visit_id, _facts(floor, visit_id), called_at, languages)
        )

    def _spoken(self, facts: PickupFacts, languages: list[Language]) -> tuple[bytes, float]:
        texts: list[tuple[Language, str]] = [
            (
                language,
                ready_speech(self._wording[language], facts, language, whole_plate=self._speak_whole_plate),
            )
            for language in languages
        ]
        try:
            utterance = self._speech.say_in_turn(texts)
        except SpeechFailed as failure:
            log.error("a call could not be spoken; it is shown without sound", reason=str(failure))
            return b"", 0.0
        return utterance.wav, utterance.seconds


def _calls_customer(floor: Floor, event: OrderEvent) -> bool:
    if isinstance(event, CustomerCalled):
        return True
    if not isinstance(event, OrderMoved):
        return False
    order = floor.orders[event.order_id]
    return floor.flows[order.flow_digest].stage(event.stage).kind is StageKind.READY


def _facts(floor: Floor, visit_id: str) -> PickupFacts:
    visit = floor.visits[visit_id]
    vehicle = floor.vehicle_of(visit)
    return PickupFacts(
        plate=vehicle.plate,
        vehicle_colour=words(vehicle.colour) if vehicle.colour.zh else None,
        brand=words(vehicle.brand),
        series=words(vehicle.series),
        handover_bay=floor.shop.handover_bay,
        advisor=surname(floor, visit.advisor_id),
    )
