"""The service clock's timers."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.values import Plate, Value, Words


class RunningTimer(Value):
    """A rule of the service clock whose time runs, or is over while nobody has done what it waits for."""

    timer_id: str
    rule: str = Field(description="a wording key after `rule.`, e.g. `greet`, `progress_word`")
    state: Literal["running", "warned", "overdue", "escalated"]
    subject_id: str = Field(description="what it runs for: the visit, the complaint, the request …")
    visit_id: str | None
    plate: Plate | None = Field(description="of the car it is about, if it is about one")
    role: str = Field(description="whose it is; once it is escalated, to whom")
    owner: Words | None = Field(description="the advisor of the car, where it is an advisor's")
    starts_at: datetime
    warns_at: datetime
    due_at: datetime
    at_least: bool = Field(description="it should take so long, not less")
    asks: str | None = Field(description="what its owner can say to have done, a wording key after `care.`")
