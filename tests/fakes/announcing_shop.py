"""A shop with an announcer that is asked to look when a test says so, and a voice that counts."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from server.actions.announcements import AnnouncementAnswer, record_playing
from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.actions.departures import depart
from server.announcement_file import load_announcement_rules
from server.announcements.announcer import Announcer, AnnouncerParts
from server.announcements.kept_sounds import KeptSounds
from server.announcements.pronunciation import Language
from server.announcements.sound import SAMPLE_RATE_HZ, write_wav
from server.announcements.speech import SpeechFailed, Utterance
from server.contract.deeds import CheckInVehicle, PairedDevice
from server.contract.realtime import Played
from server.domain.announcement import AnnouncementRules
from server.domain.events import CustomerCalled, Event
from server.domain.records import Announcement
from server.domain.staff import Actor, Role
from server.domain.stage import StageKind
from server.projections.floor import Floor
from server.projections.floor_changes import move_on
from server.projections.topics import board_for
from server.store.blobs import BlobStore
from server.store.feed import read_feed
from server.store.floor_reader import read_floor
from server.store.journal import read_after
from server.store.shop_rows import ShopRows
from server.wording import load_wording
from tests.fakes.open_shop import CONFIG, OpenShop

SECONDS = 5.0
Told = TypeVar("Told", bound=Event)


@dataclass
class CountingVoice:
    """Speaks every text as five seconds of a tone, or fails; says how often it was asked, and for what."""

    identity: str = "a tone"
    plain: bool = False
    fails: bool = False
    asked: list[tuple[tuple[Language, str], ...]] = field(default_factory=list)

    def say_in_turn(self, texts: Sequence[tuple[Language, str]]) -> Utterance:
        """Return a tone."""
        self.asked.append(tuple(texts))
        if self.fails:
            raise SpeechFailed("lost its voice")
        at = np.arange(round(SECONDS * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
        return Utterance(write_wav(0.3 * np.sin(2 * np.pi * 440 * at)), SECONDS)


class AnnouncingShop:
    """An announcer over a shop whose clock stands still until a test moves it."""

    def __init__(self, shop: OpenShop, folder: Path) -> None:
        self.shop = shop
        self.voice = CountingVoice()
        self.blobs = BlobStore(folder / "blobs")
        self.rules: AnnouncementRules = replace(load_announcement_rules(folder), quiet_hours=None)
        self.announcer = self.new_announcer()
        self.floor = self._read_floor()

    def new_announcer(self) -> Announcer:
        """Another announcer over the same database, as after a restart."""
        parts = AnnouncerParts(
            commands=self.shop.commands,
            reader=self.shop.reader,
            sounds=KeptSounds([self.voice], self.shop.reader, self.blobs),
            wording=load_wording(CONFIG / "wording"),
            rules=self.rules,
            now=self.shop.shop_clock.now,
        )
        return Announcer(parts)

    def restart(self) -> None:
        """Let another announcer begin with the shop as it is."""
        self.announcer, self.floor = self.new_announcer(), self._read_floor()
        self.announcer.catch_up(self.floor, self.shop.shop_clock.now())

    def speaker(self) -> PairedDevice:
        """Pair a lounge screen: a speaker of the first room."""
        return self.shop.device("display", "lounge")

    def car(self, plate: str = "京A12345") -> str:
        """Check a car in and return its visit."""
        advisor = self.shop.actor(Role.ADVISOR)
        body = CheckInVehicle(plate=plate)
        self.shop.run(advisor, lambda work: check_in_vehicle(work, body), VisitAnswer)
        self.follow()
        return next(iter(self.floor.visits))

    def call(self, visit_id: str) -> None:
        """Let the advisor call the customer."""
        orders = [order for order in self.floor.orders.values() if order.visit_id == visit_id]
        event = CustomerCalled(visit_id=visit_id, order_id=orders[0].order_id)
        self.shop.write(lambda work: work.record(event))
        self.follow()

    def make_ready(self, visit_id: str) -> None:
        """Let the visit's order be ready without a word: nobody listened when it became so."""
        (order,) = [order for order in self.floor.orders.values() if order.visit_id == visit_id]
        flow = self.floor.flows[order.flow_digest]
        stage = next(stage.key for stage in flow.stages if stage.kind is StageKind.READY)
        self.shop.write(lambda work: work.orders.save(replace(order, stage=stage)))

    def leave(self) -> None:
        """Let the only car drive off."""
        (vehicle_id,) = self.floor.vehicles
        self.shop.write(lambda work: depart(work, vehicle_id))

    def shown(self, room: str = "lounge") -> dict[str, Any]:
        """The call on the board of a room's screens."""
        call: Any = board_for("lounge", self.floor)[f"call/{room}"]
        return dict(call)

    def follow(self) -> None:
        """Let the announcer hear what the journal has gained."""
        with self.shop.reader.begin() as connection:
            fed = read_feed(connection, self.shop.shop_id, self.floor.number)
        for entry in fed:
            move_on(self.floor, entry.envelope, entry.facts)
            self.announcer.hear(self.floor, entry)

    def look(self, seconds: float = 0.0) -> None:
        """Let time pass, then let the announcer do what is due."""
        self.shop.shop_clock.pass_by(timedelta(seconds=seconds))
        self.follow()
        asyncio.run(self.announcer.look(self.shop.shop_id))
        self.follow()

    def say(self, device: PairedDevice, call: Announcement, outcome: str, player: str = "page") -> None:
        """Let a speaker say what became of the call's latest take."""
        actor = Actor(self.shop.shop_id, frozenset({Role(device.kind)}), device_id=device.device_id)
        told = {"announcement_id": call.announcement_id, "outcome": outcome, "take": call.takes}
        said = Played.model_validate(told | {"player": player})
        self.shop.run(actor, lambda work: record_playing(work, said), AnnouncementAnswer)

    def calls(self) -> list[Announcement]:
        """All calls, oldest first."""
        with self.shop.reader.begin() as connection:
            return ShopRows(connection, self.shop.shop_id).announcements.where()

    def journal(self, kind: type[Told]) -> list[Told]:
        """What the journal says of that kind."""
        with self.shop.reader.begin() as connection:
            entries = read_after(connection, self.shop.shop_id, 0)
        return [entry.event for entry in entries if isinstance(entry.event, kind)]

    def _read_floor(self) -> Floor:
        with self.shop.reader.begin() as connection:
            return read_floor(connection, self.shop.shop_id)
