"""Fault reports: each is found by all its words as soon as it is written."""

from sqlalchemy import Connection

from server.domain.fault_report import FaultReport, FaultStep
from server.store.rows import Rows
from server.store.search import having_words, keep_words
from server.store.tables import fault_reports as table

KIND = "fault"


class FaultReports(Rows[FaultReport]):
    """The fault reports of one shop."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, table, FaultReport)

    def keep(self, report: FaultReport, *about: str) -> None:
        """Write a report, and let it be found by its own words and by those `about` its vehicle."""
        self.save(report)
        own = (report.title, report.symptom, report.cause, report.action, report.check)
        keep_words(self._connection, self._shop_id, KIND, report.report_id, (*own, *about))

    def matching(self, sought: str, *, open_only: bool, most: int) -> list[FaultReport]:
        """Return those that have every word that is sought, the latest change first; all for no word."""
        conditions = [table.c.step != FaultStep.CLOSED] if open_only else []
        if sought.strip():
            found = having_words(self._connection, self._shop_id, KIND, sought)
            conditions.append(table.c.report_id.in_(found))
        query = self._statements.all.where(*conditions).order_by(None)
        latest = query.order_by(table.c.changed_at.desc(), table.c.report_id.desc()).limit(most)
        rows = self._connection.execute(latest, {"in_shop": self._shop_id})
        return [FaultReport(*row) for row in rows]
