"""The two notes that a screen plays before it speaks, so that people look up in time."""

import numpy as np

from server.announcements.loudness import PEAK_LIMIT_DBFS
from server.announcements.sound import SAMPLE_RATE_HZ, Samples, silence, write_wav

_HIGH_HZ = 659.26
_LOW_HZ = 523.25
_SECOND_NOTE_AT_SECONDS = 0.32
_NOTE_SECONDS = 0.9
_ATTACK_SECONDS = 0.006
_DECAY_SECONDS = 0.22
_OVERTONES = ((1.0, 1.0), (2.0, 0.28), (3.0, 0.1))
_PEAK_DBFS = PEAK_LIMIT_DBFS - 5.0


def chime() -> Samples:
    """Return the chime (E5, C5; 1.2 s), which begins and ends without a click."""
    first, second = _note(_HIGH_HZ), _note(_LOW_HZ)
    later = silence(_SECOND_NOTE_AT_SECONDS)
    both = np.concatenate([first, later]) + np.concatenate([later, second])
    return np.asarray(both / np.max(np.abs(both)) * 10 ** (_PEAK_DBFS / 20), dtype=np.float64)


def chime_wav() -> bytes:
    """Return the chime as a WAV file; the same bytes each time."""
    return write_wav(chime())


def _note(hertz: float) -> Samples:
    """Return one struck note: a short rise, then a fading one with two overtones."""
    at = np.arange(round(_NOTE_SECONDS * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    tone = sum(size * np.sin(2 * np.pi * hertz * part * at) for part, size in _OVERTONES)
    rise = np.minimum(1.0, at / _ATTACK_SECONDS)
    end = np.minimum(1.0, (at[-1] - at) / _ATTACK_SECONDS)
    return np.asarray(tone * rise * end * np.exp(-at / _DECAY_SECONDS), dtype=np.float64)
