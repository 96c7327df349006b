"""Sessions of staff: a token for twelve hours, or until the sign-out."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from server.access.secrets import new_token, token_digest
from server.contract.access import Removed
from server.contract.boards import Words
from server.contract.deeds import Session
from server.domain.errors import NotAllowed, NotSignedIn
from server.domain.identity import SignIn
from server.domain.staff import PermissionTable, StaffMember, allowed_to
from server.store.repositories import access
from server.store.repositories.staff import Staff
from server.store.shop_permissions import ShopPermissions
from server.store.unit_of_work import UnitOfWork

SESSION_LIFETIME = timedelta(hours=12)


def open_session(work: UnitOfWork, now: datetime) -> Session:
    """Sign the actor in, who has just proved who they are; `now` is real time, as is the expiry."""
    member = work.staff.get(work.actor.staff_id or "")
    if not member.works_here:
        raise NotSignedIn("they have just been stopped")
    token, expires_at = new_token(), now + SESSION_LIFETIME
    access.delete_expired_sign_ins(work.connection, now)
    access.sign_in_rows(work.connection, work.shop_id).save(
        SignIn(token_digest(token), work.shop_id, member.staff_id, work.actor.device_id, expires_at)
    )
    return _session(member, work.permissions, token, expires_at)


def session_of_token(reader: Engine, permissions: ShopPermissions, token: str, now: datetime) -> Session:
    """Return the session whose token this is; raise NotAllowed for a device's or a customer's token."""
    with reader.connect() as connection:
        sign_in = access.sign_in_of_token(connection, token_digest(token), now)
        if sign_in is None:
            raise NotAllowed("nobody has signed in with this token: it is a device's or a customer's")
        member = Staff(connection, sign_in.shop_id).get(sign_in.staff_id)
    return _session(member, permissions.of(member.shop_id), token, sign_in.expires_at)


def end_session(work: UnitOfWork, token: str) -> Removed:
    """Sign the actor out; raise NotAllowed for a device or a customer, who have no session."""
    if work.actor.staff_id is None:
        raise NotAllowed(
            "only a member of staff signs out; a device is revoked", roles=sorted(work.actor.roles)
        )
    return Removed(count=access.delete_sign_in(work.connection, token_digest(token)))


def _session(member: StaffMember, permissions: PermissionTable, token: str, expires_at: datetime) -> Session:
    return Session(
        token=token,
        staff_id=member.staff_id,
        name=Words(zh=member.name.zh, en=member.name.en),
        roles=sorted(member.roles),
        allowed=sorted(allowed_to(permissions, member.roles)),
        expires_at=expires_at,
    )
