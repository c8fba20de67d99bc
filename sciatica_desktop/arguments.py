"""What can be typed after the program's name."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from sciatica_desktop import __version__

PROGRAM = "sciatica-desktop"
PAGES = ("today", "routines", "diary", "trends", "report", "guide", "settings")
_ONLY_FOR_THE_WINDOW = ("page", "routine")


class _Parser(argparse.ArgumentParser):
    """Says what was wrong in one sentence, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """Leave with code 2."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, f"{sentence}; see {self.prog} --help.\n")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments.

    Returns:
        A namespace with ``command`` (None opens the window), ``data_dir``, ``page``, ``routine``
        and ``demo``, and what the command takes.

    Raises:
        SystemExit: with code 2 and one sentence on stderr for wrong usage; 0 after help.
    """
    everywhere = _everywhere()
    parser = _Parser(
        prog=PROGRAM,
        description="Illustrated stretches with timers, a pain diary, charts and a report.",
        epilog="Without a command, the window opens.",
        parents=[everywhere],
        allow_abbrev=False,
    )
    parser.add_argument(
        "--page", choices=PAGES, metavar="NAME", help=f"open on a page: {', '.join(PAGES)}"
    )
    parser.add_argument("--routine", metavar="ID", help="open straight into a routine")
    parser.add_argument("--version", action="version", version=f"Sciatica Desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_report(commands, everywhere)
    sheet = _add(commands, everywhere, "home-sheet", "write a routine as a sheet to print")
    sheet.add_argument("of", metavar="ROUTINE", help="id of a routine")
    _add_output(sheet)
    _add_session_summary(commands, everywhere)
    export = _add(commands, everywhere, "export", "write the diary to a file")
    export.add_argument(
        "--format",
        choices=("csv", "json", "csv-weekly", "csv-dates"),
        required=True,
        help="kind of file",
    )
    _add_output(export)
    taken = _add(commands, everywhere, "import", "read a diary file; all of it or nothing")
    taken.add_argument("file", type=Path, metavar="FILE", help="CSV or JSON written by export")
    check = _add(commands, everywhere, "check", "check exercise, routine and shared files")
    check.add_argument("files", type=Path, metavar="FILE", nargs="+", help="a TOML file")
    _add(commands, everywhere, "self-test", "try every part without a display")
    found = parser.parse_args(arguments)
    for name in ("data_dir", "demo"):
        found.__dict__.setdefault(name, None)
    if found.command is not None:
        for name in _ONLY_FOR_THE_WINDOW:
            if getattr(found, name) is not None:
                parser.error(f"--{name} opens the window and does not go with {found.command}")
    if found.demo and found.data_dir is not None:
        parser.error("--demo has a folder of its own and does not go with --data-dir")
    return found


def _everywhere() -> _Parser:
    """The options that go before or after a command.

    Without defaults, so that the command's own reading does not undo what came before it.
    """
    options = _Parser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
    options.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep everything below this folder"
    )
    options.add_argument(
        "--demo", action="store_true", help="a made-up twelve-week diary, thrown away at the end"
    )
    return options


def _add(
    commands: argparse._SubParsersAction[_Parser],
    everywhere: _Parser,
    name: str,
    words: str,
) -> _Parser:
    return commands.add_parser(
        name,
        parents=[everywhere],
        help=words,
        description=f"{words[:1].upper()}{words[1:]}.",
        allow_abbrev=False,
    )


def _add_report(commands: argparse._SubParsersAction[_Parser], everywhere: _Parser) -> None:
    report = _add(commands, everywhere, "report", "write the one-page report as a PDF")
    report.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE")
    report.add_argument("--to", dest="last", type=_day, required=True, metavar="DATE")
    _add_output(report)


def _add_session_summary(
    commands: argparse._SubParsersAction[_Parser], everywhere: _Parser
) -> None:
    summary = _add(commands, everywhere, "session-summary", "write one session as a page to print")
    which = summary.add_mutually_exclusive_group()
    # Given or not, the latest one is meant; the option says it aloud.
    which.add_argument(
        "--last", dest="session", action="store_const", const=None, help="the latest session"
    )
    which.add_argument("--id", dest="session", metavar="ID", help="the session with this id")
    _add_output(summary)


def _add_output(parser: _Parser) -> None:
    parser.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="file to write; - is the terminal",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2025-03-14") from None
