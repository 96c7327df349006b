"""`glassbay read`: the plates of pictures."""

import json
from pathlib import Path
from typing import Annotated

import typer

from server.commands.options import Engine, Regions, SecondOpinion, Threads, chosen_numbering


def read(
    pictures: Annotated[list[Path], typer.Argument(help="JPEG, PNG, BMP or WebP files.")],
    crop: Annotated[bool, typer.Option("--crop", help="The pictures are plates already cut out.")] = False,  # noqa: FBT002
    engine: Engine = None,
    threads: Threads = 1,
    regions: Regions = None,
    second_opinion: SecondOpinion = "auto",
) -> None:
    """Read the plates of pictures and print one JSON object a picture, one a line.

    `characters` has, for each position, the likeliest characters with their probabilities; `confidence` is
    that of the least sure character; `certain` says that grammar, picture and every character agree.
    Ends with 2 if a file is no picture; the other pictures are read all the same.
    """
    from recognition.answers import answer_for
    from recognition.engines.catalogue import DEFAULT_ENGINE, UnknownEngine, make_engine
    from recognition.engines.onnx_models import UnusableModel
    from recognition.opencv import UnreadablePicture, load_picture

    try:
        chosen = make_engine(
            engine or DEFAULT_ENGINE,
            threads,
            thorough=True,
            regions=chosen_numbering(regions),
            second_opinion=second_opinion,
        )
    except (UnknownEngine, UnusableModel) as error:
        raise _wrong_use(error) from None
    unreadable = False
    for file in pictures:
        try:
            picture = load_picture(file)
        except UnreadablePicture as error:
            typer.echo(f"glassbay read: {error}", err=True)
            unreadable = True
            continue
        look = chosen.look_at_crop(picture) if crop else chosen.look(picture)
        typer.echo(json.dumps(answer_for(file, picture, look), ensure_ascii=False))
    if unreadable:
        raise typer.Exit(2)


def _wrong_use(error: Exception) -> typer.Exit:
    typer.echo(f"glassbay read: {error}", err=True)
    return typer.Exit(2)
