"""What espeak-ng makes of a text, as phonemes: hearing without ears. Run in a child, as the voice is."""

import ctypes
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import espeakng_loader

_PROJECT = Path(__file__).resolve().parents[2]
_RETRIEVAL = 1
_UTF8 = 1


def phonemes(text: str, voice: str) -> str:
    """Return the phonemes of `text` in espeak's own notation, clauses joined by ` | `."""
    return phonemes_of([text], voice)[0]


def phonemes_of(texts: Sequence[str], voice: str) -> list[str]:
    """Return the phonemes of each text, all by one child."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fakes.phonemes", voice, *texts],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
        cwd=_PROJECT,
    )
    return [line.strip() for line in ended.stdout.splitlines()]


def _print_phonemes(voice: str, *texts: str) -> None:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(_RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), 0)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    if library.espeak_SetVoiceByName(voice.encode()):
        raise SystemExit(f"no voice {voice}")
    for text in texts:
        rest = ctypes.c_char_p(text.encode())
        clauses = []
        while rest.value is not None:
            clauses.append((library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, 0) or b"").decode())
        sys.stdout.write(" | ".join(clauses) + "\n")


if __name__ == "__main__":
    _print_phonemes(*sys.argv[1:])
