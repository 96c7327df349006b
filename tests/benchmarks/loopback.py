"""The benches' requests: over kept connections of the loopback, cheap enough not to be what is measured."""

import asyncio
import json
import socket
from collections.abc import Mapping
from typing import Self

import uvicorn
from fastapi import FastAPI

HOST = "127.0.0.1"
_HEAD_END = b"\r\n\r\n"


class NotAnswered(Exception):
    """A server refused what a bench asked; the message is its answer."""


class Connection:
    """One kept connection, with one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> Self:
        """Connect to a server on this computer."""
        return cls(*await asyncio.open_connection(HOST, port))

    async def ask(self, request: bytes) -> bytes:
        """Send a whole request and return the answer's body. Raises `NotAnswered` unless it is a 200."""
        self._writer.write(request)
        head = await self._reader.readuntil(_HEAD_END)
        body = await self._reader.readexactly(_length(head))
        if not head.startswith(b"HTTP/1.1 200"):
            raise NotAnswered((head + body).decode())
        return body

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


def request_of(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """Return a request's bytes."""
    named = {"Host": HOST, "Content-Length": str(len(body)), **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join(lines).encode() + _HEAD_END + body


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return next(int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:"))


def serve_alone(app: FastAPI) -> None:
    """Serve `app` from a process of its own until it is ended, and print the port as JSON."""
    listening = socket.create_server((HOST, 0), backlog=1024)
    print(json.dumps({"port": listening.getsockname()[1]}), flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
