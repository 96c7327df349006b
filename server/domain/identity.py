"""Who is who: devices, sign-ins and accounts. Digests and hashes only; a token is told once and not kept."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.staff import Role


@dataclass(frozen=True, slots=True)
class Device:
    """A paired screen, tablet or agent. `kind` is also its role; `screen` what it may show."""

    device_id: str
    shop_id: str
    kind: str
    name: str
    screen: str | None
    token_digest: str
    paired_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PairingCode:
    """Six digits that make a device, once, until they expire."""

    code_digest: str
    shop_id: str
    kind: str
    name: str
    screen: str | None
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PairingRequest:
    """A screen that shows six digits; of no shop until an administrator there has typed them."""

    secret_digest: str
    code_digest: str
    expires_at: datetime
    shop_id: str | None
    kind: str
    name: str
    screen: str | None


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody at work: until it expires, or until the device it was made on is revoked."""

    token_digest: str
    shop_id: str
    staff_id: str
    device_id: str | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """What a member of staff proves themselves with in one shop; None where they have none of the kind."""

    staff_id: str
    shop_id: str
    roles: frozenset[Role]
    login: str
    password_hash: str | None
    pin_hash: str | None
