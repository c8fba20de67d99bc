"""Every setting, declared once with its type, default and words; kept in one file.

The settings page is built from this registry, so a new setting is one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.settings_file import Value, read_settings, write_settings

T = TypeVar("T", bool, int, str)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: its name in the file.
        default: its value until the person changes it.
        section: the section of the settings page; empty for what has no row of its own.
        label: the words of its row.
        help: one line below the label.
        choices: values and their words, for a choice.
        low: least value, for a number.
        high: greatest value, for a number.
        unit: the unit shown after a number; per cent are set with a slider.
        step: how far one press changes a number.
    """

    key: str
    default: T
    section: str = ""
    label: str = ""
    help: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    step: int = 1

    def accepts(self, value: object) -> bool:
        """Whether a stored value can be used."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return any(value == choice for choice, _ in self.choices)
        if self.high and isinstance(value, int):
            return self.low <= value <= self.high
        return True


YOU, PLAYER, HEARD = "You and your sides", "Player", "Voice and sounds"
DISPLAY, DATA = "Display", "Data and privacy"
SECTIONS = (YOU, PLAYER, HEARD, DISPLAY, DATA)

AFFECTED_SIDE = Setting(
    "affected_side",
    "neither",
    YOU,
    "Side that hurts",
    "Used for the order, the badge and the drawing",
    (("left", "Left"), ("right", "Right"), ("both", "Both"), ("neither", "Neither")),
)
PLANNED_DAYS = Setting(
    "planned_days",
    "weekdays",
    YOU,
    "Days with a routine",
    "Days outside the plan stay open",
    (("weekdays", "Monday to Friday"), ("daily", "Every day"), ("alternate", "Mon, Wed, Fri")),
)
WEEK_START = Setting(
    "week_start",
    0,
    YOU,
    "The week begins on",
    "For weekly means, on screen and on paper",
    ((0, "Monday"), (6, "Sunday")),
)
BASELINE = Setting(
    "baseline",
    "first_week",
    YOU,
    "Compare with",
    "The first week shown with three rated days, or the seven days from your last visit",
    (("first_week", "First week shown"), ("last_visit", "Last visit")),
)
EMERGENCY_NUMBER = Setting(
    "emergency_number",
    "112",
    YOU,
    "Emergency number",
    "Shown on the safety card",
    (("112", "112"), ("999", "999"), ("911", "911"), ("111", "111"), ("000", "000")),
)
CHANGE_SIDE_S = Setting(
    "change_side_s",
    8,
    PLAYER,
    "Time to change sides",
    "Added between left and right",
    low=0,
    high=60,
    unit="s",
)
GET_READY_S = Setting(
    "get_ready_s",
    10,
    PLAYER,
    "Time to get ready",
    "Added before each stretch",
    low=0,
    high=60,
    unit="s",
)
AS_THE_CARD_SAYS = -1
_RESTS = (5, 10, 20, 30, 45, 60, 90, 120)
_REST_CHOICES = (
    (AS_THE_CARD_SAYS, "As the card says"),
    (0, "None"),
    *((seconds, f"{seconds} s") for seconds in _RESTS),
)
REST_BETWEEN_SETS = Setting(
    "rest_between_sets",
    AS_THE_CARD_SAYS,
    PLAYER,
    "Rest between sets",
    "The same after every set, or as each card says",
    _REST_CHOICES,
)
REST_BETWEEN_HOLDS = Setting(
    "rest_between_holds",
    AS_THE_CARD_SAYS,
    PLAYER,
    "Rest between holds",
    "Between two holds of the same stretch",
    _REST_CHOICES,
)
OWN_PACE = Setting(
    "own_pace",
    False,
    PLAYER,
    "Count at my own pace",
    "Press Space after each movement; holds keep their time",
)
WAIT_BETWEEN = Setting(
    "wait_between",
    False,
    PLAYER,
    "Wait for me between stretches",
    "The clock stops until you press Space",
)
ASK_HOW_IT_FEELS = Setting(
    "ask_how_it_feels",
    True,
    PLAYER,
    "Ask how it feels before and after",
    "Leg, back and reach; one key each",
)
REDUCED_MOTION = Setting(
    "reduced_motion",
    "system",
    PLAYER,
    "Reduced motion",
    "Key poses instead of movement; the ring steps",
    (("system", "Follow desktop"), ("on", "Reduced"), ("off", "Full")),
)
QUIET = Setting(
    "quiet",
    False,
    HEARD,
    "Quiet mode",
    "Nothing is heard, for the office; the screen shows it all",
)
VOICE = Setting(
    "voice",
    True,
    HEARD,
    "Voice",
    "Names the exercise and the side",
)
VOICE_VOLUME = Setting(
    "voice_volume", 80, HEARD, "Loudness of the voice", low=5, high=100, step=5, unit="%"
)
SAY_PHASES = Setting(
    "say_phases",
    True,
    HEARD,
    "Say each phase",
    "Such as “Hold” and “Rest”",
)
SAY_COUNTDOWN = Setting(
    "say_countdown",
    True,
    HEARD,
    "Count the last three seconds of a hold",
    "By voice, or by ticks without one",
)
SAY_NEXT = Setting(
    "say_next",
    True,
    HEARD,
    "Say what comes next",
    "During a longer rest",
)
SAY_REPETITIONS = Setting(
    "say_repetitions",
    False,
    HEARD,
    "Count repetitions aloud",
    "After the first one, in place of “Out” and “In”",
)
SOUNDS = Setting(
    "sounds",
    True,
    HEARD,
    "Sounds",
    "A soft chime for each start, end and change of side",
)
SOUND_VOLUME = Setting(
    "sound_volume", 60, HEARD, "Loudness of the sounds", low=5, high=100, step=5, unit="%"
)
THEME = Setting(
    "theme",
    "system",
    DISPLAY,
    "Theme",
    "Light or dark",
    (("system", "Follow desktop"), ("light", "Light"), ("dark", "Dark")),
)
TEXT_SIZE = Setting(
    "text_size",
    100,
    DISPLAY,
    "Text size",
    "Pages rearrange to fit",
    ((100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %")),
)
FIGURE_PERSON = Setting(
    "figure_person",
    "bun",
    DISPLAY,
    "Person in the pictures",
    "Who shows the exercises",
    (
        ("bun", "Bun, green shirt"),
        ("crop", "Short hair, purple shirt"),
        ("bob", "Grey bob, rose shirt"),
    ),
)
PAPER = Setting(
    "paper",
    "A4",
    DISPLAY,
    "Paper",
    "For the printed page",
    (("A4", "A4"), ("Letter", "Letter")),
)
WINDOW_GEOMETRY = Setting("window_geometry", "")
REPORT_READER = Setting("report_reader", "physiotherapist")
LAST_ROUTINE = Setting("last_routine", "seed_five")
WEEKLY_SKIPPED = Setting("weekly_skipped", "")
"""The ISO day on which the weekly questions were put off, or empty."""

REGISTRY: tuple[Setting[bool] | Setting[int] | Setting[str], ...] = (
    AFFECTED_SIDE,
    PLANNED_DAYS,
    WEEK_START,
    BASELINE,
    EMERGENCY_NUMBER,
    CHANGE_SIDE_S,
    GET_READY_S,
    REST_BETWEEN_SETS,
    REST_BETWEEN_HOLDS,
    OWN_PACE,
    WAIT_BETWEEN,
    ASK_HOW_IT_FEELS,
    REDUCED_MOTION,
    QUIET,
    VOICE,
    VOICE_VOLUME,
    SAY_PHASES,
    SAY_COUNTDOWN,
    SAY_NEXT,
    SAY_REPETITIONS,
    SOUNDS,
    SOUND_VOLUME,
    THEME,
    TEXT_SIZE,
    FIGURE_PERSON,
    PAPER,
    WINDOW_GEOMETRY,
    REPORT_READER,
    LAST_ROUTINE,
    WEEKLY_SKIPPED,
)


class Settings(QObject):
    """The person's settings.

    Signals:
        changed: the key of a setting that has a new value.
        not_kept: one sentence, when a change could not be written.
    """

    changed = Signal(str)
    not_kept = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read what is stored at ``path``; values that make no sense count as not set."""
        super().__init__(parent)
        self._path = path
        self._values = read_settings(path)

    def get(self, setting: Setting[T]) -> T:
        """The value in force."""
        value = self._values.get(setting.key, setting.default)
        return value if setting.accepts(value) else setting.default  # type: ignore[return-value]  # accepts() checks the type

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a setting and keep it at once; the default is kept by storing nothing.

        Raises:
            ValueError: if the setting does not accept the value.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} does not accept {value!r}")
        if value == self.get(setting):
            return
        values: dict[str, Value] = dict(self._values)
        values.pop(setting.key, None)
        if value != setting.default:
            values[setting.key] = value
        self._values = values
        try:
            write_settings(self._path, values)
        except StorageError as error:
            self.not_kept.emit(str(error))
        self.changed.emit(setting.key)

    def is_default(self, setting: Setting[T]) -> bool:
        """Whether a setting stands at its default."""
        return self.get(setting) == setting.default

    def reset(self, setting: Setting[T]) -> None:
        """Put a setting back to its default."""
        self.set(setting, setting.default)
