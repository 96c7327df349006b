"""What is there in a checkout of the project alone: the benchmarks."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import typer

CHECKOUT = Path(__file__).resolve().parents[2]


def benchmark(name: str) -> ModuleType:
    """Return the program `tests/benchmarks/NAME.py`; end with code 2 where this is no checkout."""
    if not (CHECKOUT / "tests" / "benchmarks" / f"{name}.py").exists():
        typer.echo("glassbay bench: the benchmarks are not installed; run it in a checkout", err=True)
        raise typer.Exit(2)
    if str(CHECKOUT) not in sys.path:
        sys.path.insert(0, str(CHECKOUT))
    return importlib.import_module(f"tests.benchmarks.{name}")
