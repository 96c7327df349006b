"""The code of the public booking page: printed or shown as a QR code, kept as a keyed digest; it rotates."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection

from server.access.secrets import keyed_digest
from server.contract.public_booking import BookingCodeMade, BookingCodeState
from server.domain import events
from server.domain.errors import NotSignedIn
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.store.repositories import booking_codes
from server.store.unit_of_work import UnitOfWork

LIFETIME = timedelta(days=90)
GRACE = timedelta(days=1)
"""For which the codes before still open the page: somebody may just be filling it in."""
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that look alike."""
_LENGTH = 10


def make_booking_code(work: UnitOfWork, secret: bytes, now: datetime) -> BookingCodeMade:
    """Make the shop's next code; `now` is real time, as is its end."""
    work.permit(ShopDeed.MAKE_BOOKING_CODE)
    booking_codes.end_others(work.connection, work.shop_id, now + GRACE, now)
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    booking_codes.add(work.connection, _digest(secret, code), work.shop_id, now + LIFETIME)
    work.record(events.BookingCodeIssued())
    return BookingCodeMade(code=code, expires_at=now + LIFETIME)


def withdraw_booking_codes(work: UnitOfWork, now: datetime) -> BookingCodeState:
    """Let no code open the page any more, at once."""
    work.permit(ShopDeed.MAKE_BOOKING_CODE)
    if booking_codes.last_end(work.connection, work.shop_id, now) is not None:
        booking_codes.end_others(work.connection, work.shop_id, now, now)
        work.record(events.BookingCodesWithdrawn())
    return BookingCodeState(open_until=None)


def booking_code_state(connection: Connection, shop_id: str, now: datetime) -> BookingCodeState:
    """Tell until when the page is open."""
    return BookingCodeState(open_until=booking_codes.last_end(connection, shop_id, now))


def visitor_with_code(connection: Connection, code: str, secret: bytes, now: datetime) -> Actor:
    """Return somebody of no role in the shop whose code it is; NotSignedIn where it is none."""
    digest = _digest(secret, code.strip().upper())
    shop_id = booking_codes.shop_of(connection, digest, now)
    if shop_id is None:
        raise NotSignedIn("this booking code is wrong or has ended; ask the shop for its code of today")
    return Actor(shop_id, frozenset(), link_id=f"web-{digest[:24]}")


def _digest(secret: bytes, code: str) -> str:
    return keyed_digest(secret, f"booking-code/{code}").hex()
