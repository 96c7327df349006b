"""Rows that carry words or pictures: they can be deleted while the journal stays whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from server.domain.discounts import USUAL_LIMITS, DiscountLimit
from server.domain.events import AnnouncementEnding, PlayOutcome, SoundPlayer, TakeOutcome
from server.domain.plate import PlateColour
from server.domain.stage import Name
from server.domain.working_calendar import EVERY_DAY, Opening, WorkingCalendar

Lattice = tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True, slots=True)
class OptionWords:
    """The words of one option of an added line."""

    option_id: str
    title: Name
    detail: Name


@dataclass(frozen=True, slots=True)
class LinePart:
    """One part that a line takes, as whoever does the work is told it."""

    name: Name
    number: str
    brand: str
    quantity_thousandths: int


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of one line of an order."""

    line_id: str
    shop_id: str
    order_id: str
    title: Name
    explanation: Name | None = None
    options: tuple[OptionWords, ...] = ()
    parts: tuple[LinePart, ...] = ()


@dataclass(frozen=True, slots=True)
class AppointmentWords:
    """The words of one appointment; `reason` is why it was overbooked, or was cancelled.

    `contact` is who booked from the web and their number, whoever the car's owner on record is.
    """

    appointment_id: str
    shop_id: str
    job: Name
    reason: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class CandidatePlate:
    """One plate that a read may be."""

    text: str
    colour: PlateColour
    probability: float
    appointment_id: str | None
    vehicle_id: str | None


@dataclass(frozen=True, slots=True)
class SightingRecord:
    """One passage with what was read. Text and crop go when it is resolved, or after 30 minutes.

    `revision` is the latest that was taken in, `confirmed` whether an advisor has said which car it was.
    """

    sighting_id: str
    shop_id: str
    camera: str
    direction: Literal["in", "out"]
    seen_at: datetime
    outcome: Literal["greeted", "doubtful", "ignored", "departed"]
    candidates: tuple[CandidatePlate, ...]
    crop: str | None
    visit_id: str | None
    decided_at: datetime
    resolved_at: datetime | None = None
    revision: int = 0
    confirmed: bool = False

    @property
    def open(self) -> bool:
        """Whether frames that come later may still decide it: nobody was greeted, sent off or asked."""
        if self.confirmed:
            return False
        return self.outcome == "ignored" or (self.outcome == "doubtful" and self.resolved_at is None)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call, from the wish to say it to its end. Times are the shop's.

    `called_at` is when it was last begun (before that, when it was queued), `takes` how often that was,
    `said_in` where; `audio` is the sound of the last time, None while there is none. `room` is whose people
    it is meant for, wherever it is said.
    """

    announcement_id: str
    shop_id: str
    kind: str
    visit_id: str | None
    caption: Name
    room: str
    queued_at: datetime
    called_at: datetime
    audio: str | None = None
    seconds: float = 0.0
    takes: int = 0
    said_in: str | None = None
    ending: AnnouncementEnding | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """One time that a call was begun in a room. `silence` says why it was only shown, if it was.

    `speakers` are the devices that should have played it; `outcome` is None while it goes on.
    """

    take_id: str
    shop_id: str
    announcement_id: str
    number: int
    room: str
    began_at: datetime
    seconds: float
    speakers: tuple[str, ...]
    silence: Literal["", "quiet_hours", "unspeakable"] = ""
    outcome: TakeOutcome | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlayReceipt:
    """What became of one take at one speaker: by its page, or by its kiosk agent."""

    receipt_id: str
    shop_id: str
    announcement_id: str
    take: int
    device_id: str | None
    player: SoundPlayer
    outcome: PlayOutcome
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Sound:
    """A spoken text, made once: `sound_id` is the digest of its words, the voice and the shop."""

    sound_id: str
    shop_id: str
    blob: str
    seconds: float
    loudness_dbfs: float
    used_at: datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where a device is heard: in no room (None), by its page or by its kiosk agent's own player."""

    device_id: str
    shop_id: str
    room: str | None
    player: SoundPlayer


@dataclass(frozen=True, slots=True)
class RaisedException:
    """Something a named person must settle. `kind` is a wording key after `exception.`."""

    exception_id: str
    shop_id: str
    kind: str
    visit_id: str | None
    owner_id: str | None
    raised_at: datetime
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CameraRecord:
    """A camera as its agent last described it; `bay` is the number of the bay that it hangs over, if any."""

    camera_id: str
    shop_id: str
    camera: str
    direction: Literal["in", "out", "both", "bay"]
    state: Literal["up", "down", "unknown"]
    reason: str
    since: datetime
    outbox_waiting: int
    device_id: str
    heard_at: datetime
    """Real time, whatever the shop's clock says: silence is a fact of the network."""
    bay: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that belongs to an order."""

    photo_id: str
    shop_id: str
    order_id: str
    blob: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop and its settings that the server itself needs."""

    shop_id: str
    name: Name
    zone: str
    languages: tuple[str, ...]
    opened_day: str
    default_flow: str
    reception_lane: str
    handover_bay: str
    follow_url: str | None = None
    clock_rate: float = 1.0
    opening: Opening = EVERY_DAY
    labour_hour_minor: int = 24_000
    """What an hour of labour costs, tax included."""
    tax_basis_points: int = 1_300
    """The tax that all prices include, in hundredths of a per cent."""
    discount_limits: tuple[DiscountLimit, ...] = USUAL_LIMITS
    rolled_day: str = ""
    """The day whose bookings stand under today, where that is another than the calendar's."""

    @property
    def bookings_day(self) -> str:
        """The day whose bookings stand under today, as YYYY-MM-DD: until the shop opens, the one before."""
        return self.rolled_day or self.opened_day

    @property
    def calendar(self) -> WorkingCalendar:
        """When the shop is open."""
        return WorkingCalendar(self.opening, ZoneInfo(self.zone))
