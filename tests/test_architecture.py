"""The order of the house, read from the source itself: who imports whom, and how long things are."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsdoc

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(newsdoc.__file__).parent
# From the roof down; a file imports only from its own room and from rooms below it.
ORDER = (
    {"__init__", "__main__", "arrow", "cli", "testing"},
    {"writers"},
    {"readers"},
    {"engines"},
    {"parser", "assemble", "versions"},
    {"sources"},
    {"attributions"},
    {"quotations"},
    {"dateline"},
    {"blocks"},
    {"text"},
    {"data"},
    {"parts", "feed_parts", "document", "metadata", "offsets", "options", "errors"},
)
FLOOR = {room: len(ORDER) - n for n, rooms in enumerate(ORDER) for room in rooms}
STAGES = ("text", "blocks", "dateline", "quotations", "attributions", "sources", "data")
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, wherever in the file it does so, and the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno


@pytest.fixture(params=MODULES, ids=name_of)
def module(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_every_file_has_a_room(module: Path) -> None:
    assert room_of(module) in FLOOR


def test_imports_go_down_only(module: Path) -> None:
    wrong = [
        f"line {line} imports {name}"
        for name, line in imported(ast.parse(module.read_text(encoding="utf-8")))
        if name.startswith("newsdoc.") and FLOOR[name.split(".")[1]] > FLOOR[room_of(module)]
    ]
    assert not wrong


def test_rooms_do_not_import_the_front_door(module: Path) -> None:
    if FLOOR[room_of(module)] == len(ORDER):
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert "newsdoc" not in {name for name, _ in imported(tree)}


def test_stages_make_no_models(module: Path) -> None:
    """The public model is made at the border: a stage that built it would pay for it on every element."""
    if room_of(module) not in STAGES:
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    assert not {name for name, _ in imported(tree) if name.split(".")[0] == "pydantic" or name == "newsdoc.document"}


def test_imports_are_absolute(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


def test_files_are_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    lengths = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION}


def test_names_say_what_is_inside(module: Path) -> None:
    parts = {part.removesuffix(".py") for part in module.relative_to(PACKAGE).parts}
    assert not parts & {"util", "utils", "helper", "helpers", "common", "misc"}


def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
