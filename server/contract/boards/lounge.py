"""The lounge: cars under masks, and the calls."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.values import Plate, Value, Window, Words

PublicStep = Literal["reception", "approval", "service", "checking", "washing", "ready"]


class LoungeCar(Value):
    """One row of the lounge: never a name, a phone number, a price or a fault."""

    plate: Plate = Field(description="masked; told apart from every other plate on this board")
    brand: Words
    series: Words
    step: PublicStep
    step_index: int = Field(ge=0)
    step_count: int = Field(le=6)
    needs_customer: bool = Field(description="the customer must sign or approve: look at the phone")
    window: Window | None
    advisor: Words | None = Field(description="surname only")
    handover_bay: str | None
    ready_at: datetime | None = Field(description="set: pinned on top")


class Call(Value):
    """The announcement being made for a room's people, with what is spoken word for word.

    A screen shows the call of its own room, and plays `audio` once for each `take`, if it is heard in `room`
    (`GET /api/speaker`): where it is said now, which is another room where nobody heard it in its own.
    """

    announcement_id: str
    visit_id: str | None = Field(description="null where it is about no car")
    plate: Plate | None
    caption: Words
    audio: str | None = Field(description="path of the WAV; fetch it with the token; null: shown only")
    seconds: float
    called_at: datetime
    take: int = Field(description="how often it has been begun; a new number is played anew")
    room: str
