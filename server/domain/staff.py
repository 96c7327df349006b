"""Who acts, and what their roles allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.attendance import Attendance, Presence
from server.domain.errors import InvalidRequest, LastAdministrator, NotAllowed
from server.domain.rota import Rota
from server.domain.skill import HeldSkill
from server.domain.stage import Name


class Role(StrEnum):
    """What somebody is in one shop."""

    ADVISOR = "advisor"
    FOREMAN = "foreman"
    TECHNICIAN = "technician"
    TEAM_LEADER = "team_leader"
    INSPECTOR = "inspector"
    WASHER = "washer"
    PARTS = "parts"
    CASHIER = "cashier"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
    CUSTOMER = "customer"
    """Somebody with a link to one visit."""
    DISPLAY = "display"
    TABLET = "tablet"
    AGENT = "agent"
    KIOSK = "kiosk"
    """The last four are paired devices, acting by themselves."""


NOT_FOR_PEOPLE = frozenset({Role.CUSTOMER, Role.DISPLAY, Role.TABLET, Role.AGENT, Role.KIOSK})
PEOPLES_ROLES = tuple(role for role in Role if role not in NOT_FOR_PEOPLE)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person of the group, with the roles they have in one shop; `stopped_at` since they left it."""

    staff_id: str
    shop_id: str
    name: Name
    surname: Name
    roles: frozenset[Role]
    stopped_at: datetime | None = None
    skills: tuple[HeldSkill, ...] | None = None
    """What they can do; None: nobody has written it down yet."""
    attendance: Attendance | None = None
    """None: they have never tapped."""
    rota: Rota | None = None
    """When they are expected; None: nobody has written it down."""
    given_at: datetime | None = None
    """When they were last given a car to receive."""

    @property
    def present(self) -> bool:
        """Whether they can be given something to do, as far as anybody knows."""
        return self.attendance is None or self.attendance.presence is Presence.IN

    @property
    def works_here(self) -> bool:
        """Whether they may sign in and be given work."""
        return self.stopped_at is None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, a device, or a customer with a link; always in one shop."""

    shop_id: str
    roles: frozenset[Role]
    staff_id: str | None = None
    device_id: str | None = None
    visit_id: str | None = None
    screen: str | None = None
    link_id: str | None = None

    @property
    def identity(self) -> str:
        """Whose idempotency keys these are: the device, else the person, else the link."""
        return self.device_id or self.staff_id or self.link_id or "nobody"


PermissionTable = Mapping[Role, frozenset[str]]
"""Role → the deeds and topics that it may use."""


def allowed_to(permissions: PermissionTable, roles: frozenset[Role]) -> frozenset[str]:
    """Return every deed and topic that one of these roles may use."""
    return frozenset[str]().union(*(permissions.get(role, frozenset()) for role in roles))


def permit(permissions: PermissionTable, actor: Actor, deed: str) -> None:
    """Raise NotAllowed unless one of the actor's roles includes `deed`."""
    if deed not in allowed_to(permissions, actor.roles):
        roles = ", ".join(sorted(actor.roles)) or "nobody"
        raise NotAllowed(f"'{deed}' is not among the deeds of: {roles}", deed=deed, roles=sorted(actor.roles))


def check_roles(roles: frozenset[Role]) -> None:
    """Raise InvalidRequest unless a person can have these roles, and has at least one."""
    if not roles or roles & NOT_FOR_PEOPLE:
        unfit = ", ".join(sorted(roles & NOT_FOR_PEOPLE)) or "none"
        raise InvalidRequest(
            f"these roles are not for people: {unfit}; there are {', '.join(PEOPLES_ROLES)}", field="roles"
        )


def require_administrator(staff: Iterable[StaffMember]) -> None:
    """Raise LastAdministrator where nobody of `staff` could let anybody in any more."""
    if not any(member.works_here and Role.ADMINISTRATOR in member.roles for member in staff):
        raise LastAdministrator("the shop would have no administrator; make somebody else one before")
