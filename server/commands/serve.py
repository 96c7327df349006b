"""`glassbay serve`: the server."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import DatabaseUrl, DataFolder


def serve(
    data_folder: DataFolder = Path("data"),
    database: DatabaseUrl = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 0.0.0.0 for the network.")] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)
    ] = None,
    clock_start: Annotated[
        datetime | None, typer.Option(help="Begin the shop's clock at this local time, for demonstrations.")
    ] = None,
) -> None:
    """Run the server of the shops in the data folder, until Ctrl-C or SIGTERM.

    The shop must have been founded by `glassbay init`. Serves HTTPS where it has a certificate.
    """
    from server.bootstrap import Plan, build_app, database_url
    from server.commands.listening import listen, run_until_stopped, serving_authority
    from server.log_lines import plain_logs
    from server.secured import Secured, server_certificate
    from server.settings import load_settings

    plain_logs()
    settings = load_settings(data_folder)
    url = database or database_url(data_folder)
    where = host or settings.server.host
    certificate = server_certificate(data_folder, settings.tls, where)
    with listen(where, settings.server.port if port is None else port, "--port") as main:
        if certificate is None:
            run_until_stopped(build_app(Plan(data_folder, settings, url, clock_start)), main)
            return
        with listen(where, settings.tls.plain_port, "tls.plain_port") as plain:
            ports = main.getsockname()[1], plain.getsockname()[1]
            secured = Secured(certificate, *ports, settings.tls.tell_before)
            app = build_app(Plan(data_folder, settings, url, clock_start, secured))
            with serving_authority(app.state.services, plain, secured.port):
                run_until_stopped(app, main, certificate.context)
