"""Voices behind one interface: recorded words, the system's own, and which speaks where one cannot."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from server.announcements.kept_sounds import KeptSounds
from server.announcements.loudness import TARGET_RMS_DBFS, active_rms_dbfs
from server.announcements.recordings import RecordingMissing, Recordings
from server.announcements.sound import SAMPLE_RATE_HZ, read_wav, write_wav
from server.announcements.system_voices import system_voice
from server.announcements.voices import chosen_voices
from server.domain.errors import ConfigurationInvalid
from server.store.blobs import BlobStore
from tests.fakes.announcing_shop import CountingVoice
from tests.fakes.open_shop import OPENING, OpenShop

WORDS = ("zh/请", "zh/尾号", "zh/4", "zh/5", "zh/的车主", "zh/取车", "en/plate ending", "en/4", "en/5")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which each word is a third of a second of a tone."""
    at = np.arange(SAMPLE_RATE_HZ // 3) / SAMPLE_RATE_HZ
    for word in WORDS:
        file = tmp_path / f"{word}.wav"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(write_wav(0.2 * np.sin(2 * np.pi * 330 * at)))
    return tmp_path


def test_recorded_words_are_joined_and_levelled(folder: Path) -> None:
    spoken = Recordings(folder).say_in_turn([("zh", "请尾号 4 5 的车主，取车"), ("en", "Plate ending 4 5")])
    assert active_rms_dbfs(read_wav(spoken.wav)) == pytest.approx(TARGET_RMS_DBFS, abs=0.5)
    assert 9 * 0.3 < spoken.seconds < 9 * 0.4 + 2.0


@pytest.mark.parametrize(
    ("language", "text", "file"),
    [
        ("zh", "请尾号 4 6", "zh/6.wav"),
        ("zh", "京", "zh/京.wav"),
        ("en", "plate ending 4 Lavida", "en/lavida.wav"),
    ],
)
def test_a_missing_recording_is_named(folder: Path, language: str, text: str, file: str) -> None:
    with pytest.raises(RecordingMissing, match="there is no such recording") as missing:
        Recordings(folder).say_in_turn([(language, text)])  # type: ignore[list-item]
    assert str(folder / file) in str(missing.value)


def test_a_recording_of_another_form_is_named(folder: Path) -> None:
    (folder / "zh" / "请.wav").write_bytes(b"not a sound")
    with pytest.raises(RecordingMissing, match=r"请\.wav: not a WAV"):
        Recordings(folder).say_in_turn([("zh", "请")])


def test_the_next_voice_speaks_where_the_first_cannot(shop: OpenShop, folder: Path) -> None:
    last = CountingVoice()
    sounds = KeptSounds([Recordings(folder), last], shop.reader, BlobStore(folder / "blobs"))

    def texts(plain: bool) -> list[tuple[str, str]]:
        return [("zh", "请藏A" if plain else "请zang4，A")]

    found = asyncio.run(sounds.sound_of(shop.shop_id, texts, OPENING))  # type: ignore[arg-type]
    assert found is not None
    assert last.asked == [(("zh", "请zang4，A"),)]


@dataclass
class InstalledVoice:
    """A voice as pyttsx3's drivers describe it."""

    id: str
    name: str
    languages: list[object]


SAPI5 = [
    InstalledVoice(r"HKEY\TTS_MS_EN-US_ZIRA_11.0", "Microsoft Zira Desktop - English (United States)", []),
    InstalledVoice(r"HKEY\TTS_MS_ZH-CN_HUIHUI_11.0", "Microsoft Huihui Desktop - Chinese (Simplified)", []),
]
MACOS = [
    InstalledVoice("com.apple.voice.compact.en-US.Samantha", "Samantha", ["en_US"]),
    InstalledVoice("com.apple.voice.compact.zh-CN.Tingting", "Tingting", ["zh_CN"]),
]


@pytest.mark.parametrize("installed", [SAPI5, MACOS])
def test_the_system_voice_of_each_language_is_found(installed: list[InstalledVoice]) -> None:
    assert system_voice(installed, "zh") == installed[1].id
    assert system_voice(installed, "en") == installed[0].id
    assert system_voice(installed[:1], "zh") is None


def test_settings_that_cannot_speak_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"no zh/\*\.wav|there are no"):
        chosen_voices("recordings", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(ConfigurationInvalid, match="only Windows and macOS"):
        chosen_voices("system", "")
    monkeypatch.setattr("sys.platform", "win32")
    assert [voice.plain for voice in chosen_voices("system", "")] == [True, False]
