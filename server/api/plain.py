"""Plain HTTP beside HTTPS: the authority for devices that lack it, and the way to HTTPS. Nothing else."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from server.api import authority, public
from server.api.errors import add_error_answers
from server.api.screens import add_pages
from server.api.services import Services

AUTHORITY_PAGE = "/authority"


def create_plain_app(services: Services, secure_port: int) -> FastAPI:
    """Return the application of the plain port; it shares no more with the other than words and files."""
    app = FastAPI(title="Glassbay", openapi_url=None)
    app.state.services = services
    add_error_answers(app)
    app.include_router(authority.router)
    app.include_router(public.router)
    add_pages(app, services.screens, [AUTHORITY_PAGE])

    @app.get("/{path:path}", include_in_schema=False)
    async def to_https(request: Request) -> Response:
        if request.url.path == "/" and services.authority is not None:
            return RedirectResponse(AUTHORITY_PAGE)
        return RedirectResponse(str(request.url.replace(scheme="https", port=secure_port)))

    return app
