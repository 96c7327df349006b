"""Ferrying a session's messages over a websocket; everything that decides is elsewhere."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress

from pydantic import TypeAdapter, ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.access.gatekeeper import Gatekeeper
from server.contract.realtime import (
    Delta,
    Hello,
    Painted,
    Played,
    Pulse,
    Refused,
    ScreenMessage,
    ShopClock,
)
from server.domain.errors import NotSignedIn, WorkshopError
from server.domain.staff import Actor
from server.realtime.hub import Hub, ShopFeed
from server.realtime.session import Reply, Session
from server.realtime.topic_history import TopicHistory

MOST_WAITING = 64
NOT_SIGNED_IN = 4401
NOT_ALLOWED = 4403
INVALID = 4400
TOO_SLOW = 4408
_MESSAGE: TypeAdapter[ScreenMessage] = TypeAdapter(ScreenMessage)

Acknowledge = Callable[[Actor, Painted | Played], None]


class Screen:
    """One connected screen: a session, and a bounded buffer of what is still to be sent."""

    def __init__(self, socket: WebSocket, session: Session) -> None:
        self._socket = socket
        self._session = session
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self.too_slow = asyncio.Event()

    @property
    def topics(self) -> Collection[str]:
        """What this screen watches."""
        return self._session.sent.keys()

    def tell(self, deltas: list[Delta]) -> None:
        """Queue the deltas that this screen watches."""
        self.send([reply for delta in deltas for reply in self._session.deliver(delta)])

    def send(self, replies: Sequence[Reply]) -> None:
        """Queue messages; a screen that does not read is marked, and cut off by its sender."""
        for reply in replies:
            try:
                self._waiting.put_nowait(reply.model_dump_json())
            except asyncio.QueueFull:
                self.too_slow.set()
                return

    async def ferry(self) -> None:
        """Send what is queued, until cancelled."""
        while True:
            await self._socket.send_text(await self._waiting.get())


class LiveSocket:
    """Serves `/api/live`."""

    def __init__(
        self,
        hub: Hub,
        gatekeeper: Gatekeeper,
        clock: Callable[[], ShopClock],
        acknowledge: Acknowledge,
        version: str,
    ) -> None:
        """`acknowledge` is told what screens painted and played."""
        self._hub = hub
        self._gatekeeper = gatekeeper
        self._clock = clock
        self._acknowledge = acknowledge
        self._version = version

    async def serve(self, socket: WebSocket) -> None:
        """Talk to one screen until it goes, is refused, or is too slow."""
        await socket.accept()
        try:
            first = _MESSAGE.validate_json(await socket.receive_text())
            if not isinstance(first, Hello):
                raise NotSignedIn("say hello with a token first")
            actor = await self._admit(first)
        except WorkshopError as refusal:
            await _refuse(socket, refusal)
        except (ValidationError, WebSocketDisconnect, KeyError):
            await _close(socket, INVALID)
        else:
            await self._converse(socket, actor, first)

    async def _admit(self, hello: Hello) -> Actor:
        actor = await asyncio.to_thread(self._gatekeeper.actor_of, hello.token)
        for topic in hello.topics:
            self._gatekeeper.may_watch(actor, topic)
        return actor

    async def _converse(self, socket: WebSocket, actor: Actor, hello: Hello) -> None:
        feed = self._hub.feed(actor.shop_id)
        session = Session(actor.shop_id, self._version, self._clock)
        screen = Screen(socket, session)
        histories = feed.watch(screen, list(hello.topics))
        screen.send(session.hello(hello, histories))
        tasks = [
            asyncio.create_task(screen.ferry()),
            asyncio.create_task(self._listen(socket, hello, feed, screen, session, histories)),
            asyncio.create_task(screen.too_slow.wait()),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            feed.unwatch(screen)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await _close(socket, TOO_SLOW if screen.too_slow.is_set() else INVALID)

    async def _listen(
        self,
        socket: WebSocket,
        hello: Hello,
        feed: ShopFeed,
        screen: Screen,
        session: Session,
        histories: Mapping[str, TopicHistory],
    ) -> None:
        """Answer what the screen says until it goes, may no longer watch, or cannot be understood."""
        with suppress(WebSocketDisconnect, ValidationError, WorkshopError):
            while True:
                message = _MESSAGE.validate_json(await socket.receive_text())
                match message:
                    case Pulse():
                        await self._admit(hello)
                        screen.send([session.pulse(message, histories)])
                    case Hello():
                        hello = message
                        await self._admit(hello)
                        histories = feed.watch(screen, list(message.topics))
                        screen.send(session.hello(message, histories))
                    case Painted() | Played():
                        self._acknowledge(await self._admit(hello), message)


async def _refuse(socket: WebSocket, refusal: WorkshopError) -> None:
    code = NOT_SIGNED_IN if isinstance(refusal, NotSignedIn) else NOT_ALLOWED
    await socket.send_text(Refused(code=refusal.code, detail=refusal.detail).model_dump_json())
    await _close(socket, code)


async def _close(socket: WebSocket, code: int) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)
