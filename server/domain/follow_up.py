"""Follow-up calls: what a customer says a day and three days after the delivery."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.errors import InvalidRequest
from server.domain.events import FollowUpCalled

LOW_SCORE = 2
"""Of five: whoever gives it, or less, has a complaint."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a customer gives from 1 to 5: for the service, the work on the car, and the time that it took."""

    service: int
    work: int
    time: int

    @property
    def low(self) -> bool:
        """Whether something was bad."""
        return min(self.service, self.work, self.time) <= LOW_SCORE


@dataclass(frozen=True, slots=True)
class FollowUpCall:
    """One call, also one that nobody took. What the customer said is kept here, not in the journal."""

    call_id: str
    shop_id: str
    visit_id: str
    call: Literal["first", "second"]
    reached: bool
    scores: Scores | None
    words: str
    staff_id: str | None
    called_at: datetime


def call_event(call: FollowUpCall) -> FollowUpCalled:
    """Return what is recorded of a call; raise InvalidRequest: scores come from those who were reached."""
    if call.reached != (call.scores is not None):
        raise InvalidRequest("give scores where the customer was reached, and only there", field="scores")
    return FollowUpCalled(
        visit_id=call.visit_id,
        call=call.call,
        reached=call.reached,
        service=call.scores.service if call.scores else None,
        work=call.scores.work if call.scores else None,
        time=call.scores.time if call.scores else None,
    )
