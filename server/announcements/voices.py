"""The voices of a server, by its settings: the first that can speaks, and espeak-ng is the last."""

import sys
from pathlib import Path

from server.announcements.kept_sounds import Voice
from server.announcements.recordings import Recordings
from server.announcements.speech import SYSTEM_VOICES, Speech
from server.announcements.system_voices import DRIVERS
from server.domain.errors import ConfigurationInvalid


def chosen_voices(engine: str, recordings: str) -> list[Voice]:
    """Return the voices in the order in which they are asked.

    Raises ConfigurationInvalid where this computer, or the folder, cannot speak.
    """
    if engine == "system":
        if sys.platform not in DRIVERS:
            raise ConfigurationInvalid(
                "voice.engine: only Windows and macOS have a 'system' voice; use 'espeak'"
            )
        return [Speech(voices=tuple(SYSTEM_VOICES.items()), plain=True), Speech()]
    if engine == "recordings":
        folder = Path(recordings)
        if not any(folder.glob("*/*.wav")):
            raise ConfigurationInvalid(f"voice.recordings: {folder}: there are no zh/*.wav or en/*.wav here")
        return [Recordings(folder), Speech()]
    return [Speech()]
