"""Signing in, and pairing a device."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.values import Body


class SignIn(Body):
    """`POST /api/sessions`: a name and a password, or on a paired tablet a staff id and a PIN."""

    login: str | None = Field(default=None, max_length=80)
    password: str | None = Field(default=None, max_length=200)
    staff_id: str | None = Field(default=None, max_length=36)
    pin: str | None = Field(default=None, max_length=12)


class Session(Body):
    """The answer to a sign-in."""

    token: str
    staff_id: str
    name: Words
    roles: list[str]
    allowed: list[str] = Field(description="deeds and boards of all their roles; screens offer no others")
    expires_at: datetime


class MakePairingCode(Body):
    """`POST /api/pairing-codes` (administrator): a code for one device."""

    kind: Literal["display", "tablet", "agent", "kiosk"]
    name: str = Field(min_length=1, max_length=80)
    screen: str | None = Field(default=None, max_length=40, description="lounge, workshop, gate, bay/3")


class PairDevice(Body):
    """`POST /api/pairing`: the six digits."""

    code: str = Field(pattern=r"^[0-9]{6}$")


class PairedDevice(Body):
    """The answer: the token is told this once."""

    token: str
    device_id: str
    name: str
    kind: str
    screen: str | None
