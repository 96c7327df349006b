"""What is recorded of the rights of roles: who changed which, and from where, says the envelope."""

from dataclasses import dataclass

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionEvent(Event):
    """About one right of one role: what everybody with that role may do has to be asked again."""

    role: str
    permission: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionGranted(PermissionEvent):
    """The role may do it in this shop, whatever is shipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionWithdrawn(PermissionEvent):
    """The role may not do it in this shop, whatever is shipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionRestored(PermissionEvent):
    """What is shipped counts again."""
