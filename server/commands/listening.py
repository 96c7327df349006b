"""Listening on a port: taken once, before anything is built, so that a port in use is said at once."""

import errno
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer
import uvicorn
from starlette.applications import Starlette

from server.api.plain import create_plain_app
from server.api.services import Services
from server.domain.errors import ConfigurationInvalid
from server.realtime.live_protocol import live_protocol

GOODBYE_SECONDS = 3


def listen(host: str, port: int, said_by: str) -> socket.socket:
    """Return a listening socket; raise ConfigurationInvalid where the port or the address cannot be had.

    `said_by` is the option or setting by which an operator chooses another port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        in_use = problem.errno == errno.EADDRINUSE
        advice = f"{'end what uses it' if in_use else 'choose another --host'}, or choose another {said_by}"
        raise ConfigurationInvalid(
            f"cannot listen on {host} port {port}: {problem.strerror}; {advice}", port=port
        ) from problem
    listening.listen(128)
    return listening


def run_until_stopped(app: Starlette, listening: socket.socket, secure: ssl.SSLContext | None = None) -> None:
    """Serve until Ctrl-C or SIGTERM: HTTPS where there is a context that holds the certificate."""
    address = listening.getsockname()
    scheme = "https" if secure else "http"
    typer.echo(f"glassbay: serving {scheme}://{address[0]}:{address[1]}", err=True)
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws=live_protocol(app.state.live),
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        ssl_context_factory=(lambda _config, _default: secure) if secure else None,
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(1)


@contextmanager
def serving_authority(services: Services, listening: socket.socket, secure_port: int) -> Iterator[None]:
    """Serve plain HTTP beside HTTPS while the block lasts, in a thread: signals are the other server's."""
    address = listening.getsockname()
    typer.echo(f"glassbay: devices get the authority at http://{address[0]}:{address[1]}/authority", err=True)
    config = uvicorn.Config(
        create_plain_app(services, secure_port), log_level="warning", ws="none", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="plain HTTP", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(GOODBYE_SECONDS)
