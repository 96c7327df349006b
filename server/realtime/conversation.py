"""One screen's conversation: what it says is answered in its order, what happens is told while it listens."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from pydantic import TypeAdapter, ValidationError
from websockets.frames import CloseCode

from server.access.gatekeeper import Gatekeeper
from server.contract.realtime import (
    Delta,
    Hello,
    Paint,
    Played,
    Pulse,
    Refused,
    ScreenMessage,
    ShopClock,
)
from server.domain.errors import NotSignedIn, WorkshopError
from server.domain.staff import Actor
from server.realtime.frames import Framed, text_frame
from server.realtime.hub import Hub, ShopFeed
from server.realtime.session import Session
from server.realtime.topic_history import TopicHistory
from server.shop_clock import real_ms

log = structlog.get_logger()
MOST_UNANSWERED = 32
"""A screen says a few words a second; one that says more at once is none of ours."""
INVALID = 4400
NOT_SIGNED_IN = 4401
NOT_ALLOWED = 4403
_MESSAGE: TypeAdapter[ScreenMessage] = TypeAdapter(ScreenMessage)

Painted = Callable[[Actor, Collection[Paint], float], None]
"""Told who painted what, and since when (server time in ms) they have been told of changes as they come."""


@dataclass(frozen=True, slots=True)
class Live:
    """What every conversation needs. `played`, `heard` and `painted` are told what screens say back."""

    hub: Hub
    gatekeeper: Gatekeeper
    clock: Callable[[], ShopClock]
    played: Callable[[Actor, Played], None]
    version: str
    """Of the screens that the server hands out."""
    heard: Callable[[Actor], None]
    """Is told of every pulse."""
    painted: Painted


class Line(Protocol):
    """The way to one screen."""

    @property
    def full(self) -> bool:
        """Whether the screen has stopped reading."""
        ...

    def send(self, frame: bytes) -> None:
        """Send a frame; must not block."""
        ...

    def close(self, code: int) -> None:
        """Say why, and hang up."""
        ...


@dataclass(frozen=True, slots=True)
class _Watching:
    """What a screen has been admitted to, by its last hello."""

    hello: Hello
    device_id: str | None
    feed: ShopFeed
    session: Session
    histories: Mapping[str, TopicHistory]
    since_ms: float
    """Real time of the hello."""


class Conversation:
    """What one screen says and is told."""

    def __init__(self, live: Live, line: Line) -> None:
        self._live = live
        self._line = line
        self._unanswered: deque[bytes | None] = deque()
        self._answering: asyncio.Task[None] | None = None
        self._watching: _Watching | None = None

    @property
    def topics(self) -> Collection[str]:
        """What this screen watches."""
        return self._watching.session.sent if self._watching else ()

    @property
    def stopped_reading(self) -> bool:
        """Whether the screen does not take what it is told."""
        return self._line.full

    def hear(self, said: bytes) -> None:
        """Take one message; it is answered after those before it."""
        if len(self._unanswered) >= MOST_UNANSWERED:
            self._line.close(INVALID)
            return
        self._take(said)

    def reconsider(self, device_id: str) -> None:
        """Look again whether this screen may watch what it watches: its device was changed or revoked."""
        if self._watching is not None and self._watching.device_id == device_id:
            self._take(None)

    def tell(self, deltas: Sequence[Framed[Delta]]) -> None:
        """Send the deltas that this screen watches; one that does not read is told afresh when it does."""
        if self._watching is None or self._line.full:
            return
        takes = self._watching.session.takes
        for delta in deltas:
            if takes(delta.message):
                self._line.send(delta.frame)

    def reads_again(self) -> None:
        """Tell the screen what it has missed while it did not read."""
        if self._watching is None:
            return
        for snapshot in self._watching.session.afresh(self._watching.histories):
            self._line.send(snapshot.frame)

    def end(self) -> None:
        """Forget a screen that has gone."""
        self._unanswered.clear()
        if self._answering is not None:
            self._answering.cancel()
        if self._watching is not None:
            self._watching.feed.unwatch(self)

    def _take(self, said: bytes | None) -> None:
        """Line up what was said, or None: a look whether the screen is still admitted."""
        self._unanswered.append(said)
        if self._answering is None:
            self._answering = asyncio.get_running_loop().create_task(self._answer_all())

    async def _answer_all(self) -> None:
        try:
            while self._unanswered:
                said = self._unanswered.popleft()
                if said is not None:
                    await self._answer(_MESSAGE.validate_json(said))
                elif self._watching is not None:
                    await self._admit(self._watching.hello)
        except ValidationError:
            self._line.close(INVALID)
        except WorkshopError as refusal:
            self._line.send(text_frame(Refused(code=refusal.code, detail=refusal.detail)))
            self._line.close(NOT_SIGNED_IN if isinstance(refusal, NotSignedIn) else NOT_ALLOWED)
        except Exception:
            # A screen that hears nothing would show an old board as if it were live: it is to call again.
            log.exception("a screen could not be answered")
            self._line.close(CloseCode.INTERNAL_ERROR)
        finally:
            self._answering = None

    async def _answer(self, message: ScreenMessage) -> None:
        watching = self._watching
        if isinstance(message, Hello):
            await self._greet(message)
        elif watching is None:
            raise NotSignedIn("say hello with a token first")
        else:
            # Asked each time: whoever was revoked since is refused at once.
            actor = await self._admit(watching.hello)
            if isinstance(message, Played):
                self._live.played(actor, message)
            else:
                self._take_pulse(actor, message, watching)

    def _take_pulse(self, actor: Actor, pulse: Pulse, watching: _Watching) -> None:
        self._live.heard(actor)
        painted = [paint for paint in pulse.painted if paint.topic in watching.histories]
        if painted:
            self._live.painted(actor, painted, watching.since_ms)
        if not self._line.full:
            self._line.send(text_frame(watching.session.pulse(pulse, watching.histories)))

    async def _greet(self, hello: Hello) -> None:
        actor = await self._admit(hello)
        if self._watching is not None:
            self._watching.feed.unwatch(self)
        feed = self._live.hub.feed(actor.shop_id)
        session = Session(actor.shop_id, self._live.version, self._live.clock)
        await feed.come_to(hello.topics)
        histories = feed.watch(self, list(hello.topics))
        self._watching = _Watching(hello, actor.device_id, feed, session, histories, real_ms())
        for reply in session.hello(hello, histories):
            self._line.send(reply.frame if isinstance(reply, Framed) else text_frame(reply))

    async def _admit(self, hello: Hello) -> Actor:
        actor = await asyncio.to_thread(self._live.gatekeeper.actor_of, hello.token)
        for topic in hello.topics:
            self._live.gatekeeper.may_watch(actor, topic)
        return actor
