"""Which voice of the system speaks a language, among those that pyttsx3's driver offers."""

from collections.abc import Iterable
from typing import Any

DRIVERS = {"win32": "sapi5", "darwin": "nsss"}
"""pyttsx3's driver of the system's own voices, by `sys.platform`."""
_MARKS = {"zh": ("zh", "cmn", "chinese", "huihui", "tingting", "ting-ting"), "en": ("en-", "en_", "english")}


def system_voice(voices: Iterable[Any], language: str) -> str | None:
    """Return the id of the first voice of a language (`zh`, `en`), or None where the system has none.

    SAPI5 names the language in the voice's id or name, macOS in `languages` (`zh_CN`).
    """
    for voice in voices:
        said = [str(voice.id), str(voice.name), *(_text(each) for each in voice.languages or [])]
        if any(mark in each.casefold() for mark in _MARKS[language] for each in said):
            return str(voice.id)
    return None


def _text(language: object) -> str:
    return language.decode("utf-8", "replace") if isinstance(language, bytes) else str(language)
