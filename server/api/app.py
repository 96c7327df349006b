"""The application: all routes over the services."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from starlette.applications import Starlette

from server.api import (
    after_service,
    announcements,
    appointments,
    attendance,
    authority,
    bay_video,
    boards,
    booking_codes,
    booths,
    catalogue,
    claims,
    customer_links,
    devices,
    dispatch,
    erasures,
    errands,
    estimate_papers,
    estimates,
    exceptions,
    fault_reports,
    heartbeats,
    job_clock,
    latency,
    loaners,
    messages,
    metrics,
    opening,
    own_secret,
    pairing,
    parts_picks,
    people,
    public,
    public_booking,
    recalls,
    receptions,
    recommendations,
    record_import,
    records,
    repair_orders,
    reports,
    roles,
    rota,
    service_clock,
    sessions,
    settlements,
    shelf,
    shop_time,
    sightings,
    slips,
    slots,
    speakers,
    staff,
    standing,
    visit_history,
    visits,
    work_photos,
)
from server.api.errors import add_error_answers
from server.api.screens import add_screens
from server.api.services import Services
from server.realtime.conversation import Live

_ROUTED = (
    after_service,
    announcements,
    appointments,
    attendance,
    authority,
    bay_video,
    booking_codes,
    booths,
    catalogue,
    claims,
    customer_links,
    devices,
    dispatch,
    erasures,
    errands,
    estimate_papers,
    estimates,
    exceptions,
    fault_reports,
    heartbeats,
    job_clock,
    latency,
    loaners,
    messages,
    metrics,
    opening,
    own_secret,
    pairing,
    parts_picks,
    people,
    public,
    public_booking,
    recalls,
    receptions,
    recommendations,
    record_import,
    records,
    reports,
    roles,
    rota,
    service_clock,
    sessions,
    settlements,
    shelf,
    shop_time,
    sightings,
    slips,
    slots,
    speakers,
    staff,
    standing,
    visit_history,
    visits,
    work_photos,
)

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def create_app(services: Services, live: Live, lifespan: Lifespan) -> Starlette:
    """Return the application; `lifespan` starts and stops what runs beside it."""
    api = _api(services)
    # The tablets' taps and the boards go around FastAPI, which answers everything else.
    app = Starlette(routes=(*work_photos.routes, *repair_orders.routes, *boards.routes), lifespan=lifespan)
    app.router.default = api
    app.state.live = live
    for each in (app, api):
        each.state.services = services
        add_error_answers(each)
    return app


def _api(services: Services) -> FastAPI:
    # Without its own page of routes: nothing is told to somebody without credentials.
    app = FastAPI(title="Glassbay", version=services.version, openapi_url=None)
    for module in _ROUTED:
        app.include_router(module.router)
    add_screens(app, services.screens, services.recorders.addresses.values())
    return app
