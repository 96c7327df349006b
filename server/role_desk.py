"""What the roles of a shop may do, on the server's own machine."""

from dataclasses import dataclass

from server.access.roles import change_permission, matrix_of
from server.at_the_server import in_shop
from server.contract.roles import ChangePermission, PermissionEntry, PermissionMatrix
from server.domain.permissions import ShopDeed
from server.domain.role_permissions import table_of
from server.domain.staff import PermissionTable, Role
from server.permission_file import load_permissions
from server.places import config_folder
from server.store.repositories.role_permissions import differences_of_shop
from server.store.unit_of_work import UnitOfWork

_DEEDS = frozenset({ShopDeed.CHANGE_ROLES})


@dataclass(frozen=True, slots=True)
class RoleDesk:
    """The roles of one shop of the database at `url`. What is refused is raised as ConfigurationInvalid."""

    url: str
    shop: str | None
    """Its name in either language; None: the first of the database."""

    def all(self) -> PermissionMatrix:
        """Return who may do what."""
        shipped = _shipped()

        def read(work: UnitOfWork) -> PermissionMatrix:
            differences = differences_of_shop(work.connection, work.shop_id)
            return matrix_of(shipped, table_of(shipped, differences))

        return in_shop(self.url, self.shop, _DEEDS, read)

    def change(self, role: Role, change: ChangePermission) -> PermissionEntry:
        """Grant a right, withdraw it, or let what is shipped count again."""
        shipped = _shipped()
        return in_shop(
            self.url, self.shop, _DEEDS, lambda work: change_permission(work, shipped, role, change)
        )


def _shipped() -> PermissionTable:
    return load_permissions(config_folder() / "permissions.toml")
