"""Messages as they go over the wire: one is built once, however many screens it is for."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel
from websockets.frames import Frame, Opcode

from server.contract.realtime import Delta, Snapshot

Told = TypeVar("Told", Delta, Snapshot)


@dataclass(frozen=True, slots=True)
class Framed(Generic[Told]):
    """A message about a board, and the bytes that tell it."""

    message: Told
    frame: bytes


def framed(message: Told) -> Framed[Told]:
    """Return the message with its bytes."""
    return Framed(message, text_frame(message))


def text_frame(message: BaseModel) -> bytes:
    """Return the whole frame of a text message. A server masks nothing, so that all screens can share it."""
    return Frame(Opcode.TEXT, message.model_dump_json().encode()).serialize(mask=False)
