"""CPU of a running routine over a bare window repainting a picture at the same rate; and idle."""

from __future__ import annotations

import argparse
import tempfile

from benchmarks.report_line import report
from benchmarks.run_child import run_child

_FIGURE = (789, 565)
"""Size of the figure in a window of 1280 by 800: what moves is repainted, nothing else."""
_RATE = 16.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=40)
    seconds = parser.parse_args().seconds
    width, height = (str(size) for size in _FIGURE)
    with tempfile.TemporaryDirectory() as folder:
        floor = run_child("picture_window", str(seconds), str(_RATE), width, height).figures
        first = run_child("running_routine", folder, str(seconds), "6").figures
        settled = run_child("running_routine", folder, str(seconds), "18").figures
        idle = run_child("idle_window", folder, str(seconds)).figures
    per_minute = 60 / seconds
    base = floor["cpu_s"] * per_minute
    report(
        "CPU of a floss, its first repetitions drawn", first["cpu_s"] * per_minute, base, "s/min"
    )
    report(
        "CPU of a floss, from the third repetition", settled["cpu_s"] * per_minute, base, "s/min"
    )
    report("CPU of Today with nobody there", idle["cpu_s"] * per_minute, base, "s/min", "0")


if __name__ == "__main__":
    main()
