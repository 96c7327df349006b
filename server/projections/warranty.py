"""What the shop answers for, as screens show it."""

from server.contract import boards
from server.domain.repair_warranty import RepairWarranty, WarrantyEnd


def warranty_of(given: RepairWarranty | None) -> boards.RepairWarranty | None:
    """Return the warranty of one line."""
    return (
        boards.RepairWarranty(labour=warranty_end(given.labour), parts=warranty_end(given.parts))
        if given
        else None
    )


def warranty_end(end: WarrantyEnd | None) -> boards.WarrantyEnd | None:
    """Return until when something stands."""
    return boards.WarrantyEnd(until=end.until, until_km=end.until_km) if end else None
