"""What the server tells of its measured latency."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True)


class LegFigures(_Message):
    """One leg of the way to the glass, over its last 1,000 measurements."""

    leg: str
    count: int = Field(description="measurements since the server started")
    p50_ms: float
    p95_ms: float
    p99_ms: float


class ScreenPaint(_Message):
    """The newest change that a paired screen has said to have painted."""

    device_id: str
    topic: str
    number: int = Field(description="of the journal")
    board_number: int = Field(description="of the board now: a higher one is not yet on the glass")
    painted_at: datetime


class LatencyAnswer(_Message):
    """Plate to glass, and tap to glass, as this server process has measured them in one shop."""

    since: datetime
    sightings: list[LegFigures]
    taps: list[LegFigures]
    screens: list[ScreenPaint]
