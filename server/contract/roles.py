"""Roles and what they may do, as the administrator sees and changes it."""

from pydantic import BaseModel, ConfigDict, Field


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PermissionEntry(_Body):
    """One right: which roles have it in this shop."""

    permission: str = Field(description="a wording key after `permission.`")
    roles: list[str] = Field(description="those that have it")
    shipped: list[str] = Field(description="those that have it unless the shop differs")
    fixed: list[str] = Field(description="those that cannot lose it")


class PermissionRoom(_Body):
    """Rights that belong together."""

    room: str = Field(description="a wording key after `permission_room.`")
    permissions: list[PermissionEntry]


class PermissionMatrix(_Body):
    """`GET /api/roles`: every right that a person can have, by its room, and the roles that there are."""

    roles: list[str]
    rooms: list[PermissionRoom]


class ChangePermission(_Body):
    """`POST /api/roles/{role}`: grant a right, withdraw it, or with null let what is shipped count again."""

    permission: str = Field(max_length=60)
    granted: bool | None
