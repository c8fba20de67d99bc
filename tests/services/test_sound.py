"""The chimes: as files, and through a stand-in for Qt's multimedia."""

from __future__ import annotations

import subprocess
import sys
import types
import wave
from array import array
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, QUrl, Signal

from sciatica_desktop import resources
from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.services import sound as sound_module
from sciatica_desktop.services.sound import Sound

ROOT = Path(__file__).parent.parent.parent
LARGEST = 60 * 1024


class Status:
    """What Qt's own enumeration gives: a name."""

    def __init__(self, name: str) -> None:
        self.name = name


class Effect(QObject):
    """Stands in for QSoundEffect and writes down what is done with it."""

    statusChanged = Signal()  # noqa: N815  # Qt's own name
    done: ClassVar[list[str]] = []
    state = "Ready"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = ""
        self.loudness = 1.0

    def setSource(self, source: QUrl) -> None:  # noqa: N802  # Qt's own name
        self.file = Path(source.toLocalFile()).stem
        assert Path(source.toLocalFile()).is_file()
        self.statusChanged.emit()

    def status(self) -> Status:
        return Status(self.state)

    def setVolume(self, volume: float) -> None:  # noqa: N802  # Qt's own name
        self.loudness = volume

    def play(self) -> None:
        self.done.append(f"{self.file} {self.loudness:.2f}")

    def stop(self) -> None:
        self.done.append(f"stop {self.file}")


class Devices:
    """Stands in for QMediaDevices."""

    outputs: ClassVar[list[str]] = []

    @classmethod
    def audioOutputs(cls) -> list[str]:  # noqa: N802  # Qt's own name
        return cls.outputs


@pytest.fixture
def multimedia(monkeypatch: pytest.MonkeyPatch, qapp: object) -> type[Effect]:
    """A computer with one output."""
    module = types.ModuleType("PySide6.QtMultimedia")
    module.QSoundEffect = Effect  # type: ignore[attr-defined]  # a module made by hand
    module.QMediaDevices = Devices  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", module)
    monkeypatch.setattr(Devices, "outputs", ["loudspeaker"])
    monkeypatch.setattr(Effect, "done", [])
    monkeypatch.setattr(Effect, "state", "Ready")
    return Effect


def test_every_chime_is_loaded_and_played_at_its_loudness(multimedia: type[Effect]) -> None:
    sound = Sound()
    sound.play(Chime.START, 1.0)
    assert multimedia.done == [], "nothing before it is opened"
    sound.open()
    sound.open()
    for chime in Chime:
        sound.play(chime, 0.5)
    assert multimedia.done == [f"{chime} 0.25" for chime in Chime]
    sound.close()


def test_stop_stops_all_and_closed_it_is_silent(multimedia: type[Effect]) -> None:
    sound = Sound()
    sound.open()
    sound.stop()
    assert set(multimedia.done) == {f"stop {chime}" for chime in Chime}
    sound.close()
    multimedia.done.clear()
    sound.play(Chime.START, 1.0)
    assert multimedia.done == []


def test_without_an_output_it_says_so_and_tries_again(
    multimedia: type[Effect], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Devices, "outputs", [])
    sound = Sound()
    sound.open()
    assert not sound.available
    assert sound.why == sound_module.NO_DEVICE
    monkeypatch.setattr(Devices, "outputs", ["headphones"])
    sound.open()
    assert sound.available
    assert sound.is_ready
    sound.close()


def test_an_output_that_refuses_is_given_up(
    multimedia: type[Effect], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Effect, "state", "Error")
    sound = Sound()
    sound.open()
    assert not sound.is_ready
    assert sound.why == sound_module.NOT_PLAYED


def test_without_its_library_it_says_so(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    sound = Sound()
    sound.open()
    sound.play(Chime.START, 1.0)
    assert sound.why == sound_module.NO_LIBRARY


def test_the_real_library_never_warns_while_it_is_loaded(qapp: object) -> None:
    """On a computer with or without an output; Qt's warnings fail a test."""
    sound = Sound()
    sound.open()
    assert sound.is_ready is sound.available
    sound.close()


# --- the files ----------------------------------------------------------------------------------


def samples_of(path: Path) -> array[int]:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "script" / "chimes"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    kept = sorted(resources.path("sounds").glob("*.wav"))
    assert [file.name for file in kept] == sorted(f"{chime}.wav" for chime in Chime)
    for file in kept:
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("chime", [chime for chime in Chime if chime is not Chime.WAKE])
def test_a_chime_is_short_small_and_gentle(chime: Chime) -> None:
    path = resources.path(f"sounds/{chime}.wav")
    assert path.stat().st_size < LARGEST
    samples = samples_of(path)
    assert 0.02 <= len(samples) / 48_000 <= 0.4
    assert 0.05 <= max(map(abs, samples)) / 32_767 <= 0.5
    # No click: it comes out of silence and goes back into it.
    edge = 48_000 // 500
    loudest = max(map(abs, samples))
    assert max(map(abs, samples[:edge] + samples[-edge:])) < loudest / 4


def test_the_touch_is_the_softest_and_waking_is_not_heard_but_is_not_nothing() -> None:
    peaks = {c: max(map(abs, samples_of(resources.path(f"sounds/{c}.wav")))) for c in Chime}
    heard = {c: peak for c, peak in peaks.items() if c is not Chime.WAKE}
    assert min(heard, key=heard.__getitem__) is Chime.TOUCH
    # At least 60 dB below full.
    assert 0 < peaks[Chime.WAKE] < 32_767 / 1000
