"""Random plates of European countries, as the road has them: patterns, bands, grounds and inks.

Patterns are those of `recognition.training.plate_patterns`. Sizes are those of the countries' rules where
they say so, 520 by 110 mm else; letters differ in width from country to country by up to a tenth.
"""

from dataclasses import dataclass

import numpy as np

from recognition.training.plate_design import PlateDesign
from recognition.training.plate_dress import Band, Caption, Dress, Edge
from recognition.training.plate_foreign import country_letters
from recognition.training.plate_paint import INK, RED, Bgr, bgr
from recognition.training.plate_patterns import filled, picked
from server.domain.plate import PlateColour

_WHITE = bgr("#F4F4F0")
_YELLOW = bgr("#F5C518")
_BLUE = bgr("#0A3B96")
_NAVY = bgr("#1A2A66")
_LONG_MM = (520.0, 110.0)
_LETTER_MM = (46.0, 76.0)
_BAND_MM = (38, 49)
_BANDLESS_SHARE = 0.15
_TWO_ROW_SHARE = 0.12
_TWO_ROW_SIZES_MM = ((280.0, 200.0), (340.0, 200.0), (220.0, 200.0), (285.0, 203.0), (340.0, 240.0))
_LINE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Country:
    """A country's letters, its patterns, and what its plates are made of."""

    letters: str
    patterns: tuple[str, ...]
    inks: tuple[Bgr, ...] = (INK,)
    grounds: tuple[Bgr, ...] = (_WHITE,)
    right_band: bool = False


_COUNTRIES = {
    _Country("D", ("a:aa dddd", "aa:aa ddd", "aaa:a ddd", "aa:a dddd", "aaa:aa dd", "a:a dddd")): 3,
    _Country("F", ("ll-ddd-ll",), right_band=True): 2.5,
    _Country("I", ("ll dddll", "ll ddd ll"), right_band=True): 2,
    _Country("E", ("dddd ccc",)): 1.5,
    _Country("NL", ("dd-ll-ll", "d-lll-dd", "ll-ddd-l", "l-ddd-ll", "ll-ll-dd"), grounds=(_YELLOW,)): 2,
    _Country("PL", ("aa ddddd", "aaa ddda", "aa dddda", "aaa dadd", "aaa addd")): 2,
    _Country("GB", ("aadd aaa", "addd aaa"), grounds=(_WHITE, _YELLOW)): 2.5,
    _Country("B", ("d-aaa-ddd",), inks=(bgr("#8E1B2C"),)): 1.5,
    _Country("A", ("a:ddddda", "aa:ddd aa", "aa:dddda")): 1.5,
    _Country("CZ", ("dad dddd", "dsa dddd")): 2,
    _Country("SK", ("aa:dddaa", "aa-dddaa")): 2,
    _Country("RO", ("aa dd aaa", "a ddd aaa", "a dd aaa")): 1.5,
    _Country("H", ("aaa-ddd", "aa aa-ddd")): 1.5,
    _Country("BG", ("aa dddd aa", "a dddd aa")): 1,
    _Country("HR", ("aa:dddd-aa", "aa:ddd-aa")): 1,
    _Country("SLO", ("aa:aa-ddd", "aa:ad-dda")): 0.7,
    _Country("SRB", ("aa:ddd-aa", "aa:dddd-aa")): 0.7,
    _Country("LT", ("aaa:ddd",)): 0.7,
    _Country("LV", ("aa-dddd",)): 0.7,
    _Country("EST", ("ddd aaa",)): 0.7,
    _Country("S", ("aaa ddd", "aaa dda")): 1,
    _Country("FIN", ("aaa-ddd",)): 1,
    _Country("DK", ("aa dd ddd",)): 1,
    _Country("N", ("aa ddddd",)): 1,
    _Country("P", ("aa-dd-aa", "dd-aa-dd", "dd-dd-aa")): 1,
    _Country("IRL", ("ddd-a-ddddd", "ddd-aa-dddd", "dd-a-dddd")): 0.7,
    _Country("L", ("aa dddd", "aadddd"), grounds=(_YELLOW,), inks=(_NAVY,)): 0.7,
    _Country("GR", ("aaa-dddd",)): 0.7,
    _Country("CH", ("aa:dddddd", "aa·ddddd")): 1,
    _Country("UA", ("aa dddd aa",)): 0.7,
    _Country("TR", ("dd aaa ddd", "dd aa dddd")): 0.7,
}


def random_european_plate(rng: np.random.Generator) -> PlateDesign:
    """Return a plate of some European country, of one row or of two."""
    country = picked(rng, _COUNTRIES)
    spaced = filled(rng, country.patterns[int(rng.integers(len(country.patterns)))])
    ground = country.grounds[int(rng.integers(len(country.grounds)))]
    two = rng.random() < _TWO_ROW_SHARE
    dress = _two_rows(rng, country, spaced, ground) if two else _one_row(rng, country, spaced, ground)
    colour = PlateColour.YELLOW if ground == _YELLOW else PlateColour.WHITE
    return PlateDesign(dress.text, colour, len(dress.rows), dress=dress)


def _one_row(rng: np.random.Generator, country: _Country, spaced: str, ground: Bgr) -> Dress:
    bands, captions = _bands(rng, country, _LONG_MM[1])
    return Dress(
        _LONG_MM,
        (spaced,),
        _letter(rng, 1.0),
        (ground,),
        _ink(rng, country),
        _ornament(rng),
        bands,
        captions,
        _line(rng, country),
    )


def _two_rows(rng: np.random.Generator, country: _Country, spaced: str, ground: Bgr) -> Dress:
    size = _TWO_ROW_SIZES_MM[int(rng.integers(len(_TWO_ROW_SIZES_MM)))]
    bands, captions = _bands(rng, country, size[1])
    return Dress(
        size,
        _parted(spaced),
        _letter(rng, size[1] / 215),
        (ground,),
        _ink(rng, country),
        _ornament(rng),
        bands[:1],
        captions,
        _line(rng, country),
    )


def _parted(spaced: str) -> tuple[str, str]:
    """Return the row in two parts, where a separator stands nearest to its middle."""
    breaks = [place for place, character in enumerate(spaced) if not character.isalnum()] or [
        len(spaced) // 2
    ]
    place = min(breaks, key=lambda each: abs(each - len(spaced) / 2))
    separator = spaced[place]
    first = spaced[:place] + (separator if separator == ":" else "")
    return first, spaced[place + (0 if separator.isalnum() else 1) :]


def _bands(
    rng: np.random.Generator, country: _Country, height: float
) -> tuple[tuple[Band, ...], tuple[Caption, ...]]:
    """Return the blue bands and the country's letters, or neither, as on older plates."""
    if rng.random() < _BANDLESS_SHARE:
        return (), ()
    breadth = float(rng.integers(*_BAND_MM))
    bands = [Band(Edge.LEFT, breadth, _BLUE, stars=True)]
    if country.right_band:
        bands.append(Band(Edge.RIGHT, breadth, _BLUE))
    return tuple(bands), (country_letters(country.letters, breadth, height),)


def _letter(rng: np.random.Generator, scale: float) -> tuple[float, float]:
    return (
        _LETTER_MM[0] * scale * float(rng.uniform(0.9, 1.08)),
        _LETTER_MM[1] * scale * float(rng.uniform(0.93, 1.06)),
    )


def _ink(rng: np.random.Generator, country: _Country) -> Bgr:
    return country.inks[int(rng.integers(len(country.inks)))]


def _ornament(rng: np.random.Generator) -> Bgr | None:
    return picked(rng, {None: 2.0, RED: 1.0, bgr("#2B5FB0"): 0.6, bgr("#E08A1E"): 0.6})


def _line(rng: np.random.Generator, country: _Country) -> Bgr | None:
    if country.letters == "DK":
        return RED
    return _ink(rng, country) if rng.random() < _LINE_SHARE else None
