"""What the API is given by the bootstrap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from fastapi import Request
from sqlalchemy import Engine

from server.access.gatekeeper import Gatekeeper
from server.bay_video.video import BayVideo
from server.certificates.public_authority import PublicAuthority
from server.contract.authority import CertificateState
from server.domain.announcement import AnnouncementRules
from server.domain.arrival import GateThresholds
from server.domain.booking_choice import BookingChoice
from server.domain.booth import BoothRules
from server.domain.capacity import BookingRules
from server.domain.clock_rules import ClockRule
from server.domain.recorder_address import Recorders
from server.domain.skill import ShopSkills
from server.domain.staff import Actor
from server.domain.standing import StandingRules
from server.domain.targets import Targets
from server.latency.plate_to_glass import PlateToGlass
from server.realtime.hub import Hub
from server.realtime.metrics import Metrics
from server.settings import KioskSettings
from server.shop_clock import ShopClock
from server.store.blobs import BlobStore
from server.store.commands import Commands
from server.store.shop_rows import ShopRows

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that requests use."""

    commands: Commands
    reader: Engine
    gatekeeper: Gatekeeper
    hub: Hub
    latency: PlateToGlass
    metrics: Metrics
    metrics_digest: str
    """Of the token that may ask for metrics; empty where nobody may."""
    clock: ShopClock
    blobs: BlobStore
    thresholds: GateThresholds
    targets: Targets
    booking: BookingRules
    booth: BoothRules
    booking_choices: tuple[BookingChoice, ...]
    announcement_rules: AnnouncementRules
    clock_rules: Mapping[str, ClockRule]
    skills: ShopSkills
    standing: StandingRules
    wording: Mapping[str, Mapping[str, str]]
    screens: Path
    version: str
    bay_video: Mapping[str, BayVideo]
    kiosk: KioskSettings
    recorders: Recorders
    authority: PublicAuthority | None = None
    """Where the shop has founded one."""
    certificate: Callable[[datetime], CertificateState] | None = None
    """How the server's certificate is at a real time, where it serves HTTPS."""

    def read(self, actor: Actor, query: Callable[[ShopRows], T]) -> T:
        """Return what `query` finds among the rows of the actor's shop."""
        with self.reader.begin() as connection:
            return query(ShopRows(connection, actor.shop_id))


async def services(request: Request) -> Services:
    """The services of the application that serves this request."""
    found: Services = request.app.state.services
    return found
