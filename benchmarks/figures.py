"""What one frame of each exercise costs to draw, over painting the finished picture."""

from __future__ import annotations

import argparse
import os
import time
from statistics import median

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from benchmarks.report_line import report
from sciatica_desktop import resources
from sciatica_desktop.figure.frames import render
from sciatica_desktop.figure.look import Look
from sciatica_desktop.figure.motion import Moment
from sciatica_desktop.figure.painter import FigurePainter
from sciatica_desktop.storage.library import load_library

_SIZES = ((480, 360, 2.0), (716, 540, 1.0))
"""Width and height in logical px, and device pixels to a logical one: a card, and the player."""


def main() -> None:
    """Draw some frames of a movement of each exercise and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=9)
    frames = parser.parse_args().frames
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    library = load_library(resources.root())
    for width, height, ratio in _SIZES:
        for name, exercise in library.exercises.items():
            painter = FigurePainter(library.figures[name], Look.for_theme("light"))
            target = exercise.phases[0].pose
            # The first frame alone solves the poses and lays out props and arrows.
            moments = [
                Moment(exercise.start_pose, target, step / frames) for step in range(frames + 1)
            ]
            ours, floor = [], []
            for moment in moments:
                began = time.perf_counter()
                picture = render(
                    painter, moment, round(width * ratio), round(height * ratio), ratio
                )
                ours.append(time.perf_counter() - began)
                floor.append(_painting(picture))
            report(
                f"{name} {width}x{height}@{ratio:g}",
                median(ours[1:]) * 1000,
                median(floor[1:]) * 1000,
                "ms",
            )
    del application


def _painting(picture: QImage) -> float:
    """Seconds to paint a finished picture into another of its size."""
    canvas = QImage(picture.size(), QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(picture.devicePixelRatio())
    canvas.fill(0xFFFFFFFF)
    began = time.perf_counter()
    painter = QPainter(canvas)
    painter.drawImage(0, 0, picture)
    painter.end()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
