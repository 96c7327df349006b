"""Bays: the places where cars are worked on. Which car stands in one follows from the open orders."""

from dataclasses import dataclass

from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class Bay:
    """One bay of a shop. `kind` is what it can do: `lift`, `alignment`, `paint_booth` …"""

    bay_id: str
    shop_id: str
    number: str
    kind: str
    name: Name
