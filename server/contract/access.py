"""What the server answers about staff, devices and pairing codes. The requests are in `deeds/access.py`."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from server.contract.boards import Words


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class PairingCodeMade(_Answer):
    """`POST /api/pairing-codes`: told this once. `expires_at` is real time."""

    code: str
    expires_at: datetime


class StaffEntry(_Answer):
    """One entry of `GET /api/staff`: who may sign in here."""

    staff_id: str
    name: Words
    roles: list[str]


class Removed(_Answer):
    """How many things are gone."""

    count: int
