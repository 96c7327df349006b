"""The operations of the catalogue."""

from typing import Any

from sqlalchemy import Connection, func, select

from server.domain.catalogue import Operation
from server.store.rows import Rows
from server.store.tables import operations


class Operations(Rows[Operation]):
    """The shop's catalogue, by code and by the words in its operations."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, operations, Operation)

    def by_code(self, code: str) -> Operation | None:
        """Return the operation with that code, or None."""
        found = self.where(operations.c.code == code)
        return found[0] if found else None

    def all_by_code(self) -> list[Operation]:
        """Return all operations in the order of their codes."""
        return sorted(self.where(), key=lambda operation: operation.code)

    def matching(self, sought: str, flow: str | None, most: int) -> tuple[list[Operation], int]:
        """Return what is offered and has every word that is sought, by code, and how many there are.

        A catalogue has some thousands of rows at most: each is looked at, in any language and any part of a
        word, which no index of words would find.
        """
        conditions = [operations.c.shop_id == self._shop_id, operations.c.offered]
        conditions += [
            operations.c.sought.contains(word, autoescape=True) for word in sought.casefold().split()
        ]
        conditions += [operations.c.flow == flow] if flow else []
        count = self._connection.execute(select(func.count()).select_from(operations).where(*conditions))
        columns = [operations.c[name] for name in self._statements.fields]
        query = select(*columns).where(*conditions).order_by(operations.c.code).limit(most)
        found = [Operation(*row) for row in self._connection.execute(query)]
        return found, count.scalar_one()

    def _derived(self, item: Operation) -> dict[str, Any]:
        parts = [f"{part.number} {part.brand} {part.name.zh} {part.name.en}" for part in item.parts]
        return {"sought": " ".join([item.code, item.name.zh, item.name.en, *parts]).casefold()}
