"""The program that speaks one text into one WAV file and ends: `python -m server.announcements.speech_child`.

It stands alone because espeak-ng is GPL-3 and because pyttsx3 can hang: the server runs it and never imports
it. Arguments: the file to write, the voice, words a minute, seconds to wait; the text comes on stdin.
"""

import ctypes
import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import espeakng_loader
import pyttsx3

from server.announcements.system_voices import DRIVERS, system_voice


def main() -> int:
    """Speak stdin into the file named by the arguments; 0 once it is written, 1 with a line on stderr."""
    file, voice, words_a_minute, wait_seconds = sys.argv[1:]
    text = sys.stdin.buffer.read().decode("utf-8")
    name, _, language = voice.partition(":")
    if name == "system":
        failure = speak_by_system(Path(file), text, language, int(words_a_minute))
    else:
        espeak = load_espeak()
        failure = speak_into(espeak, Path(file), text, voice, int(words_a_minute), float(wait_seconds))
    if failure:
        sys.stderr.write(f"{failure}\n")
    return 1 if failure else 0


def load_espeak() -> ctypes.CDLL:
    """Make the wheel's espeak-ng the one that pyttsx3 finds: a system's 1.51 reads Mandarin as English."""
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = Path(espeakng_loader.get_library_path())
    versioned = library.with_name(f"{library.name}.1")
    return ctypes.CDLL(str(versioned if versioned.exists() else library), mode=ctypes.RTLD_GLOBAL)


def speak_into(
    espeak: ctypes.CDLL, file: Path, text: str, voice: str, words_a_minute: int, wait_seconds: float
) -> str:
    """Write `text`, spoken, to `file`; return what went wrong, or nothing."""
    failures: list[str] = []
    finished = threading.Event()
    engine = pyttsx3.init("espeak")
    engine.connect("error", lambda **event: failures.append(str(event["exception"])))
    engine.connect("finished-utterance", lambda **_event: finished.set())
    # pyttsx3 puts settings off until it speaks, and espeak takes a rate in a thread of its own: one time in
    # ten the voice spoke at its own rate. So they are set now, and waited for.
    engine.proxy.setBusy(False)
    engine.setProperty("voice", voice)
    espeak.espeak_Synchronize()
    engine.setProperty("rate", words_a_minute)
    espeak.espeak_Synchronize()
    engine.proxy.setBusy(True)
    if engine.getProperty("rate") != words_a_minute:
        return f"espeak-ng does not take {words_a_minute} words a minute"
    engine.save_to_file(text, str(file))
    # runAndWait comes back while espeak's own thread still synthesises: only the event says that the file is.
    engine.runAndWait()
    if not finished.wait(wait_seconds):
        failures.append("the utterance never finished")
    return "; ".join(failures)


def speak_by_system(file: Path, text: str, language: str, words_a_minute: int) -> str:
    """Write `text`, spoken by Windows' or macOS' own voice; return what went wrong, or nothing."""
    driver = DRIVERS.get(sys.platform)
    if driver is None:
        return f"{sys.platform} has no voices of its own that pyttsx3 knows; use voice.engine = 'espeak'"
    engine = pyttsx3.init(driver)
    voice = system_voice(cast("Iterable[Any]", engine.getProperty("voices")), language)
    if voice is None:
        return f"this system has no voice for '{language}'; install one in its settings"
    engine.setProperty("voice", voice)
    engine.setProperty("rate", words_a_minute)
    engine.save_to_file(text, str(file))
    engine.runAndWait()
    return converted(file) if driver == "nsss" else ""


def converted(file: Path) -> str:
    """macOS writes AIFF whatever the file is called: make it a WAV of our form."""
    raw = file.rename(file.with_suffix(".aiff"))
    command = ["afconvert", "-f", "WAVE", "-d", "LEI16@22050", "-c", "1", str(raw), str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.stderr.strip() if ended.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
