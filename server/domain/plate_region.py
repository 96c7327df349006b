"""How a region numbers its cars: the formats that its plates follow, as `config/regions` tells them."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.plate import PlateColour, PlateKind


@dataclass(frozen=True, slots=True)
class PlateFormat:
    """One way to write a plate: the characters of each position, its colours and its layouts.

    `name` tells formats of one kind apart (a country, a pattern); `rows` says whether the plate is made
    in one row, in two, or in both.
    """

    kind: PlateKind
    name: str
    positions: tuple[str, ...]
    colours: tuple[PlateColour, ...]
    rows: tuple[int, ...] = (1,)

    @property
    def length(self) -> int:
        """The number of characters."""
        return len(self.positions)

    def fits(self, text: str) -> bool:
        """Tell whether every character of `text` may stand where it stands."""
        return len(text) == self.length and all(
            character in allowed for character, allowed in zip(text, self.positions, strict=True)
        )


@dataclass(frozen=True, slots=True)
class NumberingRegion:
    """A country, or several that number alike.

    `look_alikes` are pairs (seen, meant): a shape that may be either, of which a format allows the second.
    """

    code: str
    formats: tuple[PlateFormat, ...]
    look_alikes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The regions whose plates a shop expects, in the shop's order."""

    regions: Sequence[NumberingRegion]

    @property
    def home(self) -> str:
        """The code of the shop's own region; empty where it expects no plates."""
        return self.regions[0].code if self.regions else ""

    @property
    def formats(self) -> tuple[PlateFormat, ...]:
        """The formats of all regions, in their order."""
        return tuple(form for region in self.regions for form in region.formats)

    def format_of(self, text: str) -> PlateFormat | None:
        """Return the first format that `text` fits, or None where no plate is written so."""
        return next((form for form in self.formats if form.fits(text)), None)

    def usual_colour(self, text: str) -> PlateColour:
        """Return the colour in which a plate with this text is most often made (blue where none fits)."""
        form = self.format_of(text)
        return form.colours[0] if form else PlateColour.BLUE
