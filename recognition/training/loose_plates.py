"""Plates of no particular country: the detector shall find what looks like a plate, whatever its format."""

import cv2
import numpy as np

from recognition.training.drawn_plates import DrawnPlate
from recognition.training.glyph_outlines import glyph
from recognition.training.pictures import Picture, blank
from recognition.training.plate_layout import CELL_HEIGHT_MM, FULL_CELL_WIDTH_MM
from recognition.training.plate_paint import Bgr, bgr, paint_glyph
from server.domain.plate import DIGITS, LETTERS, PROVINCES

_TALL_PX = 64
_ENLARGED = 2
_TWO_ROWS_SHARE = 0.3
_GROUNDS_AND_INKS: tuple[tuple[Bgr, Bgr], ...] = tuple(
    (bgr(ground), bgr(ink))
    for ground, ink in (
        ("#F4F4F0", "#151515"), ("#F4F4F0", "#151515"), ("#F4F4F0", "#1B2F6B"), ("#F4F4F0", "#B01822"),
        ("#F3BD14", "#151515"), ("#F3BD14", "#151515"), ("#EFE6C8", "#243B7A"), ("#BFD9EE", "#1D2B55"),
        ("#161616", "#F4F4F0"), ("#1450A8", "#F8F8F8"), ("#1F7A3F", "#F8F8F8"), ("#E8792B", "#101010"),
        ("#A8B0B6", "#1A1A1A"), ("#3B2A66", "#F0D060"),
    )
)  # fmt: skip
_SIDE_BAND = bgr("#123F9C")
_HEADERS = (
    "CALIFORNIA",
    "OHIO",
    "Florida",
    "BRASIL",
    "SP SAO PAULO",
    "Texas",
    "Illinois",
    "New York",
    "GARDEN STATE",
)


def draw_loose_plate(rng: np.random.Generator) -> DrawnPlate:
    """Draw a plate with any text, in any of the usual proportions and colours."""
    return _two_rows(rng) if rng.random() < _TWO_ROWS_SHARE else _one_row(rng)


def _one_row(rng: np.random.Generator) -> DrawnPlate:
    proportion = float(rng.choice((2.0, 2.0, 3.1, 4.55, 4.7)) * rng.uniform(0.95, 1.06))
    ground, ink = _colours(rng)
    plate = _ground(rng, proportion, ground, ink)
    height, width = plate.shape[:2]
    left, right = 0.05 * width, 0.95 * width
    if proportion > 3.5 and rng.random() < 0.75:
        plate[:, : round(0.09 * width)] = _SIDE_BAND
        left = 0.12 * width
    top, bottom = _text_lines(rng, plate, ink) if proportion < 3.5 and rng.random() < 0.8 else (0.14, 0.86)
    text = _any_text(rng, int(rng.integers(5, 9)))
    _write(plate, text, (left, top * height, right, bottom * height), ink)
    return DrawnPlate(text, _finished(plate), 1)


def _two_rows(rng: np.random.Generator) -> DrawnPlate:
    chinese = rng.random() < 0.5
    ground, ink = _chinese_colours(rng) if chinese else _colours(rng)
    plate = _ground(rng, float(rng.uniform(1.15, 2.1)), ground, ink)
    height, width = plate.shape[:2]
    upper = _chinese_head(rng) if chinese else _any_text(rng, int(rng.integers(2, 5)))
    lower = _any_text(rng, 5 if chinese else int(rng.integers(3, 6)))
    inset, parting = rng.uniform(0.12, 0.27) * width, rng.uniform(0.38, 0.5) * height
    _write(plate, upper, (inset, 0.09 * height, width - inset, parting - 0.03 * height), ink)
    _write(plate, lower, (0.06 * width, parting + 0.03 * height, 0.94 * width, 0.91 * height), ink)
    return DrawnPlate(upper + lower, _finished(plate), 2)


def _chinese_head(rng: np.random.Generator) -> str:
    return str(rng.choice(list(PROVINCES))) + str(rng.choice(list(LETTERS)))


def _chinese_colours(rng: np.random.Generator) -> tuple[Bgr, Bgr]:
    number = 4 if rng.random() < 0.65 else int(rng.choice((8, 9, 0)))
    return _GROUNDS_AND_INKS[number]


def _colours(rng: np.random.Generator) -> tuple[Bgr, Bgr]:
    return _GROUNDS_AND_INKS[int(rng.integers(len(_GROUNDS_AND_INKS)))]


def _ground(rng: np.random.Generator, proportion: float, ground: Bgr, ink: Bgr) -> Picture:
    """Return the bare plate: faded towards one edge or not, with a line inside its edge or not."""
    height = _TALL_PX * _ENLARGED
    plate = blank(round(height * proportion), height, ground)
    if rng.random() < 0.3:
        other = np.array(_colours(rng)[0], np.float32)
        share = np.linspace(rng.uniform(0, 0.6), 0, height, dtype=np.float32)[:, None, None]
        plate = (plate * (1 - share) + other * share).astype(np.uint8)
    if rng.random() < 0.6:
        inset = round(height * rng.uniform(0.02, 0.05))
        corner = (plate.shape[1] - inset, height - inset)
        cv2.rectangle(plate, (inset, inset), corner, ink, max(2, round(height * 0.02)), cv2.LINE_AA)
    return plate


def _text_lines(rng: np.random.Generator, plate: Picture, ink: Bgr) -> tuple[float, float]:
    """Write a state's name above and a motto below; return which share of the height is left between."""
    height, width = plate.shape[:2]
    colour = ink if rng.random() < 0.5 else _colours(rng)[1]
    top, bottom = 0.14, 0.86
    for y in (0.2, 0.96) if rng.random() < 0.6 else (0.2,):
        text = str(rng.choice(_HEADERS))
        scale = height / 22.0 * 0.17
        long = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, scale, 2)[0][0]
        at = (round((width - long) / 2), round(y * height))
        cv2.putText(plate, text, at, cv2.FONT_HERSHEY_DUPLEX, scale, colour, 2, cv2.LINE_AA)
        top, bottom = (0.26, bottom) if y < 0.5 else (top, 0.78)
    return top, bottom


def _any_text(rng: np.random.Generator, length: int) -> str:
    """Return letters and digits, sometimes with a gap or a dash."""
    text = "".join(rng.choice(list(LETTERS + "O" + DIGITS + DIGITS), length))
    if length > 4 and rng.random() < 0.6:
        gap = int(rng.integers(2, length - 1))
        text = text[:gap] + " " + text[gap:]
    return text


def _write(plate: Picture, text: str, place: tuple[float, float, float, float], ink: Bgr) -> None:
    """Fill `place` (left, top, right, bottom) with the text."""
    left, top, right, bottom = place
    tall = bottom - top
    pitch = min((right - left) / len(text), tall * 0.85)
    start = (left + right - pitch * len(text)) / 2
    for number, character in enumerate(text):
        if character == " ":
            continue
        shape = glyph(character)
        scale = (0.84 * pitch / FULL_CELL_WIDTH_MM, tall / CELL_HEIGHT_MM)
        inside = (pitch - shape.width_mm * scale[0]) / 2
        paint_glyph(plate, shape, (start + number * pitch + inside, top), scale, ink)


def _finished(plate: Picture) -> Picture:
    size = (plate.shape[1] // _ENLARGED, plate.shape[0] // _ENLARGED)
    return cv2.resize(plate, size, interpolation=cv2.INTER_AREA)
