"""Listening on a port: taken once, before anything is built, so that a port in use is said at once."""

import errno
import socket
import ssl
import sys

import typer
import uvicorn
from fastapi import FastAPI

from server.domain.errors import ConfigurationInvalid
from server.realtime.live_protocol import live_protocol


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raise ConfigurationInvalid where the port or the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        in_use = problem.errno == errno.EADDRINUSE
        advice = "end what uses it, or choose another --port" if in_use else "choose another --host or --port"
        raise ConfigurationInvalid(
            f"cannot listen on {host} port {port}: {problem.strerror}; {advice}", port=port
        ) from problem
    listening.listen(128)
    return listening


def run_until_stopped(app: FastAPI, listening: socket.socket, secure: ssl.SSLContext | None = None) -> None:
    """Serve until Ctrl-C or SIGTERM: HTTPS where there is a context that holds the certificate."""
    address = listening.getsockname()
    scheme = "https" if secure else "http"
    typer.echo(f"glassbay: serving {scheme}://{address[0]}:{address[1]}", err=True)
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws=live_protocol(app.state.live),
        timeout_graceful_shutdown=3,
        ssl_context_factory=(lambda _config, _default: secure) if secure else None,
    )
    server = uvicorn.Server(config)
    server.run(sockets=[listening])
    if not server.started:
        sys.exit(1)
