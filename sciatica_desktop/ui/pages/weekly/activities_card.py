"""The person's own activities: three to five, each with how well it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sciatica_desktop.domain.weekly import FEWEST_ACTIVITIES, MOST_ACTIVITIES, Ability
from sciatica_desktop.domain.weekly_words import ABILITY, ACTIVITIES_HINT, ACTIVITIES_TITLE
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.rating_row import RatingRow

_LONGEST = 60
_EXAMPLES = ("Tie my shoes", "Sit through a meal", "Drive to work", "Lift a bag", "Sleep through")
_TWICE = "Two have the same name; the first one counts."


class ActivityRow(QWidget):
    """One activity.

    Signals:
        value_changed: the person changed its name or its number.
        answered: the next one may have the focus.
    """

    value_changed = Signal()
    answered = Signal()

    def __init__(self, place: int, *, theme: Theme) -> None:
        """Make an unnamed activity; ``place`` counts from 0."""
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(f"such as: {_EXAMPLES[place]}")
        self.name.setAccessibleName(f"Activity {place + 1}")
        self.name.setFixedHeight(theme.px(40))
        self.row = RatingRow("", theme=theme, tone="neutral", compact=True)
        self.row.value_changed.connect(self._changed)
        self.row.answered.connect(self.answered)
        self.name.textChanged.connect(self._renamed)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(4))
        body.addWidget(self.name)
        body.addWidget(self.row)
        self._place = place
        self._renamed("")

    @property
    def value(self) -> Ability | None:
        """The activity, or None while it has no name."""
        name = " ".join(self.name.text().split())
        return Ability(name, self.row.value) if name else None

    def show_ability(self, name: str, value: int | None, earlier: int | None) -> None:
        """Show an activity; tells nobody."""
        self.name.blockSignals(True)
        self.name.setText(name)
        self.name.blockSignals(False)
        self.row.set_value(value)
        self.row.set_earlier(earlier)
        self._name_row()

    def _name_row(self) -> None:
        name = " ".join(self.name.text().split())
        self.row.setEnabled(bool(name))
        words = name or f"Activity {self._place + 1}"
        self.row.setAccessibleName(f"{words}: {ABILITY.text.lower()}")

    def _renamed(self, _text: str) -> None:
        self._name_row()
        self.value_changed.emit()

    def _changed(self, _value: object) -> None:
        self.value_changed.emit()


class ActivitiesCard(Card):
    """All own activities.

    Signals:
        value_changed: the person changed one.
    """

    value_changed = Signal()
    answered = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make the fewest rows, unnamed."""
        super().__init__(theme=theme, title=ACTIVITIES_TITLE)
        self.body.addWidget(
            label(
                f"{ACTIVITIES_HINT} {ABILITY.text} 0: {ABILITY.low_words}, "
                f"10: {ABILITY.high_words}.",
                theme=theme,
                role="small",
                tone="ink2",
                wrap=True,
            )
        )
        self.rows = [ActivityRow(place, theme=theme) for place in range(MOST_ACTIVITIES)]
        for row in self.rows:
            row.value_changed.connect(self._changed)
            row.answered.connect(self.answered)
            self.body.addWidget(row)
        self._twice = label(_TWICE, theme=theme, role="small", tone="ink2", wrap=True)
        self.add = Button("Another activity", theme=theme, role="secondary", icon="plus")
        self.add.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addWidget(self._twice)
        self.body.addLayout(foot)
        self.show_abilities((), {})

    @property
    def value(self) -> tuple[Ability, ...]:
        """The activities that have a name, each name once."""
        found: dict[str, Ability] = {}
        for row in self.rows:
            ability = row.value
            if ability is not None:
                found.setdefault(ability.name, ability)
        return tuple(found.values())

    def show_abilities(
        self, abilities: Sequence[Ability], earlier: Mapping[str, int | None]
    ) -> None:
        """Show activities; tells nobody.

        Args:
            abilities: at most five.
            earlier: what each was the time before, by its name.
        """
        for place, row in enumerate(self.rows):
            given = abilities[place] if place < len(abilities) else None
            name, value = (given.name, given.value) if given else ("", None)
            row.show_ability(name, value, earlier.get(name))
            row.setVisible(place < max(FEWEST_ACTIVITIES, len(abilities)))
        self._show_foot()

    def _add(self) -> None:
        hidden = [row for row in self.rows if row.isHidden()]
        hidden[0].show()
        hidden[0].name.setFocus()
        self._show_foot()

    def _show_foot(self) -> None:
        self.add.setVisible(any(row.isHidden() for row in self.rows))
        named = [row for row in self.rows if row.value is not None]
        self._twice.setVisible(len(named) > len(self.value))

    def _changed(self) -> None:
        self._show_foot()
        self.value_changed.emit()
