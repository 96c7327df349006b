"""Train the detector and write it, with its card, to the folder of models.

    make training-environment
    .venv-training/bin/python -m recognition.training.train_detector \
        --plates PLATES --models recognition/models --work WORK

`PLATES` holds the labelled pictures: `train/` is trained on, `dev/` is only measured. The training keeps a
checkpoint in `WORK` and goes on from it when it is started again; it draws its own scenes while it runs. An
hour on one core is enough to find plates, a night for the last corners; a GPU is used where there is one.

Upright boxes are what people drew around photographed plates. Train once without `--corners`, let
`recognition.training.corner_labels` find the corners within the boxes, and go on with them.
"""

from pathlib import Path

from recognition.training.scene_material import backdrop_paths
from recognition.training.training_order import demand_torch, minutes, ready_to_train, training_arguments

_MINUTES = 480.0


def main() -> None:
    """Read the command line and train."""
    demand_torch()
    # PyTorch is not among what Glassbay runs on: it is asked for first.
    from recognition.training.detector_training import DetectorTraining, train_detector  # noqa: PLC0415

    parser = training_arguments("detector")
    parser.add_argument(
        "--minutes",
        type=minutes,
        default=_MINUTES,
        help=f"how long to train, the time before a restart included; {_MINUTES:g} unless told",
    )
    parser.add_argument(
        "--backdrops", type=Path, help="folder with photographs that show no plate; none unless told"
    )
    train_detector(DetectorTraining(**ready_to_train(parser, backdrops=backdrop_paths)))


if __name__ == "__main__":
    main()
