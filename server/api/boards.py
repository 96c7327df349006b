"""Boards over plain HTTP: the same snapshot that a screen gets over its socket.

Their route is a quick one, as those of the deeds.
"""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse

from server.api.authentication import current_actor
from server.api.quick_routes import quick_route
from server.api.services import services
from server.realtime.board_document import BoardDocument


async def _board(request: Request) -> Response:
    """Return a topic's board as it stands, a `Snapshot`; nothing new (304) to whoever has it already.

    Its bytes are kept for each number: no model is made or checked for a request (decision 013).
    """
    found = await services(request)
    actor = await current_actor(request)
    topic: str = request.path_params["topic"]
    found.gatekeeper.may_watch(actor, topic)
    return _answer(request, found.hub.feed(actor.shop_id).history(topic).document())


def _answer(request: Request, document: BoardDocument) -> Response:
    headers = {
        "Cache-Control": "private, no-cache",
        "ETag": f'"{document.tag}"',
        "Vary": "Authorization, Accept-Encoding",
    }
    if document.tag in request.headers.get("If-None-Match", ""):
        return NotModifiedResponse(Headers(headers))
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(document.compressed, media_type="application/json", headers=headers)
    return Response(document.body, media_type="application/json", headers=headers)


routes = [quick_route("/api/boards/{topic:path}", _board, "GET")]
