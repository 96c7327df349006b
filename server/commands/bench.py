"""`glassbay bench`: measurements that take minutes, each with a file and a program in tests/benchmarks."""

import typer

from server.commands.bench_gate import gate
from server.commands.bench_realtime import realtime
from server.commands.bench_recognition import recognition
from server.commands.bench_video import video

bench = typer.Typer(no_args_is_help=True)
bench.callback()(lambda: None)
bench.command()(gate)
bench.command()(realtime)
bench.command()(recognition)
bench.command()(video)
