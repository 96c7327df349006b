"""Routes that are asked all day: they stand before FastAPI, and nothing is put around them."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

Answering = Callable[[Request], Awaitable[Response]]


class _Endpoint:
    """An answering function as an application, which Starlette calls as it is."""

    def __init__(self, answer: Answering) -> None:
        self._answer = answer
        self.__name__ = answer.__name__

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)


def quick_route(path: str, answer: Answering, method: str) -> Route:
    """Return the route; what `answer` raises is answered as everywhere."""
    return Route(path, _Endpoint(answer), methods=[method])
