"""What is recorded of the people who work in a shop; their names are in the tables, their secrets nowhere."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event

SecretKind = Literal["password", "pin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffEvent(Event):
    """About one member of staff: what they may do has to be asked again."""

    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChanged(StaffEvent):
    """They were added, or have another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRolesChanged(StaffEvent):
    """They may do other things than before."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSkillsChanged(StaffEvent):
    """They can do other things than before, or their certificates end on other days."""

    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffStopped(StaffEvent):
    """They do not work here any more: they cannot sign in, and their sign-ins have ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRestored(StaffEvent):
    """They work here again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSecretChanged(StaffEvent):
    """They prove themselves with another password or PIN: sign-ins by the old one have ended."""

    secret: SecretKind
