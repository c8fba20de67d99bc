"""Start to the first painted Today page, and memory by then, over a bare window."""

from __future__ import annotations

import argparse
import tempfile
from statistics import median

from benchmarks.report_line import report
from benchmarks.run_child import run_child


def main() -> None:
    """Alternate the app and the bare window, warm caches, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):
            run_child("today_page", folder, "3000")
        ours, floor = [], []
        for _ in range(runs):
            floor.append(run_child("bare_window"))
            ours.append(run_child("today_page", folder))
    report(
        "start to first painted Today",
        median(run.wall_s for run in ours),
        median(run.wall_s for run in floor),
        "s",
        "1.6 or less",
    )
    report(
        "peak memory by then",
        median(run.figures["peak_mib"] for run in ours),
        median(run.figures["peak_mib"] for run in floor),
        "MiB",
        "1.4 or less",
    )


if __name__ == "__main__":
    main()
