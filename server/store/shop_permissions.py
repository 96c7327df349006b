"""What each role may do in each shop, remembered: every request asks, and a change is rare."""

from threading import Lock

from sqlalchemy import Connection, Engine

from server.domain.role_permissions import table_of
from server.domain.staff import PermissionTable
from server.store.repositories.role_permissions import differences_of_shop


class ShopPermissions:
    """What is shipped, with each shop's own differences. Safe to use from several threads."""

    def __init__(self, reader: Engine, shipped: PermissionTable) -> None:
        self.shipped = shipped
        self._reader = reader
        self._tables: dict[str, PermissionTable] = {}
        self._forgotten = 0
        self._lock = Lock()

    def of(self, shop_id: str) -> PermissionTable:
        """Return what each role may do in that shop."""
        known = self._tables.get(shop_id)
        if known is not None:
            return known
        with self._reader.begin() as connection:
            return self.renew(connection, shop_id)

    def forget(self) -> None:
        """Read the differences anew: somebody has changed them."""
        with self._lock:
            self._tables.clear()
            self._forgotten += 1

    def renew(self, connection: Connection, shop_id: str) -> PermissionTable:
        """Read the shop's differences now, and remember and return what they come to."""
        forgotten = self._forgotten
        table = table_of(self.shipped, differences_of_shop(connection, shop_id))
        with self._lock:
            # What was read before a change must not be remembered after it.
            if forgotten == self._forgotten:
                self._tables[shop_id] = table
        return table
