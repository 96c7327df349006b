"""What the shop answers for on a line of work since the car was delivered."""

from datetime import date

from pydantic import Field

from server.contract.boards.values import Value


class WarrantyEnd(Value):
    """It stands through the day `until` and up to `until_km`, whichever comes first."""

    until: date
    until_km: int | None = Field(description="null where mileage does not end it")


class RepairWarranty(Value):
    """Of its labour, of the parts that went into it, or of one of them."""

    labour: WarrantyEnd | None
    parts: WarrantyEnd | None
