"""The front of a car in metres: x from its middle line to its right, y upwards from the road.

Every outline is the right half of a symmetrical part, from the middle line outwards or closed in itself.
"""

from recognition.training.plate_paint import Bgr, bgr
from server.simulator.passage_plan import CarColour

Half = tuple[tuple[float, float], ...]

MARGIN_M = 0.28
HALF_WIDTH_M = 1.02
HEIGHT_M = 1.52
PLATE_MIDDLE_M = 0.475
PLATE_HEIGHT_M = 0.14

CABIN: Half = ((0, 1.49), (0.4, 1.475), (0.56, 1.43), (0.7, 1.2), (0.82, 0.98), (0, 0.98))
WINDSCREEN: Half = (
    (0, 1.435),
    (0.38, 1.42),
    (0.52, 1.38),
    (0.63, 1.19),
    (0.74, 1.02),
    (0.4, 0.985),
    (0, 0.975),
)
BODY: Half = (
    (0, 1.01),
    (0.6, 1.0),
    (0.8, 0.96),
    (0.92, 0.84),
    (0.94, 0.6),
    (0.93, 0.36),
    (0.84, 0.22),
    (0, 0.2),
)
UNDERSIDE: Half = ((0, 0.3), (0.84, 0.3), (0.78, 0.14), (0, 0.14))
GRILLE: Half = ((0, 0.79), (0.4, 0.775), (0.46, 0.74), (0.4, 0.63), (0, 0.615))
INTAKE: Half = ((0, 0.375), (0.52, 0.375), (0.6, 0.33), (0.54, 0.255), (0, 0.25))
TYRE: Half = ((0.62, 0.34), (0.87, 0.34), (0.87, 0.02), (0.84, 0.0), (0.65, 0.0), (0.62, 0.02))
HEADLAMP: Half = ((0.5, 0.75), (0.72, 0.8), (0.895, 0.83), (0.9, 0.74), (0.8, 0.68), (0.58, 0.675))
FOG_LAMP: Half = ((0.66, 0.42), (0.84, 0.45), (0.85, 0.35), (0.7, 0.33))
MIRROR: Half = ((0.84, 1.09), (0.98, 1.1), (1.01, 1.05), (0.98, 0.99), (0.86, 0.98), (0.8, 1.02))
CREASE: Half = ((0.3, 0.985), (0.42, 0.85), (0.47, 0.79))

HEADLAMP_MIDDLES = ((-0.74, 0.745), (0.74, 0.745))
BADGE = (0.0, 0.7, 0.055)
"""Middle and radius of the maker's badge."""
GRILLE_BARS_M = (0.65, 0.68, 0.71, 0.74)

CAR_PAINTS: dict[CarColour, Bgr] = {
    CarColour.WHITE: bgr("#E9EAE8"),
    CarColour.BLACK: bgr("#1E1F22"),
    CarColour.SILVER: bgr("#B4B8BB"),
    CarColour.GREY: bgr("#6B7076"),
    CarColour.RED: bgr("#8F1D22"),
    CarColour.BLUE: bgr("#24406E"),
    CarColour.BROWN: bgr("#5A4636"),
}
