"""Calls by voice: the words and the file are kept, and what became of them at each display."""

from pydantic import BaseModel

from server.domain import events
from server.domain.records import Announcement
from server.store.unit_of_work import UnitOfWork


class AnnouncementAnswer(BaseModel):
    """The call and its event."""

    announcement_id: str
    event_number: int


def record_announcement(work: UnitOfWork, made: Announcement) -> AnnouncementAnswer:
    """Keep a call whose sound has been made; displays play it from now on."""
    work.announcements.save(made)
    event = events.AnnouncementMade(
        visit_id=made.visit_id, announcement_id=made.announcement_id, seconds=made.seconds
    )
    return AnnouncementAnswer(announcement_id=made.announcement_id, event_number=work.record(event).number)


def record_playing(work: UnitOfWork, announcement_id: str, outcome: events.PlayOutcome) -> AnnouncementAnswer:
    """Keep what a display says became of a call."""
    work.permit("hear_announcement")
    made = work.announcements.get(announcement_id)
    event = events.AnnouncementPlayed(
        visit_id=made.visit_id, announcement_id=announcement_id, outcome=outcome
    )
    return AnnouncementAnswer(announcement_id=announcement_id, event_number=work.record(event).number)
