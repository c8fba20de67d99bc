"""What one frame of each exercise costs to draw, over painting the finished picture."""

from __future__ import annotations

import argparse
import os
import time
from statistics import median

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.report_line import report
from sciatica_desktop import resources
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.figure.frames import render
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.painter import FigurePainter
from sciatica_desktop.figure.people import PEOPLE
from sciatica_desktop.storage.library import load_library

_SIZES = ((480, 360, 2.0), (716, 540, 1.0))
"""Width and height in logical px, and device pixels to a logical one: a card, and the player."""


def main() -> None:
    """Draw some frames of a movement of each exercise and print the medians and the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=9)
    parser.add_argument("--person", choices=list(PEOPLE), default="bun")
    parser.add_argument("exercise", nargs="*", help="ids; all of them without one")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    library = load_library(resources.root())
    for width, height, ratio in _SIZES:
        every = {}
        for name in asked.exercise or library.figures:
            painter = FigurePainter(
                library.figures[name], Look.for_theme("light"), PEOPLE[asked.person]
            )
            exercise = library.exercises[name]
            ours, floor = _frames(painter, exercise, asked.frames, (width, height, ratio))
            every[name] = ours
            report(f"{name} {width}x{height}@{ratio:g}", ours, floor, "ms")
        slowest = max(every, key=lambda name: every[name])
        print(f"slowest at {width}x{height}@{ratio:g}: {slowest}, {every[slowest]:.1f} ms")
    del application


def _frames(
    painter: FigurePainter, exercise: Exercise, frames: int, size: tuple[int, int, float]
) -> tuple[float, float]:
    """Median ms of processor time for a frame, and for painting it when it is finished.

    Of processor time, not of the clock: other programs may be at work.
    """
    width, height, ratio = size
    start, target = exercise.start_pose, exercise.phases[0].pose
    ours, floor = [], []
    # The first frame alone solves the poses and lays out props and arrows.
    for step in range(frames + 1):
        moment = Moment(start, target, step / frames)
        began = time.process_time()
        # As the studio has it drawn: the arrows of a movement are a picture of their own.
        picture = render(
            *(painter, moment, round(width * ratio), round(height * ratio), ratio),
            arrows=False,
            room=True,
        )
        ours.append(time.process_time() - began)
        floor.append(_painting(picture))
    return median(ours[1:]) * 1000, median(floor[1:]) * 1000


def _painting(picture: QImage) -> float:
    """Seconds to paint a finished picture into another of its size."""
    canvas = QImage(picture.size(), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(picture.devicePixelRatio())
    canvas.fill(0xFFFFFFFF)
    began = time.process_time()
    painter = QPainter(canvas)
    painter.drawImage(0, 0, picture)
    painter.end()
    return time.process_time() - began


if __name__ == "__main__":
    main()
