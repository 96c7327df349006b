"""Random texts from patterns: small letters stand for kinds of characters, all else for itself.

`p` a province, `l` a letter of Chinese plates, `a` any letter, `c` a consonant, `d` a digit, `x` any
letter or digit, `s` a letter or a digit of a Chinese serial, `e` the letter of a new-energy plate.
"""

from typing import TypeVar

import numpy as np

from server.domain.plate import DIGITS, LETTERS, PROVINCES

Choice = TypeVar("Choice")

_CLASSES = {
    "p": PROVINCES,
    "l": LETTERS,
    "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "c": "BCDFGHJKLMNPRSTVWXYZ",
    "d": DIGITS,
    "x": "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + DIGITS,
    "e": "DDDDDDDFFFFFFABCEGHJK",
}
_DIGIT_SHARE = 0.55
"""Of a serial's characters: real plates have more, but then a reader would hardly meet some letters."""


def filled(rng: np.random.Generator, pattern: str) -> str:
    """Return a text of `pattern`, each character of a kind as likely as the other."""
    return "".join(_character(rng, sign) for sign in pattern)


def _character(rng: np.random.Generator, sign: str) -> str:
    if sign == "s":
        sign = "d" if rng.random() < _DIGIT_SHARE else "l"
    choices = _CLASSES.get(sign, sign)
    return choices[int(rng.integers(len(choices)))]


def picked(rng: np.random.Generator, weighted: dict[Choice, float]) -> Choice:
    """Return one of the keys, as likely as its value says against the sum of all."""
    choices, weights = list(weighted), np.array(list(weighted.values()))
    return choices[int(rng.choice(len(choices), p=weights / weights.sum()))]
