"""After the delivery: follow-up calls and complaints."""

from typing import Literal

from pydantic import Field, model_validator

from server.contract.deeds.values import Body

Said = Field(default="", max_length=2000)


class CallScores(Body):
    """What the customer gives: from 1 (bad) to 5."""

    service: int = Field(ge=1, le=5)
    work: int = Field(ge=1, le=5)
    time: int = Field(ge=1, le=5)


class MakeFollowUpCall(Body):
    """`POST /api/after-service/follow-ups/{visit_id}`: a call, also one that nobody took (without scores)."""

    call: Literal["first", "second"]
    reached: bool
    scores: CallScores | None = None
    words: str = Said


class OpenComplaint(Body):
    """`POST /api/after-service/complaints`: about a visit, or about a car by its plate."""

    complaint_id: str = Field(min_length=36, max_length=36)
    visit_id: str | None = None
    plate: str | None = Field(default=None, min_length=5, max_length=12)
    words: str = Field(min_length=1, max_length=2000)

    @model_validator(mode="after")
    def _is_about_one(self) -> "OpenComplaint":
        if (self.visit_id is None) == (self.plate is None):
            raise ValueError("say either visit_id or plate")
        return self


class TakeComplaintStep(Body):
    """`POST /api/after-service/complaints/{complaint_id}/steps`: what was done, in words."""

    step: Literal["answered", "planned", "concluded", "manager_informed", "visited"]
    words: str = Said


class GiveComplaint(Body):
    """`POST /api/after-service/complaints/{complaint_id}/owner`: somebody else takes care of it."""

    owner_id: str


class CloseComplaint(Body):
    """`POST /api/after-service/complaints/{complaint_id}/close`: the customer has confirmed the end."""

    words: str = Said
