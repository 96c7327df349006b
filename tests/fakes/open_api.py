"""The whole application over an open shop, called as a browser calls it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx2 import Response
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from server.access.secrets import token_digest
from server.access.sessions import open_session
from server.acknowledgements import Acknowledgements
from server.announcement_file import load_announcement_rules
from server.api.app import create_app
from server.api.services import Services
from server.booking_choice_file import load_booking_choices
from server.clock_rule_file import load_clock_rules
from server.contract import realtime
from server.contract.deeds import Session
from server.domain.staff import Role
from server.latency.plate_to_glass import PlateToGlass
from server.realtime.conversation import Live
from server.realtime.hub import Hub
from server.realtime.metrics import Metrics
from server.screens_heard import ScreensHeard
from server.settings import load_settings
from server.shop_clock import ShopClock, real_ms
from server.shop_video import bay_video_of
from server.skill_file import load_skills
from server.standing_file import load_standing_rules
from server.store.blobs import BlobStore
from server.store.identifiers import new_id
from server.wording import load_wording
from tests.fakes.open_shop import CONFIG, OPENING, OpenShop

VERSION = "1.2.3+test"
METRICS_TOKEN = "a scraper's own token"
CLOCK_RULES = load_clock_rules(CONFIG / "service_clock.toml")
BOOKING_CHOICES = load_booking_choices(CONFIG / "booking_choices.toml")
WORDING = load_wording(CONFIG / "wording")


@dataclass
class OpenApi:
    """A client of the application, who has whatever token a test gives."""

    client: TestClient
    app: Starlette
    services: Services
    shop: OpenShop

    @property
    def routes(self) -> list[BaseRoute]:
        """All routes: the quick ones, and FastAPI's behind them."""
        behind = self.app.router.default
        assert isinstance(behind, FastAPI)
        routes = [*self.app.routes, *behind.routes]
        return [context.original_route for context in iter_route_contexts(routes)]

    def session(self, role: Role) -> str:
        """Return the token of a session of the member of staff with that role."""
        now = self.shop.real_clock.now()
        return self.shop.run(self.shop.actor(role), lambda work: open_session(work, now), Session).token

    def send(
        self,
        method: str,
        path: str,
        token: str | None = None,
        body: object = None,
        key: str | None = None,
    ) -> Response:
        """Send a request; bytes go as they are, anything else as JSON."""
        headers = {"Idempotency-Key": key or new_id()} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        if isinstance(body, bytes):
            return self.client.request(method, path, headers=headers, content=body)
        return self.client.request(method, path, headers=headers, json=body)


def open_api(shop: OpenShop, folder: Path) -> OpenApi:
    """Wire the application over `shop`; enter its client to start it."""
    settings = load_settings(folder)
    hub = Hub(shop.reader, [shop.shop_id], settings.bay_video.recorders)
    clock = ShopClock(anchor=OPENING)
    bay_video = bay_video_of(hub.feed(shop.shop_id), clock, settings.bay_video)
    metrics = Metrics(hub)
    latency = PlateToGlass(hub.shop_ids, real_ms, metrics.observer)
    shop.listeners += [
        lambda shop_id, _fed: latency.committed(shop_id),
        lambda shop_id, _fed: metrics.committed(shop_id),
        hub.committed,
    ]
    services = Services(
        commands=shop.commands,
        reader=shop.reader,
        gatekeeper=shop.gatekeeper,
        hub=hub,
        latency=latency,
        metrics=metrics,
        metrics_digest=token_digest(METRICS_TOKEN),
        clock=clock,
        blobs=BlobStore(folder / "blobs"),
        announcement_rules=load_announcement_rules(folder),
        clock_rules=CLOCK_RULES,
        thresholds=settings.gate.thresholds,
        targets=settings.targets.targets,
        booking=settings.booking.rules,
        booth=settings.booth.rules,
        skills=load_skills(folder),
        standing=load_standing_rules(folder),
        booking_choices=BOOKING_CHOICES,
        wording=WORDING,
        screens=folder / "screens",
        version=VERSION,
        bay_video={shop.shop_id: bay_video},
        kiosk=settings.kiosk,
        recorders=settings.bay_video.recorders,
    )
    live = Live(
        hub,
        shop.gatekeeper,
        _standing_clock,
        Acknowledgements(shop.commands).take,
        services.version,
        ScreensHeard(shop.commands).hear,
        latency.painted,
    )

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await hub.start()
        feed = hub.feed(shop.shop_id)
        feed.follow(shop.gatekeeper.hear)
        feed.follow(latency.follow)
        feed.before_telling(latency.told)
        feed.follow(bay_video.hear)
        yield
        await hub.stop()

    app = create_app(services, live, lifespan)
    return OpenApi(TestClient(app, raise_server_exceptions=False), app, services, shop)


def _standing_clock() -> realtime.ShopClock:
    opening_ms = OPENING.timestamp() * 1000
    return realtime.ShopClock(server_at=opening_ms, shop_at=opening_ms, rate=1.0)
