"""The parts of a reception's record, each of which can belong to another car's record as a whole."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum

from server.domain.reception import Reception


class RecordPart(StrEnum):
    """What an advisor writes down in one go, and puts right in one go."""

    BRINGER = "bringer"
    READINGS = "readings"
    """Mileage, fuel and warning lamps."""
    VALUABLES = "valuables"
    NOTES = "notes"
    """The customer's own words, the advisor's, and where the customer is meanwhile."""
    STATIONS = "stations"
    """Where nothing was found; goes with the marks."""


_FIELDS: dict[RecordPart, tuple[str, ...]] = {
    RecordPart.BRINGER: ("bringer_id",),
    RecordPart.READINGS: ("mileage_km", "fuel_eighths", "warning_lamps"),
    RecordPart.VALUABLES: ("valuables_reminded", "valuables"),
    RecordPart.NOTES: ("stay", "no_wash", "own_words", "notes"),
    RecordPart.STATIONS: ("clear_stations",),
}


def exchanged(one: Reception, two: Reception, parts: Collection[RecordPart]) -> tuple[Reception, Reception]:
    """Return both records, each with these parts of the other: so that nothing of either is lost."""
    names = [name for part in parts for name in _FIELDS[part]]
    return (
        replace(one, **{name: getattr(two, name) for name in names}),
        replace(two, **{name: getattr(one, name) for name in names}),
    )
