"""The built screens: one page for every address that is not the API's."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from server.domain.errors import NotFound
from server.domain.recorder_address import RecorderAddress

PAGES = (
    "/",
    "/lounge",
    "/gate",
    "/gate/list",
    "/workshop",
    "/workshop/stages",
    "/workshop/body-and-paint",
    "/bay/{number}",
    "/desk",
    "/reception",
    "/desk/bookings",
    "/desk/messages",
    "/after-service",
    "/errands",
    "/slips",
    "/work-list",
    "/settlement/{order}",
    "/estimate/{order}",
    "/v/{link}/estimate",
    "/manager",
    "/parts",
    "/people",
    "/people/rota",
    "/recalls",
    "/win-back",
    "/people/hours",
    "/knowledge",
    "/records/{kind}/{id}",
    "/erasures",
    "/loaners",
    "/till",
    "/claims",
    "/v/{token}",
    "/follow",
    "/book",
    "/book/{code}",
    "/pair",
    "/sign-in",
    "/account",
    "/administrator",
    "/administrator/{page}",
    "/authority",
)
SERVICE_WORKER = "/service_worker.js"
_HEADERS = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def security_policy(recorders: Iterable[RecorderAddress] = ()) -> str:
    """Return where pages may load from: this server, and the origins of `recorders`, nothing else."""
    origins = sorted({(recorder.kind, recorder.origin) for recorder in recorders})
    asked = "".join(f" {origin}" for kind, origin in origins if kind == "webrtc")
    played = "".join(f" {origin}" for kind, origin in origins if kind == "hls")
    return (
        f"default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:{played}; "
        f"style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:{asked}; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )


def add_screens(app: FastAPI, folder: Path, recorders: Iterable[RecorderAddress]) -> None:
    """Serve the screens of `folder`; without it the pages answer that they were not built."""
    add_pages(app, folder, PAGES, recorders)
    app.get(SERVICE_WORKER, include_in_schema=False)(lambda: _service_worker(folder))


def add_pages(
    app: FastAPI, folder: Path, paths: Iterable[str], recorders: Iterable[RecorderAddress] = ()
) -> None:
    """Serve some of the screens, with what all of them need; they may show what `recorders` show."""
    router = APIRouter(include_in_schema=False)
    policy = security_policy(recorders)

    def page() -> Response:
        return built_page(folder, policy=policy)

    for path in paths:
        router.get(path)(page)
    app.include_router(router)
    if (folder / "assets").exists():
        app.mount("/assets", _Assets(directory=folder / "assets"), name="assets")


def asks_for_page(request: Request) -> bool:
    """Whether a person's browser asks, rather than a program or a page for a part of itself."""
    path = request.url.path
    wants_html = "text/html" in request.headers.get("accept", "")
    return request.method == "GET" and wants_html and not path.startswith(("/api/", "/assets/"))


def built_page(folder: Path, status: int = 200, policy: str = "") -> Response:
    """Return the page that every screen is; it finds out from the address which one. NotFound: not built."""
    index = folder / "index.html"
    if not index.exists():
        raise NotFound("the screens are not built; run `make screens`", folder=str(folder.name))
    return FileResponse(index, status, headers=_headers(policy or security_policy()))


def _headers(policy: str) -> dict[str, str]:
    return _HEADERS | {"Content-Security-Policy": policy}


def _service_worker(folder: Path) -> Response:
    """The program with which a browser keeps the screens; it may be another after each update."""
    file = folder / "service_worker.js"
    if not file.exists():
        raise NotFound("the screens are not built; run `make screens`", folder=str(folder.name))
    return FileResponse(file, headers=_headers(security_policy()), media_type="text/javascript")


class _Assets(StaticFiles):
    """Built files with a digest in their names: what a name stands for never changes."""

    def file_response(self, *arguments: Any, **options: Any) -> Response:
        """Let browsers keep the file for good."""
        response = super().file_response(*arguments, **options)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
