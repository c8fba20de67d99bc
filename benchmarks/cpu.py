"""CPU of a running routine over a bare window repainting a picture as often; and of standing still.

The app is measured first; the floor of each line then repaints as often as the app's window did.
"""

from __future__ import annotations

import argparse
import tempfile

from benchmarks.report_line import report
from benchmarks.run_child import run_child

_FIGURE = (789, 565)
"""Size of the figure in a window of 1280 by 800."""
_HOLD, _FLOSS = "0", "3"
"""Which stretch of the routine that is measured is held, and which one moves."""
_MOVING = (
    ("CPU of a floss, its first repetitions drawn", _FLOSS, "6", ""),
    ("CPU of a floss, from the third repetition", _FLOSS, "18", "1.5"),
    ("CPU of a hold", _HOLD, "12", "1.5"),
)
_STILL = (
    ("CPU of a floss, paused", "paused"),
    ("CPU of a floss, its window hidden", "hidden"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    seconds = parser.parse_args().seconds
    base = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for what, item, warm, aim in _MOVING:
            routine = (folder, item, str(seconds), warm, "running")
            ours = run_child("running_routine", *routine).figures
            base = _floor(seconds, ours["paints"] / ours["wall_s"])
            report(what, _per_minute(ours), base, "s/min", aim)
        for what, doing in _STILL:
            routine = (folder, _FLOSS, str(seconds), "12", doing)
            ours = run_child("running_routine", *routine).figures
            report(what, _per_minute(ours), base, "s/min", "0")
        idle = run_child("idle_window", folder, str(seconds)).figures
        report("CPU of Today with nobody there", _per_minute(idle), base, "s/min", "0")


def _floor(seconds: float, rate: float) -> float:
    """CPU in s a minute of the bare window at so many repaints a second."""
    width, height = (str(size) for size in _FIGURE)
    figures = run_child("picture_window", str(seconds), str(rate), width, height).figures
    # A timer counts whole ms: what it made of the rate is put right.
    return _per_minute(figures) * rate / (figures["paints"] / figures["wall_s"])


def _per_minute(figures: dict[str, float]) -> float:
    return figures["cpu_s"] / figures["wall_s"] * 60


if __name__ == "__main__":
    main()
