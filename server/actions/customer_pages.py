"""What the customer says on their own page."""

from pydantic import BaseModel

from server.actions.complaints import complaint_about
from server.contract.deeds import RateVisit
from server.domain import events
from server.domain.errors import NotAllowed
from server.domain.follow_up import LOW_SCORE
from server.domain.visit_changes import evolve_visit
from server.store.unit_of_work import UnitOfWork


class RatingAnswer(BaseModel):
    """The score that is kept."""

    score: int
    event_number: int


def rate_visit(work: UnitOfWork, body: RateVisit) -> RatingAnswer:
    """The customer gives 1 to 5, for their own visit."""
    work.permit("rate_visit")
    if work.actor.visit_id is None:
        raise NotAllowed("only the customer rates a visit")
    visit = work.visits.get(work.actor.visit_id)
    event = events.VisitRated(visit_id=visit.visit_id, score=body.score)
    envelope = work.record(event)
    work.visits.save(evolve_visit(event, visit, envelope.occurred_at))
    if body.score <= LOW_SCORE:
        complaint_about(work, visit, "rating", body.words)
    return RatingAnswer(score=body.score, event_number=envelope.number)
