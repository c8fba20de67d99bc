"""The studio with the real figures: who draws, what is drawn once, what survives."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from sciatica_desktop import resources
from sciatica_desktop.domain.pose import Figure
from sciatica_desktop.storage.library import load_exercise
from sciatica_desktop.ui import studio as studio_module
from sciatica_desktop.ui.darkroom import Darkroom, own_picture
from sciatica_desktop.ui.picture_file import read_picture, write_picture
from sciatica_desktop.ui.shot import Layer, Shot
from sciatica_desktop.ui.studio import Studio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FLOSS = "floss_seated"
SHOT = Shot(FLOSS, "in", "out", 0.25, 120, 90, 1.0, "light", layer=Layer.BODY)
STILL = replace(SHOT, start="in", end="in", progress=0.0, layer=Layer.ALL)

Make = Callable[[], Studio]


def figure_of(exercise: str) -> Figure:
    return load_exercise(resources.path(f"exercises/{exercise}.toml")).figure


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes studios on one cache folder, at work and closed in the end."""
    made: list[Studio] = []

    def make_one() -> Studio:
        studio = Studio(figure_of, str, tmp_path / "cache")
        studio.begin()
        made.append(studio)
        return studio

    yield make_one
    for studio in made:
        studio.close()


@pytest.fixture
def studio(qtbot: QtBot, make: Make) -> Studio:
    return make()


def drawn(qtbot: QtBot, studio: Studio, shot: Shot) -> QImage:
    """A picture, waited for."""
    ask = studio.still if shot.layer is not Layer.BODY else studio.frame
    if ask(shot) is None:
        with qtbot.waitSignal(
            studio.ready,
            timeout=20_000,
            check_params_cb=lambda there: there == shot.canonical(),
        ):
            pass
    image = ask(shot)
    assert image is not None
    return image


def pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


# --- one name for one picture -------------------------------------------------------------------

shots = st.builds(
    Shot,
    exercise=st.just(FLOSS),
    start=st.sampled_from(["in", "out"]),
    end=st.sampled_from(["in", "out"]),
    progress=st.floats(0, 1).map(lambda share: round(share, 4)),
    width=st.just(120),
    height=st.just(90),
    ratio=st.just(1.0),
    theme=st.just("light"),
    breath=st.floats(0, 1),
    arrows=st.booleans(),
    layer=st.sampled_from(Layer),
)


@given(shots, st.floats(0, 1))
def test_a_canonical_shot_is_its_own(shot: Shot, progress: float) -> None:
    shot = replace(shot, progress=progress)
    assert shot.canonical().canonical() == shot.canonical()


@given(shots)
def test_a_body_on_its_way_back_is_the_body_on_its_way_out(shot: Shot) -> None:
    body = replace(shot, layer=Layer.BODY)
    back = replace(body, start=body.end, end=body.start, progress=1 - body.progress)
    ours, theirs = body.canonical(), back.canonical()
    assert (ours.start, ours.end) == (theirs.start, theirs.end)
    assert ours.progress == pytest.approx(theirs.progress, abs=1e-9)


@given(shots)
def test_arrows_never_turn_round(shot: Shot) -> None:
    for layer in (Layer.ALL, Layer.ARROWS):
        there = replace(shot, layer=layer, arrows=True).canonical()
        if there.start != there.end:
            assert (there.start, there.end) == (shot.start, shot.end)


# --- drawing ------------------------------------------------------------------------------------


def test_a_picture_is_drawn_on_a_thread_of_its_own(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawers: list[str] = []
    draw = Darkroom.draw

    def noted(self: Darkroom, shot: Shot) -> QImage:
        drawers.append(threading.current_thread().name)
        return draw(self, shot)

    monkeypatch.setattr(Darkroom, "draw", noted)
    image = drawn(qtbot, studio, STILL)
    assert image.deviceIndependentSize().toTuple() == (120, 90)
    assert drawers == ["figures"]
    drawn(qtbot, studio, STILL)
    assert drawers == ["figures"]


def test_a_sharp_screen_gets_more_pixels_of_the_same_size(qtbot: QtBot, studio: Studio) -> None:
    image = drawn(qtbot, studio, replace(STILL, ratio=2.0))
    assert (image.width(), image.height()) == (240, 180)
    assert image.deviceIndependentSize().toTuple() == (120, 90)


def test_body_and_arrows_lie_over_each_other_as_in_the_whole_picture(
    qtbot: QtBot, studio: Studio
) -> None:
    whole = replace(SHOT, layer=Layer.ALL)
    arrows = replace(SHOT, layer=Layer.ARROWS)
    together = drawn(qtbot, studio, SHOT).copy()
    painter = QPainter(together)
    painter.drawImage(0, 0, drawn(qtbot, studio, arrows))
    painter.end()
    assert difference(together, drawn(qtbot, studio, whole)) <= 2


def test_the_arrow_back_is_another_one_than_the_arrow_out(qtbot: QtBot, studio: Studio) -> None:
    out = replace(SHOT, layer=Layer.ARROWS)
    back = replace(out, start="out", end="in")
    assert difference(drawn(qtbot, studio, out), drawn(qtbot, studio, back)) > 60
    assert drawn(qtbot, studio, out) is drawn(qtbot, studio, replace(out, progress=0.7))


def test_a_repetition_is_drawn_once(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = [replace(SHOT, progress=step / 8) for step in range(9)]
    back = [replace(SHOT, start="out", end="in", progress=step / 8) for step in range(9)]
    for shot in out:
        drawn(qtbot, studio, shot)

    def again(_self: Darkroom, shot: Shot) -> QImage:
        raise AssertionError(f"drawn again: {shot}")

    monkeypatch.setattr(Darkroom, "draw", again)
    assert all(studio.frame(shot) is not None for shot in [*back, *out])


def test_memory_is_bounded_and_the_frame_in_use_stays(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 4 * 120 * 90 * 4
    monkeypatch.setattr(studio_module, "_MEMORY_BYTES", room)
    first = drawn(qtbot, studio, SHOT)
    for step in range(2, 9):
        drawn(qtbot, studio, replace(SHOT, progress=step / 10))
        assert studio.frame(SHOT) is first
    held = sum(image.sizeInBytes() for image in studio._memory.values())
    assert held == studio._bytes <= room


def test_both_sides_come_from_one_drawing_and_each_is_turned_once(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = drawn(qtbot, studio, SHOT)
    monkeypatch.setattr(Darkroom, "draw", None)
    left = studio.frame(SHOT, mirrored=True)
    assert left is not None
    assert left.pixelColor(5, 40) == right.pixelColor(right.width() - 6, 40)
    assert left.devicePixelRatio() == right.devicePixelRatio()
    assert studio.frame(SHOT, mirrored=True) is left
    assert studio.frame(SHOT) == right


def test_what_is_prepared_is_there_when_it_is_wanted(qtbot: QtBot, studio: Studio) -> None:
    coming = [replace(SHOT, progress=step / 8) for step in range(9)]
    last = coming[-1].canonical()
    with qtbot.waitSignal(
        studio.ready, timeout=20_000, check_params_cb=lambda there: there == last
    ):
        studio.prepare(coming)
    assert all(studio.frame(shot) is not None for shot in coming)


def test_nothing_is_drawn_before_it_begins(qtbot: QtBot, tmp_path: Path) -> None:
    early = Studio(figure_of, str, tmp_path)
    assert early.still(STILL) is None
    assert early._thread is None
    with qtbot.waitSignal(early.ready, timeout=20_000):
        early.begin()
    early.close()


def test_only_the_last_size_of_a_window_being_resized_is_drawn(
    qtbot: QtBot, tmp_path: Path
) -> None:
    studio = Studio(figure_of, str, tmp_path)
    order: Shot | None = None
    for width in range(120, 160):
        wanted = replace(STILL, width=width)
        studio.still(wanted, instead_of=order)
        order = wanted.canonical()
    with qtbot.waitSignal(studio.ready, timeout=20_000) as ready:
        studio.begin()
    studio.close()
    assert ready.args == [order]
    assert len(pictures(tmp_path)) == 1


def test_a_figure_that_cannot_be_drawn_is_told_once_and_stops_no_other(
    qtbot: QtBot, studio: Studio
) -> None:
    told: list[str] = []
    studio.failed.connect(told.append)
    for progress in (0.2, 0.3):
        with qtbot.waitSignal(studio.ready, timeout=20_000):
            studio.frame(replace(SHOT, exercise="nobody", progress=progress))
            studio.still(replace(STILL, width=round(progress * 1000)))
            studio.still(replace(STILL, exercise="nobody", progress=progress))
    drawn(qtbot, studio, SHOT)
    assert told == ["The figure of nobody cannot be drawn."]


# --- the disk -----------------------------------------------------------------------------------


def test_a_still_picture_is_there_at_once_the_next_time(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    image = drawn(qtbot, first := make(), STILL)
    drawn(qtbot, first, SHOT)
    first.close()
    # Frames of a movement are not kept: nobody waits for a first page made of them.
    (kept,) = pictures(tmp_path)
    assert kept.stat().st_mode & 0o077 == 0
    again = make().still(STILL, at_once=True)
    assert again is not None
    assert difference(again, image) == 0
    assert again.devicePixelRatio() == image.devicePixelRatio()


@pytest.mark.parametrize("damage", [b"", b"noise", None])
def test_a_damaged_picture_is_drawn_again(
    qtbot: QtBot, make: Make, tmp_path: Path, damage: bytes | None
) -> None:
    image = drawn(qtbot, first := make(), STILL)
    first.close()
    (kept,) = pictures(tmp_path)
    content = kept.read_bytes()
    kept.write_bytes(content[: len(content) // 2] if damage is None else damage)
    second = make()
    assert second.still(STILL, at_once=True) is None
    assert difference(drawn(qtbot, second, STILL), image) == 0
    second.close()
    assert kept.read_bytes() == content


def test_another_drawing_program_draws_anew(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(qtbot, first := make(), STILL)
    first.close()
    second = make()
    second.__dict__["_program"] = "a later one"
    assert second.still(STILL, at_once=True) is None


def test_the_name_of_a_picture_follows_the_files_that_draw_it(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "package" / "figure"
    code.mkdir(parents=True)
    (code / "painter.py").write_text("one", encoding="utf-8")
    monkeypatch.setattr(studio_module, "__file__", str(tmp_path / "package" / "ui" / "studio.py"))
    names = {make()._program}
    (code / "painter.py").write_text("another", encoding="utf-8")
    names.add(make()._program)
    (code / "hands.py").write_text("more", encoding="utf-8")
    names.add(make()._program)
    assert len(names) == 3


def test_the_folder_does_not_grow_without_end(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (100, 110, 120):
        drawn(qtbot, studio := make(), replace(STILL, width=width))
        studio.close()
    kept = pictures(tmp_path)
    monkeypatch.setattr(studio_module, "_KEPT_BYTES", kept[0].stat().st_size * 2)
    drawn(qtbot, studio := make(), SHOT)
    studio.close()
    assert 0 < len(pictures(tmp_path)) < len(kept)


def test_a_folder_that_cannot_be_written_costs_only_time(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert not drawn(qtbot, make(), STILL).isNull()


# --- the end ------------------------------------------------------------------------------------


def test_closing_waits_for_the_thread_and_may_be_done_twice(qtbot: QtBot, make: Make) -> None:
    studio = make()
    studio.prepare(replace(SHOT, progress=step / 50) for step in range(50))
    thread = studio._thread
    assert thread is not None
    studio.close()
    assert not thread.is_alive()
    studio.close()
    assert studio.still(replace(STILL, width=200)) is None
    assert studio._thread is None


# --- looking at pictures ------------------------------------------------------------------------


def difference(one: QImage, other: QImage) -> int:
    """The largest difference of any colour of any pixel, 0 to 255."""
    assert one.size() == other.size()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(ours - theirs) for ours, theirs in pairs)


# --- people and own pictures --------------------------------------------------------------------


def test_each_person_is_a_picture_of_its_own(qtbot: QtBot, studio: Studio) -> None:
    first = drawn(qtbot, studio, STILL)
    other = drawn(qtbot, studio, replace(STILL, person="crop"))
    assert difference(first, other) > 60
    assert drawn(qtbot, studio, STILL) is first


def test_another_person_is_told_once(qtbot: QtBot, studio: Studio) -> None:
    told: list[str] = []
    studio.renewed.connect(lambda: told.append(studio.person))
    studio.set_person(studio.person)
    studio.set_person("bob")
    assert told == ["bob"]


def test_an_own_picture_is_shown_whole_and_in_the_middle(qtbot: QtBot, tmp_path: Path) -> None:
    for kind in ("png", "jpg", "svg"):
        path = tmp_path / f"mine.{kind}"
        if kind == "svg":
            path.write_text(
                '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="80">'
                '<rect width="40" height="80" fill="#c00000"/></svg>'
            )
        else:
            mine = QImage(40, 80, QImage.Format.Format_RGB32)
            mine.fill(0xFFC00000)
            assert mine.save(str(path))
        image = own_picture(path, 120, 60)
        assert image.pixelColor(60, 30).red() > 180
        assert image.pixelColor(60, 1).red() > 180
        assert image.pixelColor(40, 30).alpha() == 0
        assert image.pixelColor(80, 30).alpha() == 0


@pytest.mark.parametrize("name", ["gone.png", "broken.png", "broken.svg"])
def test_an_own_picture_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name != "gone.png":
        path.write_bytes(b"not a picture")
    with pytest.raises(ValueError, match=name):
        own_picture(path, 20, 20)


def test_an_exercise_with_an_own_picture_needs_no_figure(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.png"
    mine = QImage(40, 80, QImage.Format.Format_RGB32)
    mine.fill(0xFFC00000)
    assert mine.save(str(path))

    def no_figure(exercise: str) -> Figure:
        raise KeyError(exercise)

    def pictures(exercise: str) -> Path | None:
        return path if exercise == "own" else None

    studio = Studio(no_figure, str, tmp_path / "cache", picture_of=pictures)
    studio.begin()
    try:
        assert studio.picture_name("own") == "mine.png"
        assert studio.picture_name(FLOSS) == ""
        shot = replace(STILL, exercise="own", picture="mine.png")
        assert drawn(qtbot, studio, shot).pixelColor(60, 45).red() > 180
        # Whatever pose a page asks for, it is the same picture.
        assert replace(shot, start="out", end="in", progress=0.3).canonical() == shot.canonical()
    finally:
        studio.close()


def test_a_kept_picture_keeps_the_labels_it_carries(tmp_path: Path) -> None:
    image = QImage(3, 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    image.setText("labels", "hip flexor|0.5|0.25")
    write_picture(tmp_path / "a.picture", image)
    kept = read_picture(tmp_path / "a.picture")
    assert kept is not None
    assert kept.text("labels") == image.text("labels")
    assert kept == image
