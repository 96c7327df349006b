"""The only place where the server's objects are built and wired."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from starlette.applications import Starlette

from server.access.gatekeeper import Gatekeeper
from server.access.secrets import group_secret
from server.acknowledgements import Acknowledgements
from server.announcement_file import load_announcement_rules
from server.announcements.announcer import Announcer, AnnouncerParts
from server.announcements.kept_sounds import KeptSounds
from server.announcements.voices import chosen_voices
from server.api.app import create_app
from server.api.services import Services
from server.booking_choice_file import load_booking_choices
from server.certificates.server_certificate import keep_current
from server.clock_keeper import ClockKeeper
from server.clock_rule_file import load_clock_rules
from server.domain.errors import ConfigurationInvalid
from server.domain.records import Shop
from server.duty import Duty
from server.latency.plate_to_glass import PlateToGlass
from server.permission_file import load_permissions
from server.places import config_folder, screens_folder
from server.projections.floor import Floor
from server.realtime.conversation import Live
from server.realtime.hub import Hub
from server.realtime.metrics import Metrics
from server.realtime.told_clock import told_clock
from server.region_files import load_numbering
from server.screens_heard import ScreensHeard
from server.secured import Secured
from server.settings import Settings
from server.shop_clock import ShopClock, real_ms, real_now
from server.shop_video import bay_video_of, require_one_shop, tell_doubts
from server.skill_file import load_skills
from server.standing_file import load_standing_rules
from server.store.blobs import BlobStore
from server.store.commands import Commands
from server.store.engines import reading_engine, writing_engine
from server.store.feed import Fed
from server.store.journal_bell import JournalBell, journal_bell
from server.store.leases import Lease, lease
from server.store.schema import require_database, upgrade_schema
from server.store.shop_list import all_shops
from server.store.shop_permissions import ShopPermissions
from server.store.writer import Committed, Writer
from server.timekeeper import Timekeeper
from server.warranty_file import load_warranty_terms
from server.wording import load_wording

DATABASE = "glassbay.sqlite3"
SECRET = "secret"
BLOBS = "blobs"


def database_url(data_folder: Path) -> str:
    """The database of a shop that has not been given another."""
    return f"sqlite:///{data_folder / DATABASE}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a server is built from."""

    data_folder: Path
    settings: Settings
    url: str
    clock_start: datetime | None = None
    """The shop's local time at the start; None for the real time."""
    secured: Secured | None = None
    """Where it serves HTTPS."""


def build_app(plan: Plan) -> Starlette:
    """Return the application over an existing database.

    Raises ConfigurationInvalid where there is no shop in it yet, or a file of the configuration is wrong.
    """
    shops = founded_shops(plan.url, plan.data_folder)
    committing = _committing(plan, shops)
    services = _services(plan, shops, committing)
    duty = lease(committing.engine, "calls and timers")
    beside = _Beside(plan, services, committing.writer, committing.bell, duty)
    return create_app(services, _live(services), beside.lifespan)


@dataclass(frozen=True, slots=True)
class _Committing:
    """What commits, and whom it tells."""

    engine: Engine
    writer: Writer
    bell: JournalBell
    reader: Engine
    hub: Hub
    metrics: Metrics
    latency: PlateToGlass


def _committing(plan: Plan, shops: Sequence[Shop]) -> _Committing:
    reader = reading_engine(plan.url)
    recorders = plan.settings.bay_video.recorders
    hub = Hub(reader, [shop.shop_id for shop in shops], recorders, plan.settings.booth.rules)
    require_one_shop(hub.shop_ids, recorders)
    metrics = Metrics(hub)
    latency = PlateToGlass(hub.shop_ids, real_ms, metrics.observer)
    engine, bell = writing_engine(plan.url), journal_bell(plan.url)
    writer = Writer(engine, _tell_of_commits(latency, metrics, hub, bell))
    return _Committing(engine, writer, bell, reader, hub, metrics, latency)


def _services(plan: Plan, shops: Sequence[Shop], committing: _Committing) -> Services:
    settings, reader, hub = plan.settings, committing.reader, committing.hub
    clock = _clock(shops[0], plan.clock_start)
    permissions = ShopPermissions(reader, load_permissions(config_folder() / "permissions.toml"))
    videos = {shop.shop_id: bay_video_of(hub.feed(shop.shop_id), clock, settings.bay_video) for shop in shops}
    return Services(
        commands=_commands(plan, committing.writer, clock, permissions),
        reader=reader,
        gatekeeper=Gatekeeper(reader, _secret(plan, committing.engine), permissions),
        hub=hub,
        latency=committing.latency,
        metrics=committing.metrics,
        metrics_digest=settings.metrics.token_sha256,
        clock=clock,
        blobs=BlobStore(plan.data_folder / BLOBS),
        thresholds=settings.gate.thresholds,
        targets=settings.targets.targets,
        booking=settings.booking.rules,
        booth=settings.booth.rules,
        booking_choices=load_booking_choices(config_folder() / "booking_choices.toml"),
        announcement_rules=load_announcement_rules(plan.data_folder, clock.rate),
        clock_rules=load_clock_rules(config_folder() / "service_clock.toml"),
        skills=load_skills(plan.data_folder),
        standing=load_standing_rules(plan.data_folder),
        wording=load_wording(config_folder() / "wording"),
        screens=screens_folder(),
        version=version("glassbay"),
        bay_video=videos,
        kiosk=settings.kiosk,
        recorders=settings.bay_video.recorders,
        authority=plan.secured.authority if plan.secured else None,
        certificate=plan.secured.state if plan.secured else None,
    )


def _commands(plan: Plan, writer: Writer, clock: ShopClock, permissions: ShopPermissions) -> Commands:
    numbering = load_numbering(plan.settings.plates.regions)
    return Commands(writer, clock.now, permissions, numbering, load_warranty_terms(plan.data_folder))


def _live(services: Services) -> Live:
    return Live(
        services.hub,
        services.gatekeeper,
        partial(told_clock, services.clock),
        Acknowledgements(services.commands).take,
        _screens_version(services.screens),
        ScreensHeard(services.commands).hear,
        services.latency.painted,
    )


def founded_shops(url: str, data_folder: Path) -> list[Shop]:
    """Return the shops of a database, which is migrated first; raise ConfigurationInvalid without one."""
    require_database(url)
    upgrade_schema(url)
    reader = reading_engine(url)
    with reader.begin() as connection:
        shops = all_shops(connection)
    reader.dispose()
    if not shops:
        raise ConfigurationInvalid(f"{data_folder}: there is no shop here yet; run `glassbay init`")
    return shops


def _secret(plan: Plan, writing: Engine) -> bytes:
    with writing.begin() as connection:
        return group_secret(connection, plan.data_folder / SECRET)


def _tell_of_commits(latency: PlateToGlass, metrics: Metrics, hub: Hub, bell: JournalBell) -> Committed:
    """Return whom the writer tells: moments are noted before the screens are told."""

    def committed(shop_id: str, fed: Sequence[Fed]) -> None:
        latency.committed(shop_id)
        metrics.committed(shop_id)
        hub.committed(shop_id, fed)
        bell.ring(shop_id)

    return committed


def _clock(shop: Shop, start: datetime | None) -> ShopClock:
    anchor = start.replace(tzinfo=ZoneInfo(shop.zone)).astimezone(UTC) if start else None
    return ShopClock(shop.clock_rate, anchor)


class _Beside:
    """What runs beside the requests: the writer, the hub, the announcer and the timers."""

    def __init__(
        self, plan: Plan, services: Services, writer: Writer, bell: JournalBell, duty: Lease
    ) -> None:
        self._services = services
        self._writer = writer
        self._bell = bell
        self._secured = plan.secured
        self._duty = Duty(duty, self._do_what_is_done_once)
        voices = chosen_voices(plan.settings.voice.engine, plan.settings.voice.recordings)
        self._announcer = Announcer(
            AnnouncerParts(
                commands=services.commands,
                reader=services.reader,
                sounds=KeptSounds(voices, services.reader, services.blobs),
                wording=services.wording,
                rules=services.announcement_rules,
                now=services.clock.now,
            )
        )
        self._timekeeper = Timekeeper(
            services.commands,
            services.blobs,
            services.clock_rules,
            plan.settings.retention,
        )
        self._clock_keeper = ClockKeeper(
            services.commands, services.reader, services.clock_rules, services.clock.now
        )

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        """Start everything, and end it in the opposite order."""
        hub = self._services.hub
        self._writer.start()
        await hub.start()
        for shop_id in hub.shop_ids:
            feed = hub.feed(shop_id)
            feed.follow(self._services.gatekeeper.hear)
            feed.follow(self._services.latency.follow)
            feed.before_telling(self._services.latency.told)
            feed.follow(self._hear)
            feed.follow(self._services.bay_video[shop_id].hear)
            tell_doubts(self._services.recorders, feed.floor, secured=self._secured is not None)
        self._bell.start(hub.grown)
        running = [asyncio.create_task(self._duty.run())]
        if self._secured is not None:
            running.append(asyncio.create_task(keep_current(self._secured.certificate, real_now)))
        try:
            yield
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await hub.stop()
            await asyncio.to_thread(self._writer.stop)
            await asyncio.to_thread(self._bell.stop)

    def _hear(self, floor: Floor, fed: Fed) -> None:
        """What another process is on duty for, it hears itself; whoever takes over catches up."""
        if self._duty.held:
            self._announcer.hear(floor, fed)
            self._clock_keeper.hear(floor, fed)

    async def _do_what_is_done_once(self) -> None:
        hub = self._services.hub
        for shop_id in hub.shop_ids:
            self._announcer.catch_up(hub.feed(shop_id).floor, self._services.clock.now())
        await asyncio.gather(
            self._announcer.run(), self._timekeeper.run(hub.shop_ids), self._clock_keeper.run(hub.shop_ids)
        )


def _screens_version(screens: Path) -> str:
    """The digest of the sources that the screens were built from: a page with another one reloads."""
    built = screens / "source-hash.txt"
    return built.read_text(encoding="utf-8").strip() if built.exists() else ""
