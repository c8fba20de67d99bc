"""The right of the player: which side, which phase, how long still, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise, PhaseKind
from sciatica_desktop.domain.plan import Block, Plan, Step
from sciatica_desktop.domain.session import LEAD_IN_S, Session, State
from sciatica_desktop.ui.pages.player_bars import NextCard
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.repetition_dots import RepetitionDots
from sciatica_desktop.ui.widgets.ring import Ring
from sciatica_desktop.ui.widgets.side_badge import SideBadge

_BADGE_PX = 72
_NARROW_BADGE_PX = 56
_LEAST_WIDTH = 240
"""Width in px at 100 % text that holds ten dots, the badge and a short word."""
_SHARE = 1 / 3
"""Share of the page that is the panel's."""


class PlayerPanel(QWidget):
    """Shows a phase and the moment of it that it is told; it reads no clock."""

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
        self._before = 0.0
        self._narrow = False
        self._theme = theme
        self.badge = SideBadge(theme=theme, px=_BADGE_PX)
        self.word = label("", theme=theme, role="display")
        self.detail = label("", theme=theme, role="body", tone="ink2", wrap=True)
        self.ring = Ring(theme=theme, ground="surface")
        self.dots = RepetitionDots(theme=theme)
        self.count = label("", theme=theme, role="body", tone="ink2", wrap=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.next_card = NextCard(studio, theme=theme)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.word)
        words.addWidget(self.detail)
        head = QHBoxLayout()
        head.setSpacing(theme.space(16))
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addLayout(head)
        column.addWidget(self.ring, 1)
        column.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.count)
        column.addWidget(self.next_card)

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
        self.set_word(step.word)
        self.badge.set_side(block.side)
        self.badge.setVisible(block.side is not None)
        self.detail.setText(side_detail(exercise, block.side))
        self.count.setText(count_words(exercise, step, block))
        self._show_next(block)

    def set_word(self, word: str) -> None:
        """Name what is going on: the phase, or what stands in its place.

        A word that is too long for the panel is set smaller; it is never cut.
        """
        badge = _NARROW_BADGE_PX if self._narrow else _BADGE_PX
        room = self.width() - self._theme.px(badge) - self._theme.space(16)
        wide = self._theme.text_width(word, "display") > room
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
        if remaining is None:
            self.ring.set_hold(1.0, 1.0)
            self.ring.set_text("", "press Space")
        elif self._library[block.exercise].is_counted and step.repetition:
            position = (self._before + session.spent(now)) / (sum(self._lengths) or 1.0)
            self.ring.set_repetition(step.repetition, block.repetitions, self._lengths, position)
        else:
            left = float(-(-remaining // 1)) if self._whole_seconds_only else remaining
            self.ring.set_hold(left, step.seconds or 1.0)
            self.ring.set_text(whole_seconds(remaining), "seconds")
        done = session.repetitions_of_pass()
        self.dots.set_progress(done, min(done + 1, block.repetitions), block.repetitions)

    def fit(self, width: int, *, narrow: bool, tiny: bool) -> None:
        """Give way in a small window: the next card first, the numeral of the ring never.

        Args:
            width: what panel and figure have together, in px. The panel's share of it stays the
                same whatever it says, or figure and ring would jump from phase to phase.
            narrow: the next card becomes one line, the badge smaller, and the detail leaves.
            tiny: the next card and the words below the ring leave, too.
        """
        self.setFixedWidth(max(self._theme.px(_LEAST_WIDTH), round(width * _SHARE)))
        self.next_card.set_compact(narrow)
        self.next_card.setVisible(not tiny)
        self.count.setVisible(not tiny)
        self.badge.set_px(_NARROW_BADGE_PX if narrow else _BADGE_PX)
        self.detail.setVisible(not narrow)
        self._narrow = narrow
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


def count_words(exercise: Exercise, step: Step, block: Block) -> str:
    """What the row of dots stands for."""
    if step.repetition == 0:
        return exercise.short_name
    if exercise.is_counted:
        parts = [
            f"{phase.seconds:g} s {phase.word.lower()}"
            for phase in exercise.phases
            if phase.kind in (PhaseKind.MOVE_OUT, PhaseKind.MOVE_BACK)
        ]
        return ", ".join([*parts, "no hold"])
    return f"Hold {step.repetition} of {block.repetitions}"
