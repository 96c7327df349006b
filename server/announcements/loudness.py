"""How loud a sound is, and the same sound at the loudness that every announcement has.

The raw Mandarin voice measures -17.7 dBFS and the English one -20 dBFS, with peaks 17 and 18 dB above:
without levelling one language would be heard worse than the other.
"""

import numpy as np

from server.announcements.sound import SAMPLE_RATE_HZ, Samples

TARGET_RMS_DBFS = -16.0
PEAK_LIMIT_DBFS = -1.0
_FRAME = SAMPLE_RATE_HZ // 50
_ACTIVE_BELOW_LOUDEST_DB = 30.0
_FLOOR_DBFS = -120.0
_KNEE = 0.6
_ROUNDS = 4


def active_rms_dbfs(samples: Samples) -> float:
    """Return the RMS of the spoken parts in dB below full scale; pauses do not count. -120 is silence."""
    powers = _frame_powers(samples)
    active = powers[_active(powers)]
    return _decibels(float(active.mean())) if len(active) else _FLOOR_DBFS


def peak_dbfs(samples: Samples) -> float:
    """Return the highest sample in dB below full scale."""
    return _decibels(float(np.max(samples**2, initial=0.0)))


def trimmed(samples: Samples) -> Samples:
    """Return the sound without the silence before and after it, to a frame of 20 ms."""
    active = np.flatnonzero(_active(_frame_powers(samples)))
    return samples[active[0] * _FRAME : (active[-1] + 1) * _FRAME] if len(active) else samples


def levelled(samples: Samples) -> Samples:
    """Return the sound at TARGET_RMS_DBFS with no peak above PEAK_LIMIT_DBFS; silence stays silence."""
    result = samples
    for _ in range(_ROUNDS):
        loudness = active_rms_dbfs(result)
        if loudness <= _FLOOR_DBFS:
            return samples
        result = _limited(result * _factor(TARGET_RMS_DBFS - loudness))
    return result


def _limited(samples: Samples) -> Samples:
    """Bend what is above the knee towards the limit: a hard cut would crackle."""
    limit = _factor(PEAK_LIMIT_DBFS)
    knee = _KNEE * limit
    size = np.abs(samples)
    bent = knee + (limit - knee) * np.tanh((size - knee) / (limit - knee))
    return np.where(size > knee, np.sign(samples) * bent, samples)


def _frame_powers(samples: Samples) -> Samples:
    whole = len(samples) // _FRAME * _FRAME
    return np.asarray(np.mean(samples[:whole].reshape(-1, _FRAME) ** 2, axis=1), dtype=np.float64)


def _active(powers: Samples) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    loudest = float(np.max(powers, initial=0.0))
    return np.asarray(powers >= max(loudest / 10 ** (_ACTIVE_BELOW_LOUDEST_DB / 10), 1e-12))


def _decibels(power: float) -> float:
    return max(_FLOOR_DBFS, 10 * float(np.log10(power))) if power > 0 else _FLOOR_DBFS


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))
