"""`glassbay bench video`: what a bay and a viewer of bay video cost, for the agent and for the server."""

from typing import Annotated

import typer

from server.commands.checkout import benchmark
from server.commands.options import AsJson
from server.commands.written_report import show_report

COMMAND = "glassbay bench video"


def video(
    bays: Annotated[int, typer.Option(min=1, max=40, help="Cameras over bays, a car in each.")] = 20,
    viewers: Annotated[int, typer.Option(min=1, max=200, help="How many look at once.")] = 50,
    seconds: Annotated[float, typer.Option(min=1, max=600, help="How long each phase lasts.")] = 15.0,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Measure processor time and memory while nobody looks, one looks at each bay, and all look.

    A server, an agent with drawn cameras of 1280 × 720, and viewers, each in a process of its own.
    """
    program = benchmark("bay_video_bench")
    try:
        report = program.run_video_bench(program.VideoBench(bays, viewers, seconds))
    except (TimeoutError, benchmark("asked_process").ProcessEnded) as error:
        typer.echo(f"{COMMAND}: {error}", err=True)
        raise typer.Exit(2) from None
    show_report(program.as_table(report), report, as_json=as_json)
