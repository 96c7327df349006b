"""`glassbay evaluate`: how well plates are read, measured on labelled pictures."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.commands.options import AsJson, Engine, Regions, SecondOpinion, Threads, chosen_numbering

if TYPE_CHECKING:
    from recognition import engine as engines
    from recognition.evaluation import PictureScore
    from recognition.labels import LabelledPicture


def evaluate(
    folders: Annotated[list[Path], typer.Argument(help="Folders of pictures, each with its labels.csv.")],
    as_json: AsJson = False,  # noqa: FBT002
    engine: Engine = None,
    threads: Threads = 1,
    regions: Regions = None,
    second_opinion: SecondOpinion = "off",
) -> None:
    """Read labelled pictures and print how many plates were found and read, and how long it took.

    labels.csv has the columns file,plate,kind,colour,x,y,w,h: kind is scene or crop, the box is in pixels,
    several rows of one file are several plates. Rates are of the labelled plates; milliseconds are of a
    picture, without loading it. The JSON also tells of each labelled plate what was read. The engine is
    measured by itself unless a second opinion is asked for.
    """
    from recognition import evaluation_report
    from recognition.engines.catalogue import DEFAULT_ENGINE, UnknownEngine, make_engine
    from recognition.engines.onnx_models import UnusableModel
    from recognition.labels import BadLabels, labelled_pictures
    from recognition.opencv import UnreadablePicture

    try:
        labelled = [labelled_pictures(folder) for folder in folders]
        chosen = make_engine(
            engine or DEFAULT_ENGINE,
            threads,
            thorough=True,
            regions=chosen_numbering(regions),
            second_opinion=second_opinion,
        )
        scores = [[_score(chosen, picture) for picture in pictures] for pictures in labelled]
    except (BadLabels, UnknownEngine, UnreadablePicture, UnusableModel) as error:
        typer.echo(f"glassbay evaluate: {error}", err=True)
        raise typer.Exit(2) from None
    named = dict(zip(evaluation_report.folder_names(folders), scores, strict=True))
    if as_json:
        typer.echo(json.dumps(evaluation_report.as_json(named), ensure_ascii=False))
    else:
        typer.echo(evaluation_report.as_table(named))


def _score(engine: "engines.Engine", labelled: "LabelledPicture") -> "PictureScore":
    from recognition.evaluation import score_picture
    from recognition.opencv import load_picture

    picture = load_picture(labelled.path)
    look = engine.look_at_crop(picture) if labelled.kind == "crop" else engine.look(picture)
    return score_picture(labelled.path.name, labelled.labels, look)
