"""Which entries of the journal change what somebody may do, and whose rights they change."""

from server.domain.events import DeviceEvent, Event, PermissionEvent, StaffEvent
from server.domain.staff import Actor

RIGHTS_EVENTS = DeviceEvent | StaffEvent | PermissionEvent


def changes_rights(event: Event, actor: Actor) -> bool:
    """Tell whether the actor has to be asked again who they are and what they may."""
    if isinstance(event, DeviceEvent):
        return event.device_id == actor.device_id
    if isinstance(event, StaffEvent):
        return event.staff_id == actor.staff_id
    return isinstance(event, PermissionEvent) and event.role in actor.roles
