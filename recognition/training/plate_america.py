"""Random plates of states of the USA and of Brazil: patterns, grounds, inks and small print.

The US plate is 305 by 152 mm; what a state prints on it changes every few years, so that its parts are mixed
freely. Brazil's are the grey ones until 2018 and those of Mercosul, both 400 by 130 mm.
"""

import numpy as np

from recognition.training.plate_design import PlateDesign
from recognition.training.plate_dress import Band, Caption, Dress, Edge
from recognition.training.plate_paint import INK, RED, WHITE, Bgr, bgr
from recognition.training.plate_patterns import filled, picked
from server.domain.plate import PlateColour

_US_MM = (305.0, 152.0)
_US_MOTORCYCLE_MM = (178.0, 102.0)
_US_MOTORCYCLE_SHARE = 0.05
_US_PATTERNS = {
    "aaadddd": 3, "aaa dddd": 3, "aaa*dddd": 1, "aaa-dddd": 1, "daaaddd": 3, "aaa ddd": 3, "aaa·ddd": 1.5,
    "aaa*ddd": 1.5, "ddd aaa": 2, "ddd·aaa": 1, "aad dad": 1.5, "aad*dad": 1, "aaa dad": 1, "aaa dda": 1,
    "aaaa dd": 1, "add aaa": 1, "aa ddddd": 1, "ddddddd": 1, "dddddd": 1, "ddd ddd": 0.7, "daa dddd": 1,
    "ada dda": 0.7, "dda dddd": 0.7, "addd aa": 0.7, "dddaaa": 1, "aaaddd": 1.5, "addddaa": 0.5,
    "dddd aa": 0.5,
    "dadaaaa": 0.3, "dddadd": 0.5, "addaddd": 0.5, "aaddddd": 0.7, "adddddd": 0.7, "aa·ddddd": 0.4,
    "ddaaddd": 0.5, "dd aaaaa": 0.3, "aaaaaaa": 0.6, "aaaaaa": 0.4, "aaaaad": 0.4, "aaaaa": 0.3,
    "ddddaa": 0.6,
    "xxxxxxx": 1.0, "xxxxxx": 0.8, "xxx xxx": 0.8, "xxxxx": 0.4,
}  # fmt: skip
_NAVY, _GREEN, _MAROON = bgr("#1B2A63"), bgr("#155A3A"), bgr("#6A1A2B")
_PALE_YELLOW, _GOLD, _PALE_BLUE = bgr("#F4EAB5"), bgr("#F2B52A"), bgr("#BBD6EC")
_CREAM, _SNOW, _SKY = bgr("#F1ECDD"), bgr("#F3F3F1"), bgr("#7FB2DE")
_ROSE, _MIST, _MEADOW = bgr("#F3CDB6"), bgr("#D5DFE5"), bgr("#C5DCB6")
_US_LOOKS: dict[tuple[tuple[Bgr, ...], Bgr, PlateColour], float] = {
    ((_SNOW,), _NAVY, PlateColour.WHITE): 5,
    ((_SNOW,), INK, PlateColour.WHITE): 3,
    ((_SNOW,), _GREEN, PlateColour.WHITE): 1.5,
    ((_SNOW,), RED, PlateColour.WHITE): 1.5,
    ((_SNOW,), _MAROON, PlateColour.WHITE): 0.7,
    ((_PALE_BLUE, _SNOW, _SNOW), _NAVY, PlateColour.WHITE): 2,
    ((_SKY, _SNOW, _PALE_BLUE), INK, PlateColour.WHITE): 1.5,
    ((_SNOW, _MIST, _MEADOW), _NAVY, PlateColour.WHITE): 1.5,
    ((_ROSE, _CREAM, _SNOW), _GREEN, PlateColour.WHITE): 1,
    ((_ROSE, _PALE_YELLOW, _CREAM), _MAROON, PlateColour.WHITE): 0.7,
    ((_PALE_YELLOW, _SNOW), INK, PlateColour.WHITE): 1,
    ((_GOLD,), _NAVY, PlateColour.YELLOW): 1.2,
    ((_GOLD, _SNOW), INK, PlateColour.YELLOW): 1,
    ((_GOLD,), RED, PlateColour.YELLOW): 0.7,
    ((bgr("#17306F"),), _GOLD, PlateColour.BLUE): 0.7,
    ((bgr("#17306F"),), WHITE, PlateColour.BLUE): 0.7,
    ((bgr("#1F5A41"),), WHITE, PlateColour.GREEN): 1,
    ((bgr("#161616"),), _GOLD, PlateColour.BLACK): 0.5,
}
_CAPTION_PAINTS = {_NAVY: 3.0, RED: 2.5, INK: 1.0, _GREEN: 1.0, bgr("#2C6FB7"): 1.0, bgr("#C96A1E"): 0.5}
_STATES = (
    "ALABAMA", "ALASKA", "ARIZONA", "ARKANSAS", "CALIFORNIA", "COLORADO", "CONNECTICUT", "DELAWARE",
    "FLORIDA",
    "GEORGIA", "HAWAII", "IDAHO", "ILLINOIS", "INDIANA", "IOWA", "KANSAS", "KENTUCKY", "LOUISIANA", "MAINE",
    "MARYLAND", "MASSACHUSETTS", "MICHIGAN", "MINNESOTA", "MISSISSIPPI", "MISSOURI", "MONTANA", "NEBRASKA",
    "NEVADA", "NEW HAMPSHIRE", "NEW JERSEY", "NEW MEXICO", "NEW YORK", "NORTH CAROLINA", "NORTH DAKOTA",
    "OHIO",
    "OKLAHOMA", "OREGON", "PENNSYLVANIA", "RHODE ISLAND", "SOUTH CAROLINA", "SOUTH DAKOTA", "TENNESSEE",
    "TEXAS", "UTAH", "VERMONT", "VIRGINIA", "WASHINGTON", "WEST VIRGINIA", "WISCONSIN", "WYOMING",
)  # fmt: skip
_SLOGANS = (
    "", "", "GARDEN STATE", "SUNSHINE STATE", "GRAND CANYON STATE", "SHOW ME STATE", "LIVE FREE OR DIE",
    "LAND OF LINCOLN", "EMPIRE STATE", "FAMOUS POTATOES", "THE LONE STAR STATE", "FIRST IN FLIGHT",
    "ALOHA STATE",
    "VACATIONLAND", "OCEAN STATE", "GREAT LAKES", "10000 LAKES", "WILD WONDERFUL", "EVERGREEN STATE",
    "JUN 14",
    "BIRTHPLACE OF AVIATION", "SWEET HOME", "NATIVE AMERICA", "IN GOD WE TRUST", "DMV CA GOV", "COUNTY",
)  # fmt: skip
_CITIES = ("SP SAO PAULO", "RJ RIO DE JANEIRO", "MG BELO HORIZONTE", "PR CURITIBA", "RS PORTO ALEGRE",
           "BA SALVADOR", "SC JOINVILLE", "GO GOIANIA", "PE RECIFE", "CE FORTALEZA")  # fmt: skip
_BR_MM, _BR_MOTORCYCLE_MM = (400.0, 130.0), (200.0, 170.0)
_BR_MOTORCYCLE_SHARE = 0.2
_MERCOSUL_SHARE = 0.45
_MERCOSUL_BLUE = bgr("#14419A")
_MERCOSUL_INKS = {INK: 8.0, RED: 1.0, bgr("#1E5AA8"): 0.5, bgr("#1D7A3C"): 0.5}
_BR_GREYS = {(bgr("#B9BEC1"), INK): 7.0, (bgr("#B3202B"), WHITE): 1.5, (_SNOW, RED): 0.5}


def random_american_plate(rng: np.random.Generator) -> PlateDesign:
    """Return a plate of some state of the USA."""
    ground, ink, colour = picked(rng, _US_LOOKS)
    motorcycle = rng.random() < _US_MOTORCYCLE_SHARE
    size = _US_MOTORCYCLE_MM if motorcycle else _US_MM
    spaced = filled(rng, "aadddd" if motorcycle else picked(rng, _US_PATTERNS))
    scale = size[0] / _US_MM[0]
    plain = ground[0] in (_SNOW, _CREAM) or len(ground) > 1
    small_print = picked(rng, _CAPTION_PAINTS) if plain and rng.random() < 0.7 else ink
    dress = Dress(
        size,
        (spaced,),
        (37 * scale * float(rng.uniform(0.85, 1.1)), 68 * scale * float(rng.uniform(0.9, 1.06))),
        ground,
        ink,
        small_print,
        captions=_us_captions(rng, size, small_print),
        line=picked(rng, {None: 3.0, ink: 1.5, small_print: 0.5}),
        middle_mm=size[1] * float(rng.uniform(0.5, 0.55)),
    )
    return PlateDesign(dress.text, colour, dress=dress)


def _us_captions(rng: np.random.Generator, size: tuple[float, float], paint: Bgr) -> tuple[Caption, ...]:
    """Return the state's name above and a slogan, or none, below."""
    state, slogan = (str(rng.choice(words)) for words in (_STATES, _SLOGANS))
    middle, scale = size[0] / 2, size[0] / _US_MM[0]
    widest = 0.7 * size[0]
    captions = []
    for text, y, tall in (
        (state, 0.13, scale * float(rng.integers(14, 23))),
        (slogan, 0.905, scale * float(rng.integers(8, 14))),
    ):
        width_to_height = min(
            float(rng.choice([0.5, 0.6, 0.7, 0.8])), widest / (1.17 * tall * max(len(text), 1))
        )
        captions.append(Caption(text, (middle, y * size[1]), tall, paint, width_to_height))
    return tuple(captions)


def random_brazilian_plate(rng: np.random.Generator) -> PlateDesign:
    """Return a Brazilian plate: a grey one or one of Mercosul, of a car or, in two rows, of a motorcycle."""
    two = rng.random() < _BR_MOTORCYCLE_SHARE
    size = _BR_MOTORCYCLE_MM if two else _BR_MM
    mercosul = rng.random() < _MERCOSUL_SHARE
    parts = (filled(rng, "aaa"), filled(rng, "dadd" if mercosul else "dddd"))
    rows = parts if two else (("" if mercosul else str(rng.choice(["-", "·", " "]))).join(parts),)
    letter = (
        (40.0, 53.0) if two else (46.0 * float(rng.uniform(0.92, 1.1)), 65.0 * float(rng.uniform(0.95, 1.05)))
    )
    return _mercosul(rng, size, rows, letter) if mercosul else _grey(rng, size, rows, letter)


def _mercosul(
    rng: np.random.Generator, size: tuple[float, float], rows: tuple[str, ...], letter: tuple[float, float]
) -> PlateDesign:
    band = Band(Edge.TOP, 0.23 * size[1], _MERCOSUL_BLUE)
    name = Caption("BRASIL", (size[0] / 2, 0.12 * size[1]), 0.13 * size[1], WHITE, 0.6)
    dress = Dress(size, rows, letter, (_SNOW,), picked(rng, _MERCOSUL_INKS), bands=(band,), captions=(name,))
    return PlateDesign(dress.text, PlateColour.WHITE, len(rows), dress=dress)


def _grey(
    rng: np.random.Generator, size: tuple[float, float], rows: tuple[str, ...], letter: tuple[float, float]
) -> PlateDesign:
    ground, ink = picked(rng, _BR_GREYS)
    city = Caption(str(rng.choice(_CITIES)), (size[0] / 2, 0.14 * size[1]), 0.1 * size[1], ink, 0.55)
    dress = Dress(size, rows, letter, (ground,), ink, captions=(city,), line=ink, middle_mm=0.58 * size[1])
    colour = PlateColour.BLACK if ink == WHITE else PlateColour.WHITE
    return PlateDesign(dress.text, colour, len(rows), dress=dress)
