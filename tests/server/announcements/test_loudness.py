"""Sounds: their files, how loud they are, and all of them equally loud."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from server.announcements.loudness import (
    PEAK_LIMIT_DBFS,
    TARGET_RMS_DBFS,
    active_rms_dbfs,
    levelled,
    peak_dbfs,
    trimmed,
)
from server.announcements.sound import (
    SAMPLE_RATE_HZ,
    Samples,
    duration_seconds,
    read_wav,
    silence,
    write_wav,
)


def tone(seconds: float, size: float, hertz: float = 440.0) -> Samples:
    at = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return np.asarray(size * np.sin(2 * np.pi * hertz * at))


def spiky(size: float) -> Samples:
    """Noise with a peak 20 dB above its RMS: worse than any speech."""
    noise = np.random.default_rng(7).normal(0.0, 0.1, SAMPLE_RATE_HZ)
    noise[::997] = 1.0
    return np.asarray(noise * size)


def test_the_loudness_of_a_sine_is_known() -> None:
    assert active_rms_dbfs(tone(1.0, 1.0)) == pytest.approx(-3.01, abs=0.05)
    assert peak_dbfs(tone(1.0, 0.5)) == pytest.approx(-6.02, abs=0.05)


def test_pauses_do_not_count() -> None:
    spoken = tone(1.0, 0.5)
    paused = np.concatenate([spoken, silence(5.0), spoken])
    assert active_rms_dbfs(paused) == pytest.approx(active_rms_dbfs(spoken), abs=0.1)


@given(st.floats(min_value=0.001, max_value=1.0))
def test_every_sound_ends_at_the_same_loudness_below_the_limit(size: float) -> None:
    for sound in (tone(0.5, size), spiky(size)):
        level = levelled(sound)
        assert active_rms_dbfs(level) == pytest.approx(TARGET_RMS_DBFS, abs=0.5)
        assert peak_dbfs(level) <= PEAK_LIMIT_DBFS


def test_silence_is_not_made_loud() -> None:
    assert not levelled(silence(1.0)).any()
    assert levelled(np.zeros(0)).shape == (0,)


def test_silence_around_a_sound_is_cut() -> None:
    padded = np.concatenate([silence(1.0), tone(0.5, 0.5), silence(2.0)])
    assert duration_seconds(trimmed(padded)) == pytest.approx(0.5, abs=0.05)


@given(st.lists(st.floats(min_value=-1.0, max_value=1.0), max_size=200))
def test_a_wav_gives_back_its_samples(values: list[float]) -> None:
    samples = np.array(values, dtype=np.float64)
    assert read_wav(write_wav(samples)) == pytest.approx(samples, abs=1 / 32_767)


def test_what_is_too_loud_for_a_wav_is_cut_and_not_wrapped() -> None:
    assert read_wav(write_wav(np.array([3.0, -3.0]))) == pytest.approx([1.0, -1.0])


@pytest.mark.parametrize("content", [b"", b"RIFF", b"\xff\xd8\xff not a sound at all"])
def test_what_is_no_wav_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a WAV file"):
        read_wav(content)
