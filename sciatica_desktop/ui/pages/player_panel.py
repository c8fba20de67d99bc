"""The right of the player: which side, which phase, how long still, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise, Family, PhaseKind
from sciatica_desktop.domain.plan import Block, Plan, Step
from sciatica_desktop.domain.session import LEAD_IN_S, Session, State
from sciatica_desktop.ui.pages.player_bars import NextCard
from sciatica_desktop.ui.pages.player_room import Room
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.repetition_dots import RepetitionDots
from sciatica_desktop.ui.widgets.ring import Ring
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_BADGE_PX = 72
_NARROW_BADGE_PX = 56
_LEAST_WIDTH = 240
"""Width in px at 100 % text that holds ten dots, the badge and a short word."""
_HALF = 0.5
_TIMED = (PhaseKind.MOVE_OUT, PhaseKind.HOLD, PhaseKind.MOVE_BACK)
_SHARE = 1 / 3
"""Share of the page that is the panel's."""


class PlayerPanel(QWidget):
    """Shows a phase and the moment of it that it is told; it reads no clock.

    Signals:
        corrected: the count is to be put right by 1 or -1.
    """

    corrected = Signal(int)

    def __init__(
        self,
        plan: Plan,
        library: Mapping[str, Exercise],
        *,
        studio: Studio,
        theme: Theme,
        whole_seconds_only: bool = False,
    ) -> None:
        """Make the panel of a plan.

        Args:
            plan: what is walked.
            library: its exercises by id.
            studio: draws what comes next.
            theme: colours and letters.
            whole_seconds_only: whether the ring moves by seconds instead of smoothly.
        """
        super().__init__()
        self._plan = plan
        self._library = library
        self._whole_seconds_only = whole_seconds_only
        self._lengths: tuple[float, ...] = ()
        self._before, self._whole = 0.0, 1.0
        self._counts = self._dots_due = False
        self._zoom = 1.0
        self._badge_px = float(_BADGE_PX)
        self._theme = theme
        self.badge = SideBadge(theme=theme, px=_BADGE_PX)
        self.word = label("", theme=theme, role="display")
        self.detail = label("", theme=theme, role="body", tone="ink2", wrap=True)
        self.ring = Ring(theme=theme, ground="surface")
        self.dots = RepetitionDots(theme=theme)
        self.count = label("", theme=theme, role="body", tone="ink2", wrap=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.next_card = NextCard(studio, theme=theme)
        self.less = self._corrector("minus", "One less", "−", -1)
        self.more = self._corrector("plus", "One more", "+", 1)
        self._lay_out()

    def _corrector(self, icon: str, name: str, keycap: str, by: int) -> IconButton:
        button = IconButton(icon, name, theme=self._theme, shortcut=keycap)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.corrected.emit, by))
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.word)
        words.addWidget(self.detail)
        head = QHBoxLayout()
        head.setSpacing(space(16))
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        # A ring leaves the corners of its place free.
        middle = QGridLayout()
        middle.addWidget(self.ring, 0, 0)
        bottom, edge = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag
        middle.addWidget(self.less, 0, 0, bottom | edge.AlignLeft)
        middle.addWidget(self.more, 0, 0, bottom | edge.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(8))
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.count)
        column.addWidget(self.next_card)

    def set_plan(self, plan: Plan) -> None:
        """Go by another plan: the rest of an exercise was eased."""
        self._plan = plan

    def enter(self, step: Step) -> None:
        """Show a phase that begins."""
        block = self._plan.blocks[step.block]
        exercise = self._library[block.exercise]
        repetition = [
            other
            for other in self._plan.steps
            if other.block == step.block and other.repetition == step.repetition
        ]
        self._lengths = tuple(other.seconds or 0.0 for other in repetition)
        self._before = sum(o.seconds or 0.0 for o in repetition if o.index < step.index)
        self._whole = sum(self._lengths) or 1.0
        self._counts = exercise.is_counted and step.repetition > 0
        self._dots_due = True
        self.set_word(step.word)
        self.badge.set_side(block.side)
        self.badge.setVisible(block.side is not None)
        self.detail.setText(side_detail(exercise, block.side))
        for button in (self.less, self.more):
            button.setVisible(self._counts)
        self.count.setText(count_words(exercise, step, block, repetition))
        self._show_next(block)

    def set_word(self, word: str) -> None:
        """Name what is going on: the phase, or what stands in its place.

        A word that is too long for the panel is set smaller; it is never cut.
        """
        badge = self._theme.px(self._badge_px) if self.badge.isVisibleTo(self) else 0
        room = self.width() - badge - self._theme.space(16)
        wide = self._theme.text_width(word, "display") * self._zoom > room
        self.word.set_role("heading" if wide else "display")
        self.word.setText(word)

    def set_paused(self, paused: bool) -> None:
        """Show that the time stands still, or that it goes on."""
        self.ring.set_paused(paused)
        if paused:
            self.set_word("Paused")

    def show_done(self) -> None:
        """Show that all is done."""
        self.ring.set_done()

    def show_moment(self, session: Session, now: float) -> None:
        """Show how far the session is at ``now``, monotonic seconds."""
        step = session.step
        block = self._plan.blocks[step.block]
        if session.state is State.LEAD_IN:
            left = session.lead_in_remaining(now)
            self.ring.set_hold(left, LEAD_IN_S)
            self.ring.set_text(whole_seconds(left), "get ready")
            return
        remaining = session.remaining(now)
        if self._counts:
            spent = self._whole if remaining is None else self._before + session.spent(now)
            self.ring.set_repetition(
                step.repetition, block.repetitions, self._lengths, spent / self._whole
            )
        elif remaining is None:
            self.ring.set_hold(1.0, 1.0)
            self.ring.set_text("Space", "to begin")
        else:
            left = float(-(-remaining // 1)) if self._whole_seconds_only else remaining
            self.ring.set_hold(left, step.seconds or 1.0)
            self.ring.set_text(whole_seconds(remaining), "seconds")
        if self._dots_due:
            # The count changes with a phase, never within one.
            self._dots_due = False
            done = session.repetitions_of_pass()
            self.dots.set_progress(done, min(done + 1, block.repetitions), block.repetitions)

    def fit(self, room: Room) -> None:
        """Give way in a small window: the next card first, the numeral of the ring never.

        The panel's share of the page stays the same whatever it says, or figure and ring would
        jump from phase to phase.
        """
        self.setFixedWidth(max(self._theme.px(_LEAST_WIDTH), round(room.inner * _SHARE)))
        self._zoom = room.zoom
        self._badge_px = (_NARROW_BADGE_PX if room.narrow else _BADGE_PX) * room.zoom
        self.next_card.set_compact(room.narrow)
        self.next_card.setVisible(not room.tiny and not room.afar)
        self.count.setVisible(not room.tiny)
        self.badge.set_px(round(self._badge_px))
        self.detail.setVisible(not room.narrow)
        for part in (self.word, self.detail, self.count, self.dots):
            part.set_zoom(room.zoom)
        self.set_word(self.word.text())

    def _show_next(self, block: Block) -> None:
        plan = self._plan
        if block.index + 1 == len(plan.blocks):
            self.next_card.show_last()
            return
        following = plan.blocks[block.index + 1]
        lead = plan.steps[plan.first_step(following.index)]
        word = lead.word.lower()
        self.next_card.show_block(
            self._library[following.exercise],
            following.side,
            f"{word}, {lead.seconds:.0f} s" if lead.seconds else word,
        )


def side_detail(exercise: Exercise, side: Side | None) -> str:
    """The line under the phase word, for one side."""
    if side is None:
        return exercise.side_words.detail
    return exercise.side_words.detail.format(side=side.value, other=side.other.value)


def whole_seconds(seconds: float) -> str:
    """Seconds as a countdown shows them: 0.2 s left still reads 1."""
    return str(max(0, int(-(-seconds // 1))))


def count_words(exercise: Exercise, step: Step, block: Block, repetition: Sequence[Step]) -> str:
    """What the row of dots stands for, or that the exercise was eased.

    Args:
        exercise: what is done.
        step: the phase that is on.
        block: its block.
        repetition: the phases of the repetition that is on, in order.
    """
    if step.repetition == 0:
        return exercise.short_name
    if step.reach_share < 1:
        return "Eased off: half as far" if step.reach_share >= _HALF else "Eased off: less far"
    if not exercise.is_counted:
        return f"Hold {step.repetition} of {block.repetitions}"
    timed = {part.word.lower(): part.seconds for part in repetition if part.kind in _TIMED}
    parts = [f"{seconds:g} s {word}" for word, seconds in timed.items() if seconds]
    if exercise.family is Family.FLOSS:
        parts.append("no hold")
    return ", ".join(parts)
