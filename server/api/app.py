"""The application: all routes over the services."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI

from server.api import (
    announcements,
    appointments,
    authority,
    bay_video,
    boards,
    customer_links,
    devices,
    exceptions,
    heartbeats,
    latency,
    metrics,
    own_secret,
    pairing,
    people,
    public,
    repair_orders,
    reports,
    service_clock,
    sessions,
    sightings,
    speakers,
    staff,
    visits,
)
from server.api.errors import add_error_answers
from server.api.screens import add_screens
from server.api.services import Services
from server.realtime.conversation import Live

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(services: Services, live: Live, lifespan: Lifespan) -> FastAPI:
    """Return the application; `lifespan` starts and stops what runs beside it."""
    # Without its own page of routes: nothing is told to somebody without credentials.
    app = FastAPI(title="Glassbay", version=services.version, lifespan=lifespan, openapi_url=None)
    app.state.services = services
    app.state.live = live
    add_error_answers(app)
    # Routes are tried one after the other: first those of the tablets' taps and of the boards.
    app.router.routes.extend((*repair_orders.routes, *boards.routes))
    for module in (
        announcements,
        appointments,
        authority,
        bay_video,
        customer_links,
        devices,
        exceptions,
        heartbeats,
        latency,
        metrics,
        own_secret,
        pairing,
        people,
        public,
        reports,
        service_clock,
        sessions,
        sightings,
        speakers,
        staff,
        visits,
    ):
        app.include_router(module.router)
    add_screens(app, services.screens, services.recorders.addresses.values())
    return app
