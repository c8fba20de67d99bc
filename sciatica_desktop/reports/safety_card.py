"""The safety card: what to look out for, on one sheet to keep; its upper part can be cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from sciatica_desktop.domain.safety import DOCTOR_SIGNS, EMERGENCY_SIGNS, Sign
from sciatica_desktop.domain.stop_rule import DIRECTION, NEXT_MORNING, STOP_SIGNS
from sciatica_desktop.reports import strokes
from sciatica_desktop.reports.paper import FOOT, FOOT_RULE, MARGIN, Paper
from sciatica_desktop.reports.pdf import sheet_bytes, write_whole
from sciatica_desktop.reports.typeset import (
    QUIET,
    Align,
    Lines,
    Run,
    Tone,
    Type,
    draw,
    text_width,
)

TITLE = "Safety card"
_TOP = 12.0
_HEAD = 25.5
_INSET = 7.0
_BOX = 5.8
_TEXT = 10.0
_SIGN = Type(13.5, 700)
_SIGN_PITCH = 5.9
_FIELD = Type(11, 600)
_SAY = Type(11)
_SECTION = Type(15, 700)
_LINE = Type(11)
_LINE_BOLD = Type(11, 700)
_LINE_PITCH = 5.0
_APPOINTMENT = (
    "No one has told you yet what causes the pain; it is no different after a few weeks; it is "
    "getting worse; or it keeps you from normal life."
)
_NOTICE = "General safety information. It does not replace a professional’s advice."


@dataclass(frozen=True, slots=True)
class CardSigns:
    """The two lists of the card; the same signs that the screen asks for.

    Attributes:
        emergency: signs that need help now.
        doctor: signs to talk to a doctor about first.
    """

    emergency: tuple[Sign, ...] = EMERGENCY_SIGNS
    doctor: tuple[Sign, ...] = DOCTOR_SIGNS


def write_safety_card(
    path: Path,
    paper: Paper,
    *,
    emergency_number: str = "",
    signs: CardSigns | None = None,
    ticked: Sequence[str] = (),
) -> None:
    """Write the card as a PDF; needs a QGuiApplication.

    Args:
        path: the file.
        paper: the sheet.
        emergency_number: the number to call; empty prints a line to write on.
        signs: the signs; None takes those of the safety screen.
        ticked: ids of signs whose box is ticked.

    Raises:
        PageNotWrittenError: if the file could not be written.
    """

    def paint(painter: QPainter) -> None:
        paint_safety_card(
            painter, paper, emergency_number=emergency_number, signs=signs, ticked=ticked
        )

    write_whole(path, sheet_bytes(paper, TITLE, paint))


def paint_safety_card(
    painter: QPainter,
    paper: Paper,
    *,
    emergency_number: str = "",
    signs: CardSigns | None = None,
    ticked: Sequence[str] = (),
) -> float:
    """Paint the card with a painter whose unit is 1 mm, and return the height left free in mm."""
    shown = signs or CardSigns()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    # The shorter sheet takes its lines a little closer.
    tight = paper.height < 290
    y = _upper(painter, paper, shown.emergency, emergency_number, ticked, tight=tight)
    strokes.line(
        painter, 6, y + 5, paper.width - 6, y + 5, strokes.pen(0.8, strokes.HAIR, (2.2, 1.6))
    )
    draw(painter, paper.width - MARGIN, y + 3.8, "cut or fold here", QUIET, Align.RIGHT)
    y = _doctor(painter, paper, y + 8.0, shown.doctor, ticked, tight=tight)
    y = _stop(painter, paper, y, tight=tight)
    y = _section(painter, paper, y, "Make an ordinary appointment")
    y = _paragraph(_APPOINTMENT, paper.content_width).draw(painter, MARGIN, y)
    base = paper.height - FOOT
    strokes.rule(painter, MARGIN, base - FOOT_RULE, paper.content_width)
    draw(painter, MARGIN, base, _NOTICE, QUIET)
    draw(painter, paper.width - MARGIN, base, TITLE, QUIET, Align.RIGHT)
    return base - FOOT_RULE - y


def _upper(
    painter: QPainter,
    paper: Paper,
    signs: Sequence[Sign],
    number: str,
    ticked: Sequence[str],
    *,
    tight: bool,
) -> float:
    """The part to cut off; returns its lower edge."""
    left, width = MARGIN, paper.content_width
    strokes.box(painter, QRectF(left, _TOP, width, _HEAD), strokes.INK)
    head = Type(22, 700, Tone.WHITE)
    draw(painter, left + _INSET, _TOP + 10.6, "Get emergency help now", head)
    below = "if any one of these is new or getting worse. Do not wait for the next visit."
    draw(painter, left + _INSET, _TOP + 19.3, below, Type(12.5, 500, Tone.WHITE))
    y = _TOP + _HEAD + (5.0 if tight else 6.0)
    room = width - 2 * _INSET - _TEXT
    for sign in signs:
        lines = Lines((Run(sign.text, _SIGN),), room, _SIGN_PITCH)
        height = max(lines.height, _BOX)
        box = QRectF(left + _INSET, y + (height - _BOX) / 2, _BOX, _BOX)
        _tick_box(painter, box, ticked=sign.id in ticked)
        lines.draw(painter, left + _INSET + _TEXT, y + (height - lines.height) / 2)
        y += height + (3.2 if tight else 4.3)
    y += 0.6
    strokes.rule(painter, left + _INSET, y, width - 2 * _INSET)
    y = _fields(painter, left + _INSET, y + 7.4, width - 2 * _INSET, number)
    frame = strokes.pen(2.8)
    half = frame.widthF() / 2
    outer = QRectF(left, _TOP, width, y - _TOP)
    strokes.box(painter, outer.adjusted(half, half, -half, -half), None, frame)
    return y


def _fields(painter: QPainter, x: float, y: float, width: float, number: str) -> float:
    """Lines to write on, and the sentence to say; returns the lower edge of the frame."""
    right = x + width
    end = draw(painter, x, y, "Emergency number", _FIELD) + 2
    if number:
        end = draw(painter, end, y, number, Type(15, 700)) + 4
    else:
        strokes.line(painter, end, y + 0.8, end + 28, y + 0.8, strokes.pen(0.8))
        end += 32
    end = draw(painter, end, y, "Emergency department", _FIELD) + 2
    strokes.line(painter, end, y + 0.8, right, y + 0.8, strokes.pen(0.8))
    y += 8.6
    end = draw(painter, x, y, "Say: ", _FIELD)
    end = draw(painter, end, y, "\N{LEFT DOUBLE QUOTATION MARK}I have sciatica and new", _SAY) + 1.5
    closing = ".\N{RIGHT DOUBLE QUOTATION MARK}"
    since = text_width("since", _SAY)
    last = right - text_width(closing, _SAY)
    middle = end + (last - end - since) * 0.6
    strokes.line(painter, end, y + 0.8, middle - 2, y + 0.8, strokes.pen(0.8))
    draw(painter, middle, y, "since", _SAY)
    strokes.line(painter, middle + since + 2, y + 0.8, last - 0.5, y + 0.8, strokes.pen(0.8))
    draw(painter, last, y, closing, _SAY)
    return y + 7.0


def _doctor(
    painter: QPainter,
    paper: Paper,
    y: float,
    signs: Sequence[Sign],
    ticked: Sequence[str],
    *,
    tight: bool,
) -> float:
    """The signs to ask a doctor about; returns where the next section begins."""
    x = MARGIN
    end = draw(painter, x, y + 5.2, "Talk to a doctor first", _SECTION)
    aside = "before the next exercise, today or tomorrow"
    draw(painter, end + 3, y + 5.2, aside, Type(11, 400, Tone.SECOND))
    y += 8.6
    for sign in signs:
        lines = Lines((Run(sign.text, _LINE),), paper.content_width - 8, _LINE_PITCH)
        box = QRectF(x, y + (_LINE_PITCH - 4.0) / 2, 4.0, 4.0)
        _tick_box(painter, box, ticked=sign.id in ticked)
        y = lines.draw(painter, x + 8, y) + (1.2 if tight else 1.7)
    return y + (2.4 if tight else 3.4)


def _stop(painter: QPainter, paper: Paper, y: float, *, tight: bool) -> float:
    """What ends an exercise; returns where the next section begins."""
    y = _section(painter, paper, y, "Stop the exercise and ease off")
    for lead, rest in STOP_SIGNS:
        middle = y + _LINE_PITCH / 2
        strokes.box(painter, QRectF(MARGIN + 0.6, middle - 1.4, 2.8, 2.8), strokes.INK)
        runs = (Run(lead, _LINE_BOLD), Run(rest, _LINE))
        lines = Lines(runs, paper.content_width - 8, _LINE_PITCH)
        y = lines.draw(painter, MARGIN + 8, y) + (0.9 if tight else 1.4)
    y = _paragraph(f"{NEXT_MORNING} {DIRECTION}", paper.content_width).draw(
        painter, MARGIN, y + 0.6
    )
    return y + (2.6 if tight else 3.6)


def _section(painter: QPainter, paper: Paper, y: float, title: str) -> float:
    strokes.rule(painter, MARGIN, y, paper.content_width)
    draw(painter, MARGIN, y + 6.0, title, Type(13.5, 700))
    return y + 8.4


def _paragraph(text: str, width: float) -> Lines:
    return Lines((Run(text, _LINE),), width, _LINE_PITCH)


def _tick_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    strokes.box(painter, box, strokes.WHITE, strokes.pen(1.4), radius=0.7)
    if ticked:
        strokes.tick(painter, box, 1.8)
