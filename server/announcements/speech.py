"""Speech as WAV files: one child process an utterance, with a time limit, then checked and levelled.

The child is `speech_child`; why it is a process of its own is said there.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from server.announcements.loudness import active_rms_dbfs, levelled, trimmed
from server.announcements.pronunciation import Language, clean
from server.announcements.sound import Samples, duration_seconds, read_wav, silence, write_wav

VOICES: dict[Language, str] = {"zh": "sit/cmn", "en": "gmw/en-us"}
LONGEST_TEXT = 300
_SHORTEST_SECONDS = 0.3
_LONGEST_SECONDS = 60.0
_SILENT_BELOW_DBFS = -50.0
_PAUSE_SECONDS = 0.6
_LAST_WORDS = 300
_PROJECT = Path(__file__).resolve().parents[2]


SYSTEM_VOICES: dict[Language, str] = {"zh": "system:zh", "en": "system:en"}


class SpeechFailed(RuntimeError):
    """A text could not be spoken; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A spoken text: a WAV file and how long it lasts."""

    wav: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Speech:
    """The voice: the program that speaks, how long it may take and how fast it talks."""

    program: tuple[str, ...] = (sys.executable, "-m", "server.announcements.speech_child")
    time_limit_seconds: float = 10.0
    words_a_minute: int = 150
    voices: tuple[tuple[Language, str], ...] = tuple(VOICES.items())
    plain: bool = False

    @property
    def identity(self) -> str:
        """What a sound of it depends on, beside the words."""
        return f"{' '.join(voice for _, voice in self.voices)} {self.words_a_minute}"

    def say(self, text: str, language: Language) -> Utterance:
        """Speak one text (0.2 s: call it in a thread); raise SpeechFailed if nothing audible comes of it."""
        return _utterance(self._spoken(text, language))

    def say_in_turn(self, texts: Sequence[tuple[Language, str]]) -> Utterance:
        """Speak several texts one after the other, such as Chinese, then English, as one utterance."""
        if not texts:
            raise SpeechFailed("there is nothing to say")
        sounds = [self._spoken(text, language) for language, text in texts]
        joined = [sounds[0], *(part for sound in sounds[1:] for part in (silence(_PAUSE_SECONDS), sound))]
        return _utterance(np.concatenate(joined))

    def _spoken(self, text: str, language: Language) -> Samples:
        sayable = clean(text, LONGEST_TEXT)
        if not sayable:
            raise SpeechFailed("there is nothing to say")
        with tempfile.TemporaryDirectory(prefix="glassbay-speech-") as folder:
            file = Path(folder) / "utterance.wav"
            self._run(file, sayable, language)
            return _checked(_samples(file))

    def _run(self, file: Path, text: str, language: Language) -> None:
        settings = (
            str(file),
            dict(self.voices)[language],
            str(self.words_a_minute),
            str(self.time_limit_seconds),
        )
        try:
            ended = subprocess.run(
                [*self.program, *settings],
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=self.time_limit_seconds,
                cwd=_PROJECT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise SpeechFailed(f"no speech within {self.time_limit_seconds:g} s") from error
        except OSError as error:
            raise SpeechFailed(f"the speech program {self.program[0]} does not start: {error}") from error
        if ended.returncode:
            raise SpeechFailed(_why(ended.returncode, ended.stderr))


def _why(code: int, words: bytes) -> str:
    if code < 0:
        return f"the speech program was ended by signal {-code}"
    last = words.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it gave no reason"]
    return f"the speech program failed with code {code}: {clean(last[0], _LAST_WORDS)}"


def _samples(file: Path) -> Samples:
    try:
        return read_wav(file.read_bytes())
    except (OSError, ValueError) as error:
        raise SpeechFailed(f"the speech program wrote no usable sound: {error}") from error


def _checked(samples: Samples) -> Samples:
    """Return the sound, trimmed and levelled, if it is one that somebody could hear and follow."""
    loudness = active_rms_dbfs(samples)
    if loudness < _SILENT_BELOW_DBFS:
        raise SpeechFailed(f"the speech is silent ({loudness:.0f} dBFS)")
    sound = trimmed(samples)
    seconds = duration_seconds(sound)
    if not _SHORTEST_SECONDS <= seconds <= _LONGEST_SECONDS:
        raise SpeechFailed(f"the speech lasts {seconds:.1f} s, which cannot be right")
    return levelled(sound)


def _utterance(samples: Samples) -> Utterance:
    return Utterance(wav=write_wav(samples), seconds=round(duration_seconds(samples), 3))
