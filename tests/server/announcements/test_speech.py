"""The real voice, heard by measurement, and every way in which its process can fail."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from server.announcements.loudness import PEAK_LIMIT_DBFS, TARGET_RMS_DBFS, active_rms_dbfs, peak_dbfs
from server.announcements.pronunciation import Language
from server.announcements.sound import Samples, duration_seconds, read_wav
from server.announcements.speech import Speech, SpeechFailed

SENTENCES: list[tuple[Language, str]] = [
    ("zh", "请尾号 4 5、白色大众朗逸的车主到交车区取车"),
    ("en", "The white Volkswagen Lavida, plate ending 4 5, is ready. Please come to handover bay 2"),
]
PROJECT = Path(__file__).resolve().parents[3]


def program(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def above_threshold(samples: Samples) -> float:
    return float(np.mean(np.abs(samples) > 0.02))


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_is_spoken_audibly(language: Language, text: str) -> None:
    utterance = Speech().say(text, language)
    samples = read_wav(utterance.wav)
    assert 2.0 < utterance.seconds < 12.0
    assert utterance.seconds == pytest.approx(duration_seconds(samples), abs=0.001)
    assert active_rms_dbfs(samples) == pytest.approx(TARGET_RMS_DBFS, abs=0.5)
    assert peak_dbfs(samples) <= PEAK_LIMIT_DBFS
    assert above_threshold(samples) > 0.3


def test_a_longer_text_takes_longer_and_is_not_cut() -> None:
    speech = Speech()
    two, ten = speech.say("1，2", "zh").seconds, speech.say("1，2，3，4，5，6，7，8，9，10", "zh").seconds
    assert ten > 3 * two


def test_two_languages_make_one_utterance_with_a_pause() -> None:
    speech = Speech()
    apart = sum(speech.say(text, language).seconds for language, text in SENTENCES)
    together = speech.say_in_turn(SENTENCES)
    assert together.seconds == pytest.approx(apart + 0.6, abs=0.1)


def test_words_are_said_at_the_same_pace_each_time() -> None:
    """The voice took its own pace instead of ours one time in ten."""
    speech = Speech()
    assert len({speech.say("1，2，3", "zh").wav for _ in range(25)}) == 1


def test_utterances_spoken_at_once_do_not_disturb_each_other() -> None:
    speech, found = Speech(), dict[int, bytes]()
    alone = speech.say(SENTENCES[0][1], "zh").wav

    def say(index: int) -> None:
        found[index] = speech.say(SENTENCES[0][1], "zh").wav

    threads = [threading.Thread(target=say, args=(index,)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [found[index] == alone for index in range(4)] == [True] * 4


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x01\u202e"])
def test_nothing_to_say_is_an_error(text: str) -> None:
    with pytest.raises(SpeechFailed, match="nothing to say"):
        Speech().say(text, "zh")
    with pytest.raises(SpeechFailed, match="nothing to say"):
        Speech().say_in_turn([])


def test_a_text_without_a_sound_is_an_error() -> None:
    with pytest.raises(SpeechFailed):
        Speech().say("、", "zh")


def test_a_killed_child_is_a_clear_error() -> None:
    killed = Speech(program=program("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"))
    with pytest.raises(SpeechFailed, match="ended by signal 9"):
        killed.say("你好", "zh")


def test_a_hanging_child_is_ended_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(SpeechFailed, match=r"no speech within 0\.5 s"):
        Speech(program=program("import time; time.sleep(60)"), time_limit_seconds=0.5).say("你好", "zh")
    assert time.monotonic() - began < 10


def test_a_failing_child_is_quoted_in_one_line() -> None:
    failing = Speech(program=program("import sys; sys.exit('first\\nno library')"))
    with pytest.raises(SpeechFailed, match=r"failed with code 1: no library$"):
        failing.say("你好", "zh")


def test_a_child_that_writes_nothing_or_rubbish_is_an_error() -> None:
    rubbish = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('la la la')"
    for code in ("pass", rubbish):
        with pytest.raises(SpeechFailed, match="no usable sound"):
            Speech(program=program(code)).say("你好", "zh")


def test_a_silent_child_is_an_error() -> None:
    code = (
        "import sys, pathlib, numpy\n"
        "from server.announcements.sound import write_wav\n"
        "pathlib.Path(sys.argv[1]).write_bytes(write_wav(numpy.zeros(44100)))"
    )
    with pytest.raises(SpeechFailed, match="silent"):
        Speech(program=program(code)).say("你好", "zh")


def test_a_missing_program_is_an_error() -> None:
    with pytest.raises(SpeechFailed, match="does not start"):
        Speech(program=("/nowhere/voice",)).say("你好", "zh")


def child(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server.announcements.speech_child", *arguments],
        input="你好",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        cwd=PROJECT,
    )


def test_the_child_says_when_a_file_cannot_be_written(tmp_path: Path) -> None:
    ended = child(str(tmp_path / "absent" / "a.wav"), "sit/cmn", "150", "1")
    assert ended.returncode == 1
    assert "the utterance never finished" in ended.stderr


def test_the_child_refuses_an_unknown_voice(tmp_path: Path) -> None:
    ended = child(str(tmp_path / "a.wav"), "sit/nobody", "150", "5")
    assert ended.returncode == 1
    assert "sit/nobody" in ended.stderr


def test_the_server_itself_loads_no_voice_library() -> None:
    code = (
        "import sys, server.announcements.speech, server.announcements.wording; "
        "sys.exit(any(n.startswith(('pyttsx3', 'espeakng')) for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, timeout=60, check=False).returncode == 0
