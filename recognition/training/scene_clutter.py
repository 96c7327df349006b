"""What stands in a gate's picture and is no plate, though it has letters on a ground of one colour."""

import cv2
import numpy as np

from recognition.training.glyph_outlines import drawable_characters, glyph
from recognition.training.pictures import Picture
from recognition.training.plate_layout import CELL_HEIGHT_MM
from recognition.training.plate_paint import Bgr, paint_glyph

_FONTS = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
)
_BADGES = (
    "TOYOTA",
    "DONGFENG",
    "JIN BEI",
    "FOTON",
    "1.8T",
    "GLX",
    "HYBRID",
    "4WD",
    "VOLVO",
    "SCANIA",
    "XDRIVE 40i",
)
_CHARACTERS = sorted(drawable_characters())
_TIME_SPANS = ((2010, 2030), (1, 13), (1, 29), (0, 24), (0, 60))
_DIGITS = list("0123456789")


def add_clutter(rng: np.random.Generator, scene: Picture) -> None:
    """Draw one thing that is no plate somewhere into `scene`."""
    draw = (
        _badge,
        _telephone_number,
        _sign,
        _shop_sign,
        _time_stamp,
        _grille,
        _bare_patch,
        _sticker,
        _body_number,
    )
    draw[int(rng.integers(len(draw)))](rng, scene)


def _badge(rng: np.random.Generator, scene: Picture) -> None:
    _print(
        rng, scene, str(rng.choice(_BADGES)), _somewhere(rng, scene), rng.uniform(0.25, 0.9), _any_colour(rng)
    )


def _telephone_number(rng: np.random.Generator, scene: Picture) -> None:
    text = "".join(rng.choice(_DIGITS, int(rng.integers(7, 12))))
    if rng.random() < 0.4:
        text = text[:3] + "-" + text[3:]
    _print(rng, scene, text, _somewhere(rng, scene), rng.uniform(0.4, 1.2), _any_colour(rng))


def _sign(rng: np.random.Generator, scene: Picture) -> None:
    """A road sign: several short lines on one ground, of other proportions than a plate."""
    x, y = _somewhere(rng, scene)
    width, height = round(rng.uniform(40, 160)), round(rng.uniform(40, 120))
    cv2.rectangle(scene, (x, y), (x + width, y + height), _any_colour(rng), -1)
    ink = _any_colour(rng)
    cv2.rectangle(scene, (x + 3, y + 3), (x + width - 3, y + height - 3), ink, 1, cv2.LINE_AA)
    for line in range(int(rng.integers(3, 6))):
        text = str(
            rng.choice(("P 24h", "50 km/h", "EXIT", "NO PARKING", "G15", "2.5 m", "SHOP", "OPEN", "TAXI"))
        )
        _print(rng, scene, text, (x + 8, y + 18 + line * height // 4), rng.uniform(0.25, 0.5), ink)


def _shop_sign(rng: np.random.Generator, scene: Picture) -> None:
    """A long board with large Chinese characters, much longer than a plate or without an edge."""
    x, y = _somewhere(rng, scene)
    tall = rng.uniform(12, 40)
    text = list(rng.choice([c for c in _CHARACTERS if not c.isascii()], int(rng.integers(3, 9))))
    if rng.random() < 0.6:
        margin = tall * rng.uniform(0.3, 1.0)
        end = (round(x + tall * 1.15 * len(text) + 3 * margin), round(y + tall + margin))
        cv2.rectangle(scene, (round(x - 3 * margin), round(y - margin)), end, _any_colour(rng), -1)
    _write_glyphs(scene, text, (x, y), tall, rng.uniform(0.9, 1.1), _any_colour(rng))


def _time_stamp(rng: np.random.Generator, scene: Picture) -> None:
    """What a camera writes into a corner of its picture."""
    year, month, day, hour, minute = (int(rng.integers(*span)) for span in _TIME_SPANS)
    text = f"{year}-{month:02d}-{day:02d} {hour:02d}:{minute:02d}:{rng.integers(60):02d}"
    bottom = rng.random() < 0.5
    at = (
        round(rng.uniform(2, scene.shape[1] / 2)),
        scene.shape[0] - 8 if bottom else round(rng.uniform(12, 30)),
    )
    white = (255, 255, 255)
    if rng.random() < 0.3:
        cv2.rectangle(scene, (at[0] - 2, at[1] - 14), (at[0] + 200, at[1] + 5), (0, 0, 0), -1)
    cv2.putText(
        scene, text, at, cv2.FONT_HERSHEY_SIMPLEX, float(rng.uniform(0.3, 0.6)), white, 1, cv2.LINE_AA
    )


def _grille(rng: np.random.Generator, scene: Picture) -> None:
    """Bars in a dark rectangle, the shape of a plate or larger."""
    x, y = _somewhere(rng, scene)
    height = rng.uniform(10, 60)
    width = height * rng.uniform(1.5, 6)
    dark, light = _grey(rng, 10, 60), _grey(rng, 60, 200)
    cv2.rectangle(scene, (x, y), (round(x + width), round(y + height)), dark, -1)
    upright = rng.random() < 0.5
    for share in np.linspace(0.05, 0.95, int(rng.integers(3, 14))):
        if upright:
            ends = ((round(x + share * width), y), (round(x + share * width), round(y + height)))
        else:
            ends = ((x, round(y + share * height)), (round(x + width), round(y + share * height)))
        cv2.line(scene, *ends, light, int(rng.integers(1, 3)), cv2.LINE_AA)


def _bare_patch(rng: np.random.Generator, scene: Picture) -> None:
    """A rectangle of a plate's size and colour with nothing on it: a lamp, a window, an empty holder."""
    x, y = _somewhere(rng, scene)
    height = rng.uniform(8, 60)
    end = (round(x + height * rng.uniform(1.5, 5)), round(y + height))
    cv2.rectangle(scene, (x, y), end, _any_colour(rng), -1)
    if rng.random() < 0.5:
        cv2.rectangle(scene, (x, y), end, _any_colour(rng), 1, cv2.LINE_AA)


def _sticker(rng: np.random.Generator, scene: Picture) -> None:
    """A small round or square sticker, as on windscreens."""
    x, y = _somewhere(rng, scene)
    radius = int(rng.integers(5, 18))
    cv2.circle(scene, (x, y), radius, _any_colour(rng), -1, cv2.LINE_AA)
    _print(
        rng,
        scene,
        str(rng.choice(("OK", "2026", "A6", "50"))),
        (x - radius // 2, y + 3),
        0.3,
        _any_colour(rng),
    )


def _body_number(rng: np.random.Generator, scene: Picture) -> None:
    """A lorry's number, painted large on its body without a ground of its own."""
    text = list(rng.choice(_CHARACTERS, int(rng.integers(4, 8))))
    _write_glyphs(
        scene, text, _somewhere(rng, scene), rng.uniform(16, 60), rng.uniform(0.9, 2.0), _any_colour(rng)
    )


def _print(
    rng: np.random.Generator, scene: Picture, text: str, at: tuple[int, int], scale: float, colour: Bgr
) -> None:
    font = _FONTS[int(rng.integers(len(_FONTS)))]
    cv2.putText(scene, text, at, font, float(scale), colour, int(rng.integers(1, 3)), cv2.LINE_AA)


def _write_glyphs(
    scene: Picture, text: list[str], at: tuple[int, int], tall: float, spread: float, colour: Bgr
) -> None:
    for number, character in enumerate(text):
        scale = tall / CELL_HEIGHT_MM
        # On signs Chinese characters are as wide as they are high.
        wide = scale * (1.0 if character.isascii() else 1.7)
        paint_glyph(scene, glyph(character), (at[0] + number * tall * spread, at[1]), (wide, scale), colour)


def _somewhere(rng: np.random.Generator, scene: Picture) -> tuple[int, int]:
    height, width = scene.shape[:2]
    return int(rng.integers(-20, max(1, width - 20))), int(rng.integers(0, height))


def _any_colour(rng: np.random.Generator) -> Bgr:
    blue, green, red = (int(level) for level in rng.integers(0, 256, 3))
    return blue, green, red


def _grey(rng: np.random.Generator, low: int, high: int) -> Bgr:
    level = int(rng.integers(low, high))
    return level, level, level
