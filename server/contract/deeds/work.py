"""Dispatch, the work in the bay and the work that is found there."""

from typing import Annotated, Literal

from pydantic import Field

from server.contract.boards import LineOption, PauseReason, Words
from server.contract.deeds.values import OrderDeed

PhotoId = Annotated[str, Field(min_length=36, max_length=36)]
Skill = Annotated[str, Field(min_length=1, max_length=40)]


class AssignBay(OrderDeed):
    """The foreman gives the order to a bay and a technician."""

    bay_id: str
    technician_id: str
    override: Literal["supervised", "training", "part_of_it", "urgent"] | None = Field(
        default=None, description="why, where the technician or the bay does not suit the work"
    )


class StartWork(OrderDeed):
    """The technician starts, or goes on after a pause."""


class PauseWork(OrderDeed):
    """The technician stops for a reason."""

    reason: PauseReason


class CallForHelp(OrderDeed):
    """The technician needs somebody at the bay."""


class AnswerHelp(OrderDeed):
    """The foreman is at the bay, or the technician needs nobody any more."""


class TickChecklist(OrderDeed):
    """One item of the checklist is done, or not after all."""

    item_id: str
    ticked: bool = True


class TakePhoto(OrderDeed):
    """A picture of the work; it comes as the body, and this as the query."""

    photo_id: PhotoId | None = Field(default=None, description="so that added work can name it")


class SwitchCamera(OrderDeed):
    """The technician switches the camera over the bay off for this job, or on again."""

    on: bool


class RequestAddedWork(OrderDeed):
    """The technician found something more; the customer decides."""

    title: Words
    explanation: Words | None = None
    safety: bool = False
    options: list[LineOption] = Field(min_length=1, max_length=3)
    operation_id: str | None = Field(
        default=None, max_length=36, description="of the catalogue: with its skills and its kind of bay"
    )
    bay_kind: str = Field(default="", max_length=40, description="instead of the operation's")
    skills: list[Skill] = Field(default=[], max_length=10, description="beside the operation's")
    photos: list[PhotoId] = Field(
        default=[], max_length=3, description="of this order, sent before; the customer sees them"
    )


class AnswerAddedWork(OrderDeed):
    """The customer agrees to one option of an added line, or declines it (null)."""

    line_id: str
    option_id: str | None


class FinishWork(OrderDeed):
    """The technician has finished and done the self check."""


class UndoDeed(OrderDeed):
    """Take the order's last deed back, within ten seconds and while nothing followed."""
