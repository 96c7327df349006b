"""The messages between the server and a screen over its websocket (JSON, one object a frame).

A screen opens the socket, says `hello`, and is answered by `welcome` and then, for each topic, either the
deltas after the number it holds or a snapshot. A delta names the number before it (`previous`): a screen
whose own number is another has missed something and says `hello` again for that topic with null.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

TopicName = Annotated[str, Field(min_length=1, max_length=120)]
EpochMs = Annotated[float, Field(ge=0, le=4_000_000_000_000)]
"""Milliseconds since 1970, UTC; nothing of ours is measured after 2096."""
Board = dict[str, JsonValue]
"""A board is flat: a key such as `car/0198…` and the value that is shown for it."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(_Message):
    """Screen → server, first of all and whenever the topics change."""

    type: Literal["hello"] = "hello"
    token: str = Field(max_length=200, description="of a device, a session or a customer link")
    topics: dict[TopicName, int | None] = Field(max_length=8, description="topic → last number held")
    journal_id: str | None = Field(default=None, max_length=36, description="of the last welcome")


class Paint(_Message):
    """One frame on the glass: what moved a board on from `after` to `number` could be seen from then on."""

    topic: TopicName
    after: int
    number: int
    painted_at: EpochMs = Field(description="server time as the screen estimates it")


class Pulse(_Message):
    """Screen → server, every two seconds and when it has much to tell; answered by a heartbeat."""

    type: Literal["pulse"] = "pulse"
    sent_at: float = Field(description="the screen's own clock, milliseconds")
    painted: list[Paint] = Field(default=[], max_length=64, description="since the last pulse, in order")


class Played(_Message):
    """Screen → server: an announcement was played, or why it was not."""

    type: Literal["played"] = "played"
    announcement_id: str = Field(max_length=36)
    outcome: Literal["played", "blocked", "failed"]
    take: int = Field(default=1, ge=1, le=100, description="of the call, as the board has it")
    player: Literal["page", "agent"] = "page"


class ShopClock(_Message):
    """Shop time = shop_at + rate × (time since server_at). All in ms since 1970, UTC."""

    server_at: float
    shop_at: float
    rate: float


class Welcome(_Message):
    """Server → screen: the hello was accepted."""

    type: Literal["welcome"] = "welcome"
    journal_id: str
    version: str = Field(description="of the front end; a screen with another reloads")
    clock: ShopClock


class Snapshot(_Message):
    """Server → screen: the whole board as of `number`."""

    type: Literal["snapshot"] = "snapshot"
    topic: TopicName
    number: int
    board: Board


class Patch(_Message):
    """What changed: values to set and keys to remove."""

    set: Board
    remove: list[str]


class Delta(_Message):
    """Server → screen: the board moves from `previous` to `number`."""

    type: Literal["delta"] = "delta"
    topic: TopicName
    previous: int
    number: int
    patch: Patch


class Heartbeat(_Message):
    """Server → screen: the answer to a pulse; a topic behind its number here has missed a delta."""

    type: Literal["heartbeat"] = "heartbeat"
    sent_at: float = Field(description="of the pulse, given back")
    clock: ShopClock
    topics: dict[TopicName, int]


class Refused(_Message):
    """Server → screen: the hello was refused; the socket closes with 4401 or 4403."""

    type: Literal["refused"] = "refused"
    code: str
    detail: str


class RightsChanged(_Message):
    """Server → screen: it may still watch, but whoever has signed in may do other things than before.

    `GET /api/sessions/current` tells which.
    """

    type: Literal["rights"] = "rights"


ScreenMessage = Annotated[Hello | Pulse | Played, Field(discriminator="type")]
ServerMessage = Annotated[
    Welcome | Snapshot | Delta | Heartbeat | Refused | RightsChanged, Field(discriminator="type")
]
