"""Which room may know which: the rules of docs/architecture.md, as sentences that fail by name.

An import inside ``if TYPE_CHECKING`` or inside a function counts like any other.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

PACKAGE = Path(__file__).parent.parent / "sciatica_desktop"
HOME = "sciatica_desktop"

STANDARD_LIBRARY = [
    pattern for name in sorted(sys.stdlib_module_names) for pattern in (name, f"{name}.*")
]

# Room by room, the rooms it may look into. What is not named here is closed.
MAY_SEE = {
    "domain": [],
    "figure": ["domain"],
    "storage": ["domain"],
    "services": ["domain", "storage"],
    "reports": ["domain", "figure"],
    "ui": ["domain", "figure", "reports", "services", "storage"],
}

# What belongs to the whole house and knows nothing of its rooms.
HALLWAY = [HOME, f"{HOME}.resources"]

NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "webbrowser", "xmlrpc",
}  # fmt: skip


def room(name: str) -> list[str]:
    """The patterns of a room: its package and all modules in it."""
    return [f"{HOME}.{name}", f"{HOME}.{name}.*"]


def imports_of(file: Path) -> set[str]:
    """Every name a file imports, as written: ``PySide6.QtNetwork``, ``socket``, ``a.b.c``."""
    names = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers(names: set[str]) -> set[str]:
    """The files of the package that import one of ``names`` or anything below it."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        heads = {
            ".".join(parts[: end + 1])
            for parts in (name.split(".") for name in imports_of(file))
            for end in range(len(parts))
        }
        if heads & names:
            found.add(file.relative_to(PACKAGE).as_posix())
    return found


def test_domain_knows_the_standard_library_and_nothing_else() -> None:
    (
        archrule("domain is standard library only")
        .match(*room("domain"))
        .should_not_import("*")
        .may_import(*room("domain"), HOME, *STANDARD_LIBRARY)
        .check(HOME)
    )


def test_domain_reads_no_clock_no_file_and_no_database() -> None:
    (
        archrule("domain is told the time and is given its data")
        .match(*room("domain"))
        .should_not_import("time", "sqlite3", "os", "os.*", "io", "tempfile", "random", "secrets")
        .check(HOME)
    )
    for file in (PACKAGE / "domain").rglob("*.py"):
        calls = {
            node.attr
            for node in ast.walk(ast.parse(file.read_bytes()))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
            and node.value.id in {"datetime", "date"}
        }  # fmt: skip
        assert not calls & {"now", "today", "utcnow"}, f"{file.name} reads a clock"


@pytest.mark.parametrize("name", MAY_SEE)
def test_a_room_sees_only_the_rooms_below_it(name: str) -> None:
    open_rooms = [pattern for other in MAY_SEE[name] for pattern in room(other)]
    (
        archrule(f"{name} sees {', '.join(MAY_SEE[name]) or 'no other room'}")
        .match(*room(name))
        .should_not_import(HOME, f"{HOME}.*")
        .may_import(*room(name), *open_rooms, *HALLWAY)
        .check(HOME, only_direct_imports=True)
    )


def test_storage_works_without_qt() -> None:
    (
        archrule("storage knows no Qt")
        .match(*room("storage"))
        .should_not_import("PySide6", "PySide6.*", "shiboken6*", "pyqtgraph*")
        .check(HOME)
    )


def test_services_have_no_window() -> None:
    (
        archrule("services are QtCore objects")
        .match(*room("services"))
        .should_not_import("PySide6.QtWidgets*", "PySide6.QtGui*", "PySide6.QtPrintSupport*")
        .check(HOME)
    )


def test_reports_and_figure_draw_without_widgets() -> None:
    (
        archrule("reports and figure paint, and have no widgets")
        .match(*room("reports"), *room("figure"))
        .should_not_import("PySide6.QtWidgets*")
        .check(HOME)
    )


def test_the_skeleton_and_its_motion_are_pure() -> None:
    """What a pose means is worked out without Qt, by the modules below and all they import."""
    pure = ("algebra", "motion", "reach", "skeleton", "solve")
    (
        archrule("the drawn person moves by arithmetic alone")
        .match(*(f"{HOME}.figure.{name}" for name in pure))
        .should_not_import("PySide6", "PySide6.*")
        .check(HOME)
    )


def test_numpy_is_used_by_figure_and_charts_only() -> None:
    elsewhere = {
        name for name in importers({"numpy"}) if not name.startswith(("figure/", "ui/charts/"))
    }
    assert not elsewhere


def test_only_the_charts_know_pyqtgraph() -> None:
    elsewhere = {name for name in importers({"pyqtgraph"}) if not name.startswith("ui/charts/")}
    assert not elsewhere


@pytest.mark.parametrize("top", ["app", "cli", "__main__"])
def test_nothing_reaches_up_to_the_top_of_the_house(top: str) -> None:
    allowed = {"app.py", "cli.py", "__main__.py"}
    assert importers({f"{HOME}.{top}"}) <= allowed


def test_nothing_but_the_top_of_the_house_knows_the_window() -> None:
    outside = {
        name
        for name in importers({f"{HOME}.ui"})
        if not name.startswith("ui/") and name not in {"app.py", "cli.py", "desk_pages.py"}
    }
    assert not outside


def test_only_paths_knows_appdirs() -> None:
    assert importers({"appdirs"}) <= {"paths.py"}


def test_only_storage_speaks_sql() -> None:
    assert all(name.startswith("storage/") for name in importers({"sqlite3"}))


def test_nothing_talks_to_a_network() -> None:
    assert not importers(NETWORK)


def test_only_the_single_instance_uses_qt_network_for_its_local_socket() -> None:
    assert importers({"PySide6.QtNetwork"}) <= {"services/instance.py"}


def test_web_engines_and_qml_stay_out() -> None:
    assert not importers(
        {
            "PySide6.QtWebEngineCore",
            "PySide6.QtWebEngineWidgets",
            "PySide6.QtQml",
            "PySide6.QtQuick",
        }
    )
