"""`glassbay bench gate`: how often the gate greets a car, and how often by a wrong plate, over a month."""

from typing import Annotated

import typer

from server.commands.checkout import benchmark
from server.commands.options import AsJson, Engine, Regions, chosen_numbering
from server.commands.written_report import show_report

COMMAND = "glassbay bench gate"
SCENES = "Show whole pictures of the simulated gate, so that the detector is measured too; slower."


def gate(
    arrivals: Annotated[int, typer.Option(min=1, max=1_000_000, help="How many cars arrive.")] = 3000,
    seed: Annotated[int, typer.Option(min=0, help="Another seed is another month.")] = 1,
    as_json: AsJson = False,  # noqa: FBT002
    engine: Engine = None,
    regions: Regions = None,
    scenes: Annotated[bool, typer.Option(help=SCENES)] = False,  # noqa: FBT002
) -> None:
    """Let a month of drawn cars pass the gate and count whom it greets, and whom by a wrong plate.

    Booked cars, cars on record, strangers, and strangers whose plates look like booked ones; all Chinese
    kinds; day, dusk, night and rain; sharp, blurred and muddy. Ends with 1 where fewer than 97 % of the
    readable arrivals are greeted, or one greeting in 1,000 arrivals is wrong.
    """
    from recognition.engines.catalogue import DEFAULT_ENGINE, UnknownEngine, make_engine
    from recognition.engines.onnx_models import UnusableModel

    program = benchmark("gate_bench")
    chosen = engine or DEFAULT_ENGINE
    numbering = chosen_numbering(regions)
    try:
        reader = make_engine(chosen, 1, thorough=False, regions=numbering)
    except (UnknownEngine, UnusableModel) as error:
        typer.echo(f"{COMMAND}: {error}", err=True)
        raise typer.Exit(2) from None
    order = program.GateBench(arrivals=arrivals, seed=seed, engine=chosen, scenes=scenes)
    report = program.run_gate_bench(order, reader, numbering)
    show_report(program.as_table(report), report, as_json=as_json)
    if not report["met"]:
        raise typer.Exit(1)
