"""How the server's log looks: lines for people on standard error, and of an error its plain trace."""

import sys

import structlog


def plain_logs() -> None:
    """Write traces without the values of variables: those may be plates, names and tokens.

    Showing them would also take seconds of the event loop for one error.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
