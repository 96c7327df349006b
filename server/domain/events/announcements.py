"""What is recorded of calls by voice."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event

PlayOutcome = Literal["played", "blocked", "failed", "silent"]
"""`silent`: no receipt came in time."""
SoundPlayer = Literal["page", "agent"]
TakeOutcome = Literal["heard", "unheard", "shown"]
"""`shown`: it was not to be heard, or there is no speaker in the room."""
AnnouncementEnding = Literal["said", "shown", "unheard", "expired", "quiet_hours", "departed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEvent(Event):
    """About one call by voice; some are about no visit."""

    visit_id: str | None
    announcement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementQueued(AnnouncementEvent):
    """Something is to be said when its turn comes."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementMade(AnnouncementEvent):
    """The call is spoken into a file and shown; the room's speakers play it, for the `take`th time."""

    seconds: float
    room: str = "lounge"
    take: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementPlayed(AnnouncementEvent):
    """A speaker says what became of the call, or (`silent`) said nothing in time."""

    outcome: PlayOutcome
    take: int = 1
    player: SoundPlayer = "page"
    speaker_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEnded(AnnouncementEvent):
    """The call will not be said again, and why."""

    ending: AnnouncementEnding
