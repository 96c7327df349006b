"""Train the reader and write it, with its card, to the folder of models.

    make training-environment
    .venv-training/bin/python -m recognition.training.train_reader \
        --plates PLATES --models recognition/models --work WORK \
        --corners CORNERS --fonts FONTS --variants VARIANTS

`PLATES` holds the labelled pictures: `train/` is trained on, `dev/` is only measured. The training keeps a
checkpoint in `WORK` and goes on from it when it is started again; it draws its own plates while it runs.
Two million samples take four hours on two cores, one of which draws; a GPU waits for the drawing.
"""

from pathlib import Path

from recognition.training.hanzi_letterings import hanzi_letterings
from recognition.training.plate_fonts import letterings_in
from recognition.training.reader_batches import BATCH
from recognition.training.training_order import demand_torch, ready_to_train, training_arguments, whole_number

_SAMPLES = 2_000_000


def main() -> None:
    """Read the command line and train."""
    demand_torch()
    # PyTorch is not among what Glassbay runs on: it is asked for first.
    from recognition.training.reader_training import ReaderTraining, train_reader  # noqa: PLC0415

    parser = training_arguments("reader")
    parser.add_argument(
        "--samples",
        type=whole_number(BATCH),
        default=_SAMPLES,
        help=f"views of plates to learn from, those before a restart included; {_SAMPLES:,} unless told",
    )
    parser.add_argument("--variants", type=Path, help="file with other shapes of hanzi; none unless told")
    parser.add_argument(
        "--fonts", type=Path, help="folder of open fonts for foreign plates; ours alone unless told"
    )
    told = ready_to_train(parser, variants=hanzi_letterings, fonts=letterings_in)
    train_reader(ReaderTraining(**told))


if __name__ == "__main__":
    main()
