"""The command line: opens the window, or answers in the terminal without a display.

What a command needs is imported when it runs: opening the window must not wait for the report,
and the report must not wait for the window.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sciatica_desktop.options import Options

if TYPE_CHECKING:
    from argparse import Namespace

    from sciatica_desktop.paths import Places
    from sciatica_desktop.storage.database import Database

BAD_INPUT = 1
BAD_USAGE = 2
INTERRUPTED = 130
_STANDARD_OUTPUT = ("-", "/dev/stdout")
"""Written to as it is: behind the second may be a file that must not be replaced."""


class CommandError(Exception):
    """A command could not be done; one sentence for a person.

    Attributes:
        code: the exit code.
    """

    def __init__(self, sentence: str, code: int = BAD_INPUT) -> None:
        """Say why."""
        super().__init__(sentence)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: the arguments after the program's name; those of the process when None.

    Returns:
        0, or 1 for bad input, 2 for bad usage, 130 when interrupted from the keyboard.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has had enough; a last flush would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # no traceback reaches a person
        return _told(error, arguments)


def _run(arguments: list[str]) -> int:
    if not arguments:
        return _open_window(Options())
    # argparse takes 6 ms, which a start from the desktop's menu does without.
    from sciatica_desktop.arguments import parse

    found = parse(arguments)
    if found.command is None:
        options = Options(found.data_dir, found.page, found.routine, bool(found.demo))
        return _open_window(options)
    with _data_folder(found) as where:
        _COMMANDS[found.command](found, where)
    sys.stdout.flush()
    return 0


def _open_window(options: Options) -> int:
    if options.routine is not None:
        from sciatica_desktop.paths import places

        _check_routine(options.routine, places(options.data_dir))
    if _has_no_display():
        raise CommandError("There is no display to open a window on; see --help for commands.")
    try:
        run = load_window()
    except ImportError as error:
        if (error.name or "").startswith("sciatica_desktop"):
            raise
        raise CommandError(f"The window needs a library that is missing: {error}.") from error
    if not options.demo:
        return run(options)
    with _demo() as folder:
        return run(Options(folder, options.page, options.routine, demo=True))


def load_window() -> Callable[[Options], int]:
    """Import what the window is made of, in the order that takes the least time.

    Returns:
        What opens the window.
    """
    # Everything made until the first picture stays in use: looking through it for garbage is lost
    # time. The window switches the collector on again.
    gc.disable()
    # The core first: it needs no Qt.
    from sciatica_desktop.domain import plan, safety  # noqa: F401  # loaded here, used there
    from sciatica_desktop.storage import (  # noqa: F401  # as above
        database,
        diary_store,
        identity,
        library,
        safety_store,
        settings_file,
    )

    # From here on PySide's own import would read that source, 0.2 ms a module, to find out whether
    # the module asks for names in snake_case. None of ours does.
    plain_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401  # isort: skip  # puts its own import in place

    pyside_import = builtins.__import__
    builtins.__import__ = plain_import
    try:
        from sciatica_desktop.app import run  # isort: skip  # after the core
    finally:
        builtins.__import__ = pyside_import
    return run


def _check_routine(name: str, where: Places) -> None:
    from sciatica_desktop import resources

    folders = (resources.path("routines"), where.data / "routines")
    known = sorted({path.stem for folder in folders for path in folder.glob("*.toml")})
    if name not in known:
        raise CommandError(f"There is no routine {name!r}; there is {', '.join(known)}.", BAD_USAGE)


def _has_no_display() -> bool:
    """Whether Qt would end the whole process instead of opening a window."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return False
    return not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


# --- commands -----------------------------------------------------------------------------------


def _report(found: Namespace, where: Places) -> None:
    if found.last < found.first:
        raise CommandError("The day after --to must not be before the one after --from.", BAD_USAGE)
    _check_output(found.output)
    from sciatica_desktop.print_command import report_of

    with _database(where) as database:
        content = report_of(database, where, found.first, found.last)
    _write(found.output, content, "Report")


def _home_sheet(found: Namespace, where: Places) -> None:
    _check_routine(found.of, where)
    _check_output(found.output)
    from sciatica_desktop.print_command import home_sheet_of

    _write(found.output, home_sheet_of(where, found.of), "Home sheet")


def _session_summary(found: Namespace, where: Places) -> None:
    _check_output(found.output)
    from sciatica_desktop.print_command import session_summary_of

    with _database(where) as database:
        content = session_summary_of(database, where, found.session)
    _write(found.output, content, "Session summary")


def _export(found: Namespace, where: Places) -> None:
    from sciatica_desktop.storage.interchange import Format, export_bytes

    _check_output(found.output)
    with _database(where) as database:
        content = export_bytes(database, Format(found.format))
    _write(found.output, content, "Diary")


def _import(found: Namespace, where: Places) -> None:
    from sciatica_desktop.storage.interchange import import_file

    with _database(where) as database:
        done = import_file(database, found.file)
    print(f"{done.new} new, {done.changed} changed, {done.same} already there.")


def _check(found: Namespace, _where: Places) -> None:
    from sciatica_desktop.storage.checking import check_files

    bad = 0
    for path, complaint in check_files(found.files):
        if complaint is None:
            print(f"{path}: fine.")
        else:
            bad += 1
            _complain(complaint)
    if bad:
        raise SystemExit(BAD_INPUT)


def _self_test(_found: Namespace, _where: Places) -> None:
    from sciatica_desktop.self_test import SelfTestError, parts

    try:
        for name, try_it in parts():
            print(f"ok  {name}: {try_it()}", flush=True)
    except SelfTestError as error:
        raise CommandError(str(error)) from error


_COMMANDS = {
    "report": _report,
    "home-sheet": _home_sheet,
    "session-summary": _session_summary,
    "export": _export,
    "import": _import,
    "check": _check,
    "self-test": _self_test,
}


# --- folders and files --------------------------------------------------------------------------


@contextmanager
def _data_folder(found: Namespace) -> Iterator[Places]:
    from sciatica_desktop.paths import places

    if found.demo:
        with _demo() as folder:
            yield places(folder)
    else:
        yield places(found.data_dir)


@contextmanager
def _demo() -> Iterator[Path]:
    import signal

    from sciatica_desktop.demo import demo_folder
    from sciatica_desktop.services.clock import SystemClock

    # A kill leaves as Ctrl+C does, so that the folder goes with it.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with demo_folder(SystemClock().now()) as folder:
            yield folder
    finally:
        signal.signal(signal.SIGTERM, before)


def _database(where: Places) -> Database:
    from sciatica_desktop.storage.database import Database

    return Database.open(where.database)


def _check_output(path: Path) -> None:
    """Say before the work, not after it, that the file cannot be written there."""
    if str(path) in _STANDARD_OUTPUT:
        return
    if path.is_dir():
        raise CommandError(f"{path} is a folder, not a file.")
    if not path.resolve().parent.is_dir():
        raise CommandError(f"There is no folder {path.resolve().parent} to write to.")


def _write(path: Path, content: bytes, name: str) -> None:
    from sciatica_desktop.storage.files import write_private

    if str(path) in _STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        return
    write_private(path, content)
    if path.is_file():
        print(f"{name} written to {path}.")


# --- what went wrong ----------------------------------------------------------------------------


def _told(error: Exception, arguments: list[str]) -> int:
    """Tell an error in one sentence; one that nobody foresaw leaves its trace in a file."""
    from sciatica_desktop.storage.errors import StorageError

    if isinstance(error, CommandError):
        _complain(str(error))
        return error.code
    if isinstance(error, StorageError):
        _complain(str(error))
        return BAD_INPUT
    if isinstance(error, FileNotFoundError) and error.errno is None:
        # Raised by ``resources`` with a sentence of its own.
        _complain(str(error))
        return BAD_INPUT
    from sciatica_desktop.paths import places
    from sciatica_desktop.storage.trace_file import keep_trace

    _complain(keep_trace(error, places(_data_dir_of(arguments)).data))
    return BAD_INPUT


def _data_dir_of(arguments: list[str]) -> Path | None:
    """The data folder asked for, read without the parser, which may be what went wrong."""
    for place, argument in enumerate(arguments):
        if argument == "--data-dir" and place + 1 < len(arguments):
            return Path(arguments[place + 1])
        if argument.startswith("--data-dir="):
            return Path(argument.partition("=")[2])
    return None


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
