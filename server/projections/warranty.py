"""What the shop answers for, as screens show it."""

from server.contract import boards
from server.domain.repair_warranty import RepairWarranty, WarrantyEnd


def warranty_of(given: RepairWarranty | None) -> boards.RepairWarranty | None:
    """Return the warranty of one line."""
    return boards.RepairWarranty(labour=_end(given.labour), parts=_end(given.parts)) if given else None


def _end(end: WarrantyEnd | None) -> boards.WarrantyEnd | None:
    return boards.WarrantyEnd(until=end.until, until_km=end.until_km) if end else None
