"""`glassbay bench realtime`: how fast changes and taps reach every screen, beside other ways to do it."""

from typing import Annotated

import typer

from server.commands.checkout import benchmark
from server.commands.options import AsJson
from server.commands.written_report import show_report

COMMAND = "glassbay bench realtime"


def realtime(
    displays: Annotated[int, typer.Option(min=2, max=5000, help="Screens that are told each change.")] = 1000,
    taps: Annotated[int, typer.Option(min=1, max=64, help="Taps that wait for their answer at once.")] = 32,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often everything is measured.")] = 5,
    as_json: AsJson = False,  # noqa: FBT002
) -> None:
    """Measure changes told to many screens, taps, boards, a long history and several processes.

    Each is measured beside another way to do it, in rounds of shuffled order on the same cores; a ratio is
    of one round, and the median of the rounds counts. Ends with 1 where a ratio misses what it must reach.
    """
    program = benchmark("realtime_bench")
    order = program.RealtimeBench(displays=displays, taps=taps, rounds=rounds)
    try:
        report = program.run_realtime_bench(order, lambda step: typer.echo(f"{COMMAND}: {step}", err=True))
    except (benchmark("fanout_screens").NotTold, benchmark("asked_process").ProcessEnded) as error:
        typer.echo(f"{COMMAND}: {error}", err=True)
        raise typer.Exit(2) from None
    show_report(benchmark("realtime_figures").as_table(report), report, as_json=as_json)
    if not report["met"]:
        raise typer.Exit(1)
