"""What is recorded of the rota. Why somebody is away is in the rows alone: it can be an illness."""

from dataclasses import dataclass

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaEvent(Event):
    """About when somebody is expected."""

    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaChanged(RotaEvent):
    """They have other shifts by weekday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaDaysKept(RotaEvent):
    """Some days are unlike their rota."""

    rota_days_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaDaysRemoved(RotaEvent):
    """Those days are as their rota says, after all."""

    rota_days_id: str
