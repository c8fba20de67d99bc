"""Puts the blocks on one sheet: adds their heights, gives way until they fit, then paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.blocks.block import Block
from sciatica_desktop.reports.blocks.closing import ClosingBlock
from sciatica_desktop.reports.blocks.exercises import ExercisesBlock
from sciatica_desktop.reports.blocks.header import HeaderBlock
from sciatica_desktop.reports.blocks.in_short import InShortBlock
from sciatica_desktop.reports.blocks.numbers import NumbersBlock
from sciatica_desktop.reports.blocks.pain_chart import PainChartBlock
from sciatica_desktop.reports.blocks.reach_chart import ReachChartBlock
from sciatica_desktop.reports.blocks.warning import WarningBlock
from sciatica_desktop.reports.blocks.where import WhereBlock
from sciatica_desktop.reports.level import Level
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.paper import FOOT, FOOT_RULE, MARGIN, TOP, Paper
from sciatica_desktop.reports.typeset import QUIET, Align, draw

_NARROW_GAP = 1.3
_WIDEST_GAP = 4.2


class PageTooShortError(Exception):
    """The page cannot hold what must never be left out."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands, in mm on the sheet."""

    block: Block
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole sheet, ready to paint.

    Attributes:
        level: how far it had to give way.
        placed: the blocks from top to foot.
        free: empty height left above the footer, in mm, never below 0.
    """

    level: Level
    placed: tuple[Placed, ...]
    free: float


def blocks_of(summary: Summary, paper: Paper, art: Art) -> tuple[Block, ...]:
    """The parts of the report from top to foot."""
    return (
        HeaderBlock(summary),
        WarningBlock(summary.warning),
        InShortBlock(summary),
        NumbersBlock(summary),
        PainChartBlock(summary.charts, paper),
        ReachChartBlock(summary.charts, paper),
        WhereBlock(summary, paper, art),
        ExercisesBlock(summary.exercises, paper, art),
        ClosingBlock(summary.closing),
    )


def lay_out(blocks: Sequence[Block], paper: Paper) -> Layout:
    """Place blocks on a sheet.

    Raises:
        PageTooShortError: if they do not fit even at the last level.
    """
    for level in Level:
        layout = lay_out_at(blocks, paper, level)
        if layout.free >= 0:
            return layout
    raise PageTooShortError(
        f"The report is {-layout.free:.1f} mm too long for one page of {paper.name} paper.",
    )


def lay_out_at(blocks: Sequence[Block], paper: Paper, level: Level) -> Layout:
    """Place blocks at one level, whether they fit or not."""
    width = paper.content_width
    heights = [block.height(width, level) for block in blocks]
    shown = [index for index, height in enumerate(heights) if height > 0]
    gap = paper.gap if level < Level.NARROW_GAPS else _NARROW_GAP
    free = paper.content_height - sum(heights) - gap * (len(shown) - 1)
    if free > 0:
        spares = [blocks[index].spare(level) for index in shown]
        given = min(free, sum(spares))
        for index, spare in zip(shown, spares, strict=True):
            heights[index] += given * spare / sum(spares) if given else 0.0
        free -= given
        wider = min(_WIDEST_GAP - gap, free / max(1, len(shown) - 1))
        gap += wider
        free -= wider * (len(shown) - 1)
    placed: list[Placed] = []
    top = TOP
    for index in shown:
        placed.append(Placed(blocks[index], QRectF(MARGIN, top, width, heights[index])))
        top += heights[index] + gap
    return Layout(level, tuple(placed), free)


def paint_page(painter: QPainter, summary: Summary, paper: Paper, art: Art) -> Layout:
    """Paint the report with a painter whose unit is 1 mm, origin at the corner of the sheet.

    Raises:
        PageTooShortError: if the page cannot hold it.
    """
    layout = lay_out(blocks_of(summary, paper, art), paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for placed in layout.placed:
        painter.save()
        placed.block.paint(painter, placed.rect, layout.level)
        painter.restore()
    base = paper.height - FOOT
    strokes.rule(painter, MARGIN, base - FOOT_RULE, paper.content_width)
    draw(painter, MARGIN, base, summary.notice, QUIET)
    right = paper.width - MARGIN
    draw(painter, right, base, f"{summary.printed_text} Page 1 of 1", QUIET, Align.RIGHT)
    return layout
