"""What each screen shows: the values on the boards, by topic and key.

A board is flat (`Board` in `realtime`): each key below holds one value of the named model.

- `lounge`: `shop`: ShopHead · `car/<visit>`: LoungeCar · `call/<room>`: Call (absent: nobody is called)
- `gate`: `shop` · `greeting`: Greeting (the latest; absent before the first) · `booking/<id>`: GateBooking
- `workshop`: `shop` · `bay/<id>`: Bay · `car/<visit>`: FloorCar · `staff/<id>`: StaffState ·
  `stage/<flow>/<key>`: StageColumn · `exception/<id>`: OpenException
- `desk`: as `workshop`, and `arrival/<sighting>`: Arrival · `booking/<id>`: DeskBooking ·
  `camera/<name>`: Camera
- `bay/<number>`: `shop` · `bay`: Bay · `job`: BayJob (absent when free) · `next/<visit>`: FloorCar ·
  `staff/<id>`: StaffState
- `visit/<link>`: `shop` · `visit`: CustomerVisit

Screens order rows by their values. No board depends on the hour: what is late or at risk, a screen works out
from the times below and the shop's clock. Instants are aware UTC (ISO 8601, `Z`); money is in minor units.
"""

from datetime import datetime
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from server.domain.plate import PlateColour

PublicStep = Literal["reception", "approval", "service", "checking", "washing", "ready"]
StageKindName = Literal[
    "wait", "reception", "authorization", "work", "check", "wash", "ready", "settle", "done"
]
WorkState = Literal["queued", "assigned", "working", "paused"]
PauseReason = Literal["parts", "authorization", "help", "break", "tool", "other"]
LineAuthorization = Literal["requested", "authorized", "declined"]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @cached_property
    def as_json(self) -> JsonValue:
        """The value as plain JSON, made once: several boards show it, and most changes concern others."""
        return self.model_dump(mode="json")


Shown = dict[str, _Value]
"""A board's values by their keys."""


class Words(_Value):
    """One text in both languages."""

    zh: str
    en: str


class Plate(_Value):
    """A plate to draw. `text` has no separators; `•` stands for a masked character."""

    text: str
    colour: PlateColour


class Window(_Value):
    """The promised time as a window; `moved` once the advisor has promised a later one."""

    from_at: datetime
    to_at: datetime
    moved: bool


class ShopHead(_Value):
    """What every screen says about the shop."""

    name: Words
    zone: str = Field(description="IANA")
    languages: list[Literal["zh", "en"]]
    follow_url: str | None = Field(description="for the QR `follow on your phone`; null: no public address")


class LoungeCar(_Value):
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


class Call(_Value):
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


class Greeting(_Value):
    """What the gate shows for 6–8 s: a plate only when there is no doubt."""

    greeting_id: str
    outcome: Literal["welcome", "neutral"]
    plate: Plate | None
    advisor: Words | None
    lane: str | None = Field(description="where to drive, e.g. `2`")
    arrow: Literal["left", "straight", "right"]
    greeted_at: datetime


class GateBooking(_Value):
    """One line of today's welcome list."""

    slot_at: datetime
    plate: Plate
    brand: Words
    series: Words
    advisor: Words | None
    state: Literal["expected", "arrived", "in_service", "no_show", "cancelled"]


class Bay(_Value):
    """A bay and what stands in it."""

    bay_id: str
    number: str
    kind: str = Field(description="e.g. `lift`, `alignment`, `paint_booth`")
    name: Words
    visit_id: str | None


class Work(_Value):
    """The work on one order in one bay. Worked so far = worked_seconds + (now - working_since, if set)."""

    state: WorkState
    bay_id: str | None
    technician: Words | None
    technician_id: str | None
    standard_minutes: int
    worked_seconds: float
    working_since: datetime | None
    started_at: datetime | None
    pause_reason: PauseReason | None
    paused_at: datetime | None
    help_called_at: datetime | None


class JobLine(_Value):
    """One item of work: what it is, what it costs, whether the customer allowed it."""

    line_id: str
    title: Words
    standard_minutes: int
    price_minor: int
    added: bool = Field(description="found during the work, so authorized on its own")
    safety: bool
    explanation: Words | None
    authorization: LineAuthorization
    options: list["LineOption"]
    option_id: str | None = Field(description="the alternative the customer chose")
    requested_at: datetime | None


class LineOption(_Value):
    """One way to do an added line, e.g. another brand of part."""

    option_id: str
    title: Words
    detail: Words
    minutes: int
    price_minor: int


class ChecklistItem(_Value):
    """One thing to do or look at before the self check."""

    item_id: str
    title: Words
    ticked_at: datetime | None


class FloorCar(_Value):
    """One car as the staff see it."""

    visit_id: str
    order_id: str
    order_version: int = Field(description="send it back with a deed: a stale one is refused")
    order_number: str
    plate: Plate
    brand: Words
    series: Words
    job: Words = Field(description="the first line's title")
    advisor_id: str | None
    advisor: Words | None
    flow: str
    stage: str
    stage_kind: StageKindName
    stage_entered_at: datetime
    stage_limit_minutes: int
    step: PublicStep
    step_index: int
    step_count: int
    work: Work | None = Field(description="while the stage is one of work, and before it has begun")
    window: Window | None
    arrived_at: datetime
    booked: bool
    waits_here: bool
    rework_count: int
    called_at: datetime | None
    settled_at: datetime | None
    total_minor: int
    lines: list[JobLine]
    allowed: list[str] = Field(description="deeds that the stage allows now, e.g. `start_work`")
    customer_link: bool = Field(description="whether the customer has a page; POST …/customer-link tells it")


class StaffState(_Value):
    """Who is here and what they do."""

    staff_id: str
    name: Words
    surname: Words
    roles: list[str]
    state: Literal["working", "free", "break", "off"]
    bay_number: str | None


class StageColumn(_Value):
    """One column of the board by stage."""

    stage: str
    name: Words
    kind: StageKindName
    order: int
    wip_limit: int | None
    flow: str


class OpenException(_Value):
    """Something a named person must settle, until it is settled."""

    exception_id: str
    kind: str = Field(description="a wording key after `exception.`, e.g. `left_unsettled`, `tap_refused`")
    visit_id: str | None
    plate: Plate | None
    owner: Words | None
    raised_at: datetime


class Candidate(_Value):
    """One plate that a doubtful read may be."""

    plate: Plate
    probability: float
    appointment_id: str | None
    slot_at: datetime | None
    vehicle_id: str | None
    brand: Words | None
    series: Words | None


class Arrival(_Value):
    """A passage at the entrance that an advisor must answer: greet it, or say which car it is."""

    sighting_id: str
    seen_at: datetime
    camera: str
    crop: str | None = Field(description="path of the picture; fetch it with the token")
    outcome: Literal["greeted", "doubtful"]
    candidates: list[Candidate] = Field(max_length=3)
    visit_id: str | None
    greeted_by: Words | None
    received: bool = Field(description="reception has begun, or the advisor has answered")


class DeskBooking(GateBooking):
    """A booking with what the desk may see."""

    appointment_id: str
    flow: str
    job: Words
    customer_name: str
    advisor_id: str | None


class Camera(_Value):
    """A camera, as its agent last said; `bay` is the number of the bay that it hangs over, if any."""

    camera: str
    direction: Literal["in", "out", "both", "bay"]
    bay: str | None
    state: Literal["up", "down", "unknown"]
    reason: str
    since: datetime
    outbox_waiting: int


class BayView(_Value):
    """A bay that can be shown and in which a car stands."""

    bay: str
    name: Words
    visit_id: str
    shown: bool = Field(description="false while the technician has switched the camera off for this job")
    up: bool = Field(description="whether the camera gives pictures; true of a recorder: nobody knows")
    source: Literal["camera", "recorder"] = Field(
        description="what to ask: /api/bay-video/{bay}/frame for pictures, or …/address for the recorder's"
    )


class BayStill(_Value):
    """A picture of a car in its bay, kept with the visit."""

    visit_id: str
    bay: str
    moment: Literal["begun", "finished"]
    taken_at: datetime
    picture: str = Field(description="path of the picture; fetch it with the token")


class BayJob(_Value):
    """The one job on a bay tablet."""

    car: FloorCar
    checklist: list[ChecklistItem]
    photos: int
    mileage_km: int | None


class TimelineEntry(_Value):
    """One step that the customer's car has reached."""

    step: PublicStep
    at: datetime


class CustomerVisit(_Value):
    """The customer's own page: the whole plate, the prices, nobody else's car."""

    plate: Plate
    brand: Words
    series: Words
    step: PublicStep
    step_index: int
    step_count: int
    steps: list[PublicStep]
    timeline: list[TimelineEntry]
    window: Window | None
    advisor: Words | None
    lines: list[JobLine]
    total_minor: int
    ready_at: datetime | None
    handover_bay: str | None
    delivered_at: datetime | None
    rating: int | None
    expires_at: datetime
