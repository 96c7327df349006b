"""An estimate out of the shop's catalogue, as the desk's editor makes it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from server.contract.boards import Words
from server.contract.catalogue import Catalogue, OperationEntry
from server.contract.deeds import EstimateCost, EstimateLine
from server.contract.estimates import PossibleWindow
from server.simulator.api_client import ApiClient, Refused

LABOUR = Words(zh="工时", en="Labour")
CONSUMABLES = Words(zh="辅料", en="Consumables")


async def estimate_line(api: ApiClient, code: str) -> EstimateLine:
    """Return the line of one operation; raise Refused where the catalogue has it not."""
    found = await api.get(f"/api/catalogue?{urlencode({'search': code})}", Catalogue)
    for operation in found.operations:
        if operation.code == code:
            return _line(operation, found.prices.labour_hour_minor)
    raise Refused("not_found", f"the catalogue has no operation {code}")


async def possible_window(api: ApiClient, order_id: str, lines: Sequence[EstimateLine]) -> PossibleWindow:
    """Return the earliest window that the bays allow for the lines."""
    work = urlencode([("work", f"{line.bay_kind}:{line.standard_minutes}") for line in lines])
    return await api.get(f"/api/estimates/{order_id}/window?{work}", PossibleWindow)


def _line(operation: OperationEntry, labour_hour_minor: int) -> EstimateLine:
    return EstimateLine(
        title=operation.name,
        standard_minutes=operation.standard_minutes,
        price_minor=operation.price_minor,
        operation_id=operation.operation_id,
        bay_kind=operation.bay_kind,
        safety=operation.safety,
        costs=_costs(operation, labour_hour_minor),
    )


def _costs(operation: OperationEntry, labour_hour_minor: int) -> list[EstimateCost]:
    labour = EstimateCost(
        kind="labour", title=LABOUR, price_minor=labour_hour_minor, minutes=operation.standard_minutes
    )
    parts = [
        EstimateCost(
            kind="part",
            title=part.name,
            price_minor=part.price_minor,
            quantity_thousandths=part.quantity_thousandths,
            number=part.number,
            brand=part.brand,
        )
        for part in operation.parts
    ]
    if not operation.consumables_minor:
        return [labour, *parts]
    consumables = EstimateCost(kind="consumable", title=CONSUMABLES, price_minor=operation.consumables_minor)
    return [labour, *parts, consumables]
