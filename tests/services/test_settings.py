"""Settings: typed, kept at once, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_desktop.services.settings import (
    CHANGE_SIDE_S,
    REGISTRY,
    SECTIONS,
    THEME,
    WAIT_BETWEEN,
    Settings,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_set_is_there_at_the_next_start(path: Path, qapp: object) -> None:
    Settings(path).set(THEME, "dark")
    assert Settings(path).get(THEME) == "dark"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_change_is_told_once(path: Path, qapp: object) -> None:
    settings = Settings(path)
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.set(WAIT_BETWEEN, True)
    settings.set(WAIT_BETWEEN, True)
    settings.reset(WAIT_BETWEEN)
    assert told == ["wait_between", "wait_between"]
    assert settings.is_default(WAIT_BETWEEN)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"theme": 7}', '{"change_side_s": 9000}'])
def test_a_spoilt_file_means_defaults(path: Path, qapp: object, content: str) -> None:
    path.write_text(content)
    settings = Settings(path)
    assert settings.get(THEME) == THEME.default
    assert settings.get(CHANGE_SIDE_S) == CHANGE_SIDE_S.default


def test_a_spoilt_file_is_kept_beside_the_new_one(path: Path, qapp: object) -> None:
    path.write_text('{"theme": "dark"')
    Settings(path).set(THEME, "light")
    assert path.with_name("settings.json.broken").read_text() == '{"theme": "dark"'


def test_a_setting_that_cannot_be_kept_still_works_and_says_so(
    tmp_path: Path,
    qapp: object,
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings = Settings(blocked / "settings.json")
    told: list[str] = []
    settings.not_kept.connect(told.append)
    settings.set(THEME, "dark")
    assert settings.get(THEME) == "dark"
    assert len(told) == 1


def test_values_outside_the_choices_are_refused(path: Path, qapp: object) -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings(path).set(THEME, "pink")


def test_every_registered_setting_accepts_its_own_default() -> None:
    keys = [setting.key for setting in REGISTRY]
    assert len(keys) == len(set(keys))
    for setting in REGISTRY:
        assert setting.accepts(setting.default), setting.key
        assert not setting.section or setting.section in SECTIONS
        assert bool(setting.section) == bool(setting.label)
