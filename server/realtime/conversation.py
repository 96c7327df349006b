"""One screen's conversation: what it says is answered in its order, what happens is told while it listens."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace

import structlog
from pydantic import TypeAdapter, ValidationError
from websockets.frames import CloseCode

from server.access.gatekeeper import Gatekeeper
from server.access.rights import changes_rights
from server.contract.realtime import (
    Delta,
    Hello,
    Paint,
    Played,
    Pulse,
    Refused,
    RightsChanged,
    ScreenMessage,
    ShopClock,
)
from server.domain.errors import NotSignedIn, StorageUnavailable, WorkshopError
from server.domain.events import Event
from server.domain.staff import Actor
from server.realtime.frames import Framed, text_frame
from server.realtime.hub import Hub
from server.realtime.session import Session
from server.realtime.shop_feed import ShopFeed
from server.realtime.topic_history import TopicHistory
from server.realtime.wire import Wire
from server.shop_clock import real_ms

log = structlog.get_logger()
MOST_A_SECOND = 32
"""A screen says a few words a second; one that says so many is none of ours."""
ASK_AGAIN_SECONDS = 30.0
"""The journal tells at once of a device or a member of staff that may no longer watch. It does not tell of a
token that has run out, nor of one that was signed out: those are noticed by then."""
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


@dataclass(frozen=True, slots=True)
class _Watching:
    """What a screen has been admitted to, by the token of its last hello."""

    token: str
    actor: Actor
    asked_at: float
    """When the token was last looked up; seconds of the loop's clock."""
    feed: ShopFeed
    session: Session
    histories: Mapping[str, TopicHistory]
    since_ms: float
    """Real time of the hello."""


class Conversation:
    """What one screen says and is told."""

    __slots__ = (
        "_asking",
        "_doubted",
        "_hang_up_with",
        "_heard",
        "_live",
        "_loop",
        "_second",
        "_unanswered",
        "_watching",
        "_wire",
    )

    def __init__(self, live: Live, wire: Wire, hang_up: Callable[[int], None]) -> None:
        """`hang_up` says goodbye with a code."""
        self._live = live
        self._wire = wire
        self._hang_up_with = hang_up
        self._loop = asyncio.get_running_loop()
        self._unanswered: list[bytes] = []
        self._second = 0
        self._heard = 0
        self._asking: asyncio.Task[None] | None = None
        self._doubted = False
        self._watching: _Watching | None = None

    @property
    def topics(self) -> Collection[str]:
        """What this screen watches."""
        return self._watching.session.sent if self._watching else ()

    @property
    def stopped_reading(self) -> bool:
        """Whether the screen does not take what it is told."""
        return self._wire.full

    def hear(self, said: bytes) -> None:
        """Take one message; it is answered after those before it."""
        if self._is_flooded():
            self._unanswered.clear()
            self._hang_up_with(INVALID)
            return
        self._unanswered.append(said)
        self._go_on()

    def reconsider(self, event: Event) -> None:
        """Ask again who the screen is and what it may, if this has changed it."""
        if self._watching is not None:
            self._doubted = self._doubted or changes_rights(event, self._watching.actor)
            self._go_on()

    def tell(self, deltas: Sequence[Framed[Delta]]) -> None:
        """Send the deltas that this screen watches; one that does not read is told afresh when it does."""
        wire = self._wire
        if self._watching is None or wire.full or wire.over:
            return
        takes = self._watching.session.takes
        for delta in deltas:
            if takes(delta.message):
                wire.send(delta.frame)

    def reads_again(self) -> None:
        """Tell the screen what it has missed while it did not read."""
        if self._watching is None or self._wire.over:
            return
        for snapshot in self._watching.session.afresh(self._watching.histories):
            self._send(snapshot.frame)

    def end(self) -> None:
        """Forget a screen that has gone."""
        self._unanswered.clear()
        if self._asking is not None:
            self._asking.cancel()
        if self._watching is not None:
            self._watching.feed.unwatch(self)

    def _is_flooded(self) -> bool:
        """Count a message; too many in one second, or that wait while somebody is asked, are a flood."""
        second = int(self._loop.time())
        self._second, self._heard = second, 1 + (self._heard if second == self._second else 0)
        return max(self._heard, len(self._unanswered)) > MOST_A_SECOND

    def _go_on(self) -> None:
        """Answer what was said, until somebody has to be asked who the screen is."""
        try:
            while self._asking is None and (self._unanswered or self._doubted):
                if self._watching is not None and self._is_doubtful(self._watching):
                    self._ask(self._ask_again(self._watching, changed=self._doubted))
                else:
                    self._answer(_MESSAGE.validate_json(self._unanswered.pop(0)))
        except Exception as problem:
            self._hang_up(problem)

    def _is_doubtful(self, watching: _Watching) -> bool:
        return self._doubted or self._loop.time() - watching.asked_at >= ASK_AGAIN_SECONDS

    def _ask(self, asking: Coroutine[None, None, None]) -> None:
        self._doubted = False
        self._asking = self._loop.create_task(self._asked(asking))

    async def _asked(self, asking: Coroutine[None, None, None]) -> None:
        try:
            await asking
        except Exception as problem:
            self._hang_up(problem)
        finally:
            self._asking = None
        self._go_on()

    def _answer(self, message: ScreenMessage) -> None:
        watching = self._watching
        if isinstance(message, Hello):
            self._ask(self._greet(message))
        elif watching is None:
            raise NotSignedIn("say hello with a token first")
        elif isinstance(message, Played):
            self._live.played(watching.actor, message)
        else:
            self._take_pulse(message, watching)

    def _take_pulse(self, pulse: Pulse, watching: _Watching) -> None:
        self._live.heard(watching.actor)
        painted = [paint for paint in pulse.painted if paint.topic in watching.histories]
        if painted:
            self._live.painted(watching.actor, painted, watching.since_ms)
        # A heartbeat says that the boards are current: of a floor that stands still it would be a lie.
        if not self._wire.full and not watching.feed.is_behind:
            self._send(text_frame(watching.session.pulse(pulse, watching.histories)))

    async def _greet(self, hello: Hello) -> None:
        actor = await self._admit(hello.token, hello.topics)
        if self._watching is not None:
            self._watching.feed.unwatch(self)
        feed = self._live.hub.feed(actor.shop_id)
        session = Session(actor.shop_id, self._live.version, self._live.clock)
        await feed.come_to(hello.topics)
        histories = feed.watch(self, list(hello.topics))
        self._watching = _Watching(
            token=hello.token,
            actor=actor,
            asked_at=self._loop.time(),
            feed=feed,
            session=session,
            histories=histories,
            since_ms=real_ms(),
        )
        for reply in session.hello(hello, histories):
            self._send(reply.frame if isinstance(reply, Framed) else text_frame(reply))

    async def _ask_again(self, watching: _Watching, *, changed: bool) -> None:
        actor = await self._admit(watching.token, watching.session.sent)
        self._watching = replace(watching, actor=actor, asked_at=self._loop.time())
        if changed:
            self._send(text_frame(RightsChanged()))

    async def _admit(self, token: str, topics: Collection[str]) -> Actor:
        actor = await self._live.gatekeeper.admit(token)
        for topic in topics:
            self._live.gatekeeper.may_watch(actor, topic)
        return actor

    def _send(self, frame: bytes) -> None:
        if not self._wire.over:
            self._wire.send(frame)

    def _hang_up(self, problem: Exception) -> None:
        """Say why, and end; what the screen has said since is not answered any more."""
        self._unanswered.clear()
        if isinstance(problem, ValidationError):
            self._hang_up_with(INVALID)
        elif isinstance(problem, StorageUnavailable):
            # No refusal of the screen: its token may be as good as ever.
            self._hang_up_with(CloseCode.TRY_AGAIN_LATER)
        elif isinstance(problem, WorkshopError):
            self._send(text_frame(Refused(code=problem.code, detail=problem.detail)))
            self._hang_up_with(NOT_SIGNED_IN if isinstance(problem, NotSignedIn) else NOT_ALLOWED)
        else:
            # A screen that hears nothing would show an old board as if it were live: it is to call again.
            log.error("a screen could not be answered", exc_info=problem)
            self._hang_up_with(CloseCode.INTERNAL_ERROR)
