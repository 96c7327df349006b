"""Runs `glassbay` as a child that does not outlive its parent.

`python -m server.simulator.leash PARENT ARGS…`: the parent may be killed in a way that lets it do nothing
more; the child sees that it has another parent then, and ends.
"""

import os
import runpy
import signal
import sys
import threading
import time

_LOOK_EVERY_S = 0.5
_TIME_TO_END_S = 5.0


def main() -> None:
    """Run the command line with this program's arguments after the first."""
    parent = int(sys.argv[1])
    sys.argv = ["glassbay", *sys.argv[2:]]
    threading.Thread(target=_end_with, args=(parent,), daemon=True, name="leash").start()
    runpy.run_module("server", run_name="__main__", alter_sys=False)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_TIME_TO_END_S)
    # Something did not listen; there is nobody left who could end it.
    os._exit(1)


if __name__ == "__main__":
    main()
