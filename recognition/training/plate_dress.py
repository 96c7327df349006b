"""How a foreign plate looks, in millimetres."""

from dataclasses import dataclass
from enum import StrEnum

from recognition.training.plate_paint import INK, Bgr


class Edge(StrEnum):
    """The edges that a band may run along."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Band:
    """A coloured strip along an edge, perhaps with the stars of the European Union."""

    edge: Edge
    breadth_mm: float
    paint: Bgr
    stars: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """Small print: capitals, digits and blanks, around a middle."""

    text: str
    middle_mm: tuple[float, float]
    height_mm: float
    paint: Bgr
    width_to_height: float = 0.5


@dataclass(frozen=True, slots=True)
class Dress:
    """A foreign plate.

    `rows` hold the characters as they are spaced: a blank parts them, `-`, `·`, `*` (a star) and `:` (two
    seals, one above the other) are printed. `ground` fades from its first colour, at the top, to its last.
    `letter_mm` is the width and the height of a character; wider rows than the plate can hold are squeezed.
    """

    size_mm: tuple[float, float]
    rows: tuple[str, ...]
    letter_mm: tuple[float, float]
    ground: tuple[Bgr, ...]
    ink: Bgr = INK
    ornament: Bgr | None = None
    """The paint of stars and seals, where it is not the ink's."""
    bands: tuple[Band, ...] = ()
    captions: tuple[Caption, ...] = ()
    line: Bgr | None = None
    middle_mm: float | None = None
    """Where the middle of the rows lies, if it is not half way down what the bands leave."""

    @property
    def text(self) -> str:
        """The characters that a reader reads."""
        return "".join(character for row in self.rows for character in row if character.isalnum())
