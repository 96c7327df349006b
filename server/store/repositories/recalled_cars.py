"""The cars of recalls."""

from sqlalchemy import Connection, and_, bindparam, func, select

from server.domain.recall import RecalledCar
from server.store.rows import Rows
from server.store.tables import recalled_cars as table, recalls, vehicles

_OPEN = and_(table.c.repaired_at.is_(None), recalls.c.withdrawn_at.is_(None))


class RecalledCars(Rows[RecalledCar]):
    """The cars of one shop's recalls."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, table, RecalledCar)

    def newly_known(self) -> list[tuple[RecalledCar, str]]:
        """Return those whose number is by now that of a car of the shop, with the car's id."""
        query = (
            self._statements.all.add_columns(vehicles.c.vehicle_id.label("known_id"))
            .join_from(table, recalls)
            .join(vehicles, and_(vehicles.c.shop_id == table.c.shop_id, vehicles.c.vin == table.c.vin))
            .where(table.c.vehicle_id.is_(None), _OPEN)
        )
        rows = self._connection.execute(query, {"in_shop": self._shop_id}).all()
        return [(RecalledCar(*row[:-1]), row[-1]) for row in rows]

    def open_of(self, vin: str) -> list[RecalledCar]:
        """Return those with this number that nobody has repaired."""
        query = self._statements.all.join_from(table, recalls).where(table.c.vin == vin, _OPEN)
        return [RecalledCar(*row) for row in self._connection.execute(query, {"in_shop": self._shop_id})]

    def known_of(self, recall_id: str) -> list[RecalledCar]:
        """Return those of a recall that the shop knows."""
        return self.where(table.c.recall_id == recall_id, table.c.vehicle_id.is_not(None))

    def counts(self) -> dict[str, int]:
        """Return how many cars each recall is about."""
        query = (
            select(table.c.recall_id, func.count())
            .where(table.c.shop_id == bindparam("in_shop"))
            .group_by(table.c.recall_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(query, {"in_shop": self._shop_id})}
