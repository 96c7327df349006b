"""A voice of recorded files: the words of a text, looked up and joined.

A folder has `zh/` and `en/`; a file is named after exactly the words that it says (`zh/请.wav`, `zh/京.wav`,
`zh/4.wav`, `en/plate ending.wav`, `en/a.wav`), one channel of 16 bits at 22,050 Hz. The longest
words go first; punctuation is a pause.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from server.announcements.loudness import levelled, trimmed
from server.announcements.pronunciation import Language
from server.announcements.sound import Samples, duration_seconds, read_wav, silence, write_wav
from server.announcements.speech import SpeechFailed, Utterance

_BETWEEN_WORDS_SECONDS = 0.06
_AT_A_MARK_SECONDS = 0.25
_BETWEEN_TEXTS_SECONDS = 0.6


class RecordingMissing(SpeechFailed):
    """Some words were not recorded, or their file cannot be used; the message names the file."""


class Recordings:
    """Joins recorded words; raises RecordingMissing for a text that it has not all words of."""

    plain = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def identity(self) -> str:
        """Changes with every file of the folder."""
        files = sorted(self._folder.glob("*/*.wav"))
        newest = max((file.stat().st_mtime_ns for file in files), default=0)
        return f"recordings {len(files)} {newest}"

    def say_in_turn(self, texts: Sequence[tuple[Language, str]]) -> Utterance:
        """Join the recordings of the texts."""
        parts = [self._spoken(language, text) for language, text in texts]
        sound = np.concatenate([part for each in parts for part in (each, silence(_BETWEEN_TEXTS_SECONDS))])
        sound = levelled(trimmed(sound))
        return Utterance(write_wav(sound), round(duration_seconds(sound), 3))

    def _spoken(self, language: Language, text: str) -> Samples:
        words = {file.stem.casefold(): file for file in (self._folder / language).glob("*.wav")}
        return np.concatenate([silence(0.0), *self._parts(words, self._folder / language, text.casefold())])

    def _parts(self, words: dict[str, Path], folder: Path, text: str) -> Iterator[Samples]:
        longest = max(map(len, words), default=0)
        at = 0
        while at < len(text):
            if text[at].isspace() or unicodedata.category(text[at])[0] == "P":
                yield silence(0.0 if text[at].isspace() else _AT_A_MARK_SECONDS)
                at += 1
                continue
            size = next((size for size in range(longest, 0, -1) if text[at : at + size] in words), 0)
            if not size:
                file = folder / f"{_next_word(text[at:])}.wav"
                raise RecordingMissing(f"{file}: there is no such recording")
            yield _recorded(words[text[at : at + size]])
            yield silence(_BETWEEN_WORDS_SECONDS)
            at += size


def _recorded(file: Path) -> Samples:
    try:
        return trimmed(read_wav(file.read_bytes()))
    except (OSError, ValueError) as problem:
        raise RecordingMissing(f"{file}: {problem}") from problem


def _next_word(text: str) -> str:
    """What a person would record next: a hanzi, or a whole word of letters."""
    word = text.split(maxsplit=1)[0]
    return word if word[0].isascii() else word[0]
