"""A text detector may stop at the dot of a plate: 京A and 12345 come as two lines, joined again here."""

from recognition.plates import PlateRegion

WIDEST_GAP = 1.0
"""Between two parts of one plate, in heights of the taller part."""
LEAST_HEIGHT_RATIO = 0.65
GREATEST_OFFSET = 0.35
"""How far the middles of two parts may be apart across the line, in heights of the taller part."""


def joined_neighbours(regions: list[PlateRegion]) -> list[PlateRegion]:
    """Return a region for each two of `regions` that may be the two halves of one plate."""
    ordered = sorted(regions, key=lambda region: region.box.x)
    return [
        _join(left, right)
        for index, left in enumerate(ordered)
        for right in ordered[index + 1 :]
        if _on_one_line(left, right)
    ]


def _on_one_line(left: PlateRegion, right: PlateRegion) -> bool:
    first, second = left.box, right.box
    tallest, lowest = max(first.h, second.h), min(first.h, second.h)
    gap = second.x - (first.x + first.w)
    offset = abs((first.y + first.h / 2) - (second.y + second.h / 2))
    return (
        lowest >= LEAST_HEIGHT_RATIO * tallest
        and -WIDEST_GAP / 2 * tallest <= gap <= WIDEST_GAP * tallest
        and offset <= GREATEST_OFFSET * tallest
    )


def _join(left: PlateRegion, right: PlateRegion) -> PlateRegion:
    top_left, _, _, bottom_left = left.corners
    _, top_right, bottom_right, _ = right.corners
    corners = (top_left, top_right, bottom_right, bottom_left)
    return PlateRegion(corners, min(left.confidence, right.confidence))
