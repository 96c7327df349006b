"""`glassbay bench recognition`: how fast plates are read, beside the rapidocr engine in the same run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from server.commands.checkout import benchmark
from server.commands.options import AsJson, Regions, Threads, chosen_numbering
from server.commands.written_report import show_report

COMMAND = "glassbay bench recognition"
OURS = "onnx"
PICTURES = "Measure on the labelled pictures of this folder instead of drawn ones."


def recognition(
    as_json: AsJson = False,  # noqa: FBT002
    threads: Threads = 1,
    rounds: Annotated[int, typer.Option(min=1, max=1000, help="How often each picture is shown.")] = 5,
    against: Annotated[
        Literal["rapidocr", "none"], typer.Option(help="The engine that ours is measured against.")
    ] = "rapidocr",
    pictures: Annotated[Path | None, typer.Option(help=PICTURES)] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws other pictures.")] = 1,
    regions: Regions = None,
) -> None:
    """Time our engine on plates that are cut out and on whole pictures, and what memory it takes.

    Each engine has a process of its own and sees the same pictures in turn, each round in another order;
    the ratios are of one round, and their median counts. Scenes are looked at once, as at a gate, and
    thoroughly, as `read` and `evaluate` do. Ends with 1 where a crop takes more than 0.2, or a scene more
    than 0.12, of the other engine's processor time, or the networks more than 12 MB.
    """
    from recognition.engines.extras import is_installed
    from recognition.labels import BadLabels

    numbering = chosen_numbering(regions)
    program = benchmark("recognition_bench")
    compared = against != "none" and is_installed(against)
    if against != "none" and not compared:
        said = f"{against} is not installed (run `make {against}`): ours is measured alone"
        typer.echo(f"{COMMAND}: {said}", err=True)
    order = program.RecognitionBench(
        engines=(OURS, against) if compared else (OURS,),
        threads=threads,
        rounds=rounds,
        seed=seed,
        regions=tuple(region.code for region in numbering.regions),
        # The engines' processes run in another folder than this one.
        pictures=pictures.resolve() if pictures else None,
    )
    try:
        report = program.run_recognition_bench(order)
    except (BadLabels, benchmark("asked_process").ProcessEnded) as error:
        typer.echo(f"{COMMAND}: {error}", err=True)
        raise typer.Exit(2) from None
    show_report(benchmark("recognition_figures").as_table(report), report, as_json=as_json)
    if report["met"] is False:
        raise typer.Exit(1)
