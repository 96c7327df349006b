"""The card of the reader: what it was trained on and how well it reads, by itself and without any grammar."""

from collections import Counter
from pathlib import Path

from recognition.alignment import READING_ALPHABET
from recognition.labels import LABELS
from recognition.training.model_card import ModelCard, checksum, write_card
from recognition.training.photographed_plates import CROPS, SCENES, labelled_in
from recognition.training.reader_batches import REAL_SHARE
from recognition.training.reader_network import PlateReaderNetwork
from recognition.training.reader_samples import readable_plates
from recognition.training.reader_scores import read_plates, score_of
from recognition.training.reader_sources import HELD_OUT_EVERY
from server.domain.plate import PROVINCES

_LIMITS = (
    "No photographed plates of 鄂, 贵, 青, 藏 and 宁: these provinces it knows from drawings alone.",
    "Plates of other kinds than blue and yellow it knows from drawings alone.",
    "The scores are of the network by itself: the engine adds grammar, a second look and its own doubts.",
)
_MEASURED = ("ccpd-crops", "ccpd-scenes", "eu-scenes", "us-scenes", "br-scenes")


def write_reader_card(
    network: PlateReaderNetwork, model: Path, plates: Path, command: str, seed: int, samples: int
) -> None:
    """Measure `network` on the folders of `dev/` that are there and write the card beside `model`."""
    scores, confused = {}, Counter[str]()
    for name in _MEASURED:
        if not (plates / "dev" / name / LABELS).is_file():
            continue
        labelled = readable_plates(plates / "dev" / name)
        texts = read_plates(network, labelled)
        scores[name] = score_of(texts, labelled)
        confused.update(_taken_for_another(texts, [plate.text for plate in labelled]))
    write_card(
        model,
        ModelCard(
            title="Plate reader",
            purpose="Reads one plate: for each of 32 columns the probability of every character.",
            file=model.name,
            sha256=checksum(model),
            bytes=model.stat().st_size,
            alphabet=READING_ALPHABET,
            input="`plates`, uint8, N × 32 × 128 × 3, blue-green-red: straightened, two rows side by side",
            output="`columns`, float32, N × 32 × 77: 0 is the blank, then the alphabet",
            command=command,
            seed=seed,
            samples=samples,
            sources=_sources(plates / "train"),
            limits=_LIMITS,
            scores=scores,
            confusions=dict(confused.most_common()),
        ),
    )


def _sources(train: Path) -> tuple[str, ...]:
    """Return what is learnt from, with what is labelled in `train` now."""
    crops, scenes = labelled_in(train / CROPS), labelled_in(train / SCENES)
    return (
        f"plates drawn by recognition.training.drawn_plates: {1 - REAL_SHARE:.0%} of the views",
        f"{crops.plates:,} plate crops of chenweijiang99/yolo_-lprnet_-pytorch (Apache-2.0; CCPD, MIT), "
        f"but every {HELD_OUT_EVERY[CROPS]}th",
        f"{scenes.plates:,} plates in {scenes.pictures:,} scenes of liuruoze/EasyPR (GDSL exempts trained "
        f"models), but every {HELD_OUT_EVERY[SCENES]}th",
    )


def _taken_for_another(texts: list[str], truths: list[str]) -> list[str]:
    """Return the provinces that were taken for another where the length is right."""
    pairs = [(seen[0], true[0]) for seen, true in zip(texts, truths, strict=True) if len(seen) == len(true)]
    return [f"{true} → {seen}" for seen, true in pairs if seen != true and true in PROVINCES]
