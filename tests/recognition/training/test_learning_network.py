"""A network that learns: what it has learnt survives a restart, and its average follows its weights."""

import os
from pathlib import Path
from typing import Any

import pytest

if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
    pytest.importorskip("torch", reason="no PyTorch: `make test-training` installs it and runs this")

import torch

from recognition.training.learning_network import LearningNetwork

INPUTS = torch.linspace(-1, 1, 12).reshape(4, 3)


def begun(checkpoint: Path, seed: int = 1) -> LearningNetwork:
    """Return a network of one layer whose first weights follow from `seed`."""
    torch.manual_seed(seed)
    return LearningNetwork(torch.nn.Linear(3, 1), 0.01, checkpoint)


def learn(network: LearningNetwork, step: int, rate: float = 0.1) -> None:
    """Let it learn to answer 1."""
    answers = network.network(INPUTS.to(network.device))
    network.learn(((answers - 1) ** 2).mean(), rate, step)


def weights(network: LearningNetwork) -> list[float]:
    """Return the averaged weights, without the bias."""
    return [float(weight) for weight in network.averaged_weights()["weight"][0]]


def test_a_training_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    network = begun(tmp_path / "a.checkpoint")
    for step in (1, 2, 3):
        learn(network, step)
    network.save({"batch": 3})
    restarted = begun(tmp_path / "a.checkpoint", seed=2)
    assert weights(restarted) != weights(network)
    assert restarted.go_on() == {"batch": 3}
    for each in (network, restarted):
        learn(each, 4)
    assert weights(restarted) == weights(network)


def test_without_a_checkpoint_a_training_begins(tmp_path: Path) -> None:
    network = begun(tmp_path / "none.checkpoint")
    before = weights(network)
    assert network.go_on() == {}
    assert weights(network) == before


def test_the_average_stays_behind_what_was_learnt_last(tmp_path: Path) -> None:
    network = begun(tmp_path / "a.checkpoint")
    before: Any = network.averaged_weights()["bias"]
    learn(network, 100_000)
    moved = float(network.network.bias.detach().cpu() - before)
    followed = float(network.averaged_weights()["bias"] - before)
    assert moved != 0
    assert followed == pytest.approx(moved / 500, rel=1e-2)


def test_a_kill_while_saving_leaves_the_checkpoint_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = begun(tmp_path / "a.checkpoint")
    network.save({"batch": 1})

    def killed(_: object, path: Path) -> None:
        path.write_bytes(b"half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(torch, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        network.save({"batch": 2})
    assert begun(tmp_path / "a.checkpoint").go_on() == {"batch": 1}
