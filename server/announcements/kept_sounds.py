"""Every text is spoken once: the sound is kept by its words, the voice and the shop."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy import Engine

from server.announcements.loudness import active_rms_dbfs
from server.announcements.pronunciation import Language
from server.announcements.sound import read_wav
from server.announcements.speech import SpeechFailed, Utterance
from server.domain.records import Sound
from server.store.blobs import BlobStore
from server.store.shop_rows import ShopRows

log = structlog.get_logger()
MAKING = 1
"""Counts up when the same words of the same voice come to be made otherwise, e.g. at another loudness."""


class Voice(Protocol):
    """Whatever can speak. `plain`: it wants texts as they are written, not in espeak-ng's spelling."""

    @property
    def plain(self) -> bool: ...

    @property
    def identity(self) -> str:
        """What a sound of it depends on, beside the words."""
        ...

    def say_in_turn(self, texts: Sequence[tuple[Language, str]]) -> Utterance:
        """Speak several texts one after the other; raise SpeechFailed where nothing comes of it."""
        ...


Texts = Sequence[tuple[Language, str]]


class KeptSounds:
    """Has texts spoken by the first of its voices that can, and remembers what was."""

    def __init__(self, voices: Sequence[Voice], reader: Engine, blobs: BlobStore) -> None:
        self._voices = voices
        self._reader = reader
        self._blobs = blobs

    async def sound_of(self, shop_id: str, texts: Callable[[bool], Texts], now: datetime) -> Sound | None:
        """Return the sound of these texts (`texts(plain)`), made now if it is new; None where none can speak.

        A sound that is new has no row yet: whoever uses it saves it.
        """
        return await asyncio.to_thread(self._sound_of, shop_id, texts, now)

    def _sound_of(self, shop_id: str, texts: Callable[[bool], Texts], now: datetime) -> Sound | None:
        for voice in self._voices:
            try:
                return self._spoken(voice, shop_id, texts(voice.plain), now)
            except SpeechFailed as failure:
                log.error("a call could not be spoken by a voice", voice=voice.identity, reason=str(failure))
        return None

    def _spoken(self, voice: Voice, shop_id: str, texts: Texts, now: datetime) -> Sound:
        words = json.dumps([shop_id, voice.identity, MAKING, list(texts)], ensure_ascii=False)
        sound_id = hashlib.sha256(words.encode()).hexdigest()
        with self._reader.begin() as connection:
            kept = ShopRows(connection, shop_id).sounds.find(sound_id)
        if kept is not None and self._blobs.holds(kept.blob):
            return kept
        utterance = voice.say_in_turn(texts)
        return Sound(
            sound_id=sound_id,
            shop_id=shop_id,
            blob=self._blobs.keep(utterance.wav),
            seconds=utterance.seconds,
            loudness_dbfs=round(active_rms_dbfs(read_wav(utterance.wav)), 1),
            used_at=now,
        )
