"""Sounds as arrays, and WAV files of them: one channel, 16 bits, the rate of the voice."""

import io
import wave

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
"""One channel, shape (frames,), full scale from -1 to 1."""

SAMPLE_RATE_HZ = 22_050
_FULL_SCALE = 32_767


def read_wav(content: bytes) -> Samples:
    """Return the samples of a WAV; ValueError where it is not one channel of 16 bits at our rate."""
    try:
        with wave.open(io.BytesIO(content)) as file:
            form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"not a WAV file: {error}") from error
    if form != (1, 2, SAMPLE_RATE_HZ):
        raise ValueError(f"a WAV of another form: channels, bytes, rate are {form}")
    return np.frombuffer(frames, dtype="<i2").astype(np.float64) / _FULL_SCALE


def write_wav(samples: Samples) -> bytes:
    """Return the samples as a WAV file; what is beyond full scale is cut off."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes((np.clip(samples, -1.0, 1.0) * _FULL_SCALE).round().astype("<i2").tobytes())
    return content.getvalue()


def duration_seconds(samples: Samples) -> float:
    """Return how long the samples last."""
    return len(samples) / SAMPLE_RATE_HZ


def silence(seconds: float) -> Samples:
    """Return that much silence."""
    return np.zeros(round(seconds * SAMPLE_RATE_HZ))
