"""One bay's tablet, and its picture."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.cars import ChecklistItem, FloorCar
from server.contract.boards.values import Value, Words


class BayView(Value):
    """A bay that can be shown and in which a car stands."""

    bay: str
    name: Words
    visit_id: str
    shown: bool = Field(description="false while the technician has switched the camera off for this job")
    up: bool = Field(description="whether the camera gives pictures; true of a recorder: nobody knows")
    source: Literal["camera", "recorder"] = Field(
        description="what to ask: /api/bay-video/{bay}/frame for pictures, or …/address for the recorder's"
    )


class BayStill(Value):
    """A picture of a car in its bay, kept with the visit."""

    visit_id: str
    bay: str
    stage: Words | None = Field(default=None, description="the station, of a flow that has several")
    moment: Literal["begun", "finished"]
    taken_at: datetime
    picture: str = Field(description="path of the picture; fetch it with the token")


class TakenPart(Value):
    """A part that a line of the job takes."""

    line_id: str
    title: Words
    number: str
    brand: str
    quantity_thousandths: int


class BayJob(Value):
    """The one job on a bay tablet."""

    car: FloorCar
    checklist: list[ChecklistItem]
    photos: int
    mileage_km: int | None
    own_words: str = Field(default="", description="what the customer said at the reception")
    parts: list[TakenPart] = Field(default=[], description="of all lines, in their order")
