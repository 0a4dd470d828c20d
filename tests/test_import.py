"""The front door: a light import, names that resolve, everything documented."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import newsdoc

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"pydantic", "regex", "dateparser", "typer", "rich", "lxml", "numpy", "pyarrow", "click", "email", "http"}
STORY = "OSLO, March 3 (Reuters) - The ferry “will sail again”, the harbour master said.\n\nIt sank in May."


def modules_after(program: str) -> set[str]:
    """The packages loaded in a fresh interpreter that ran `program`."""
    program += "\nimport sys, json\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_import_loads_nothing_heavy() -> None:
    before = modules_after("")
    assert not (modules_after("import newsdoc") - before) & HEAVY


def test_import_loads_no_stage_and_no_table() -> None:
    """Only the package's own file: the rest comes when it is first asked for."""
    check = "import newsdoc, sys\nassert not [name for name in sys.modules if name.startswith('newsdoc.')]"
    assert "newsdoc" in modules_after(check)


def test_stages_run_without_pydantic() -> None:
    program = f"import newsdoc\nnewsdoc.Parser().analyse({STORY!r})"
    assert not modules_after(program) & {"pydantic", "typer", "rich", "lxml"}


def test_numpy_is_loaded_for_attributions_alone() -> None:
    program = "import newsdoc\nnewsdoc.Parser(newsdoc.Options(scope={scope!r})).analyse({story!r})"
    assert "numpy" not in modules_after(program.format(scope="none", story=STORY))
    assert "numpy" in modules_after(program.format(scope="speech", story=STORY))


def test_plain_dates_do_without_dateparser() -> None:
    assert "dateparser" not in modules_after(f"import newsdoc\nnewsdoc.parse({STORY!r})")


def test_library_does_not_need_the_packages_of_the_command() -> None:
    blocked = "import sys\nsys.modules['typer'] = sys.modules['rich'] = None\n"
    assert "pydantic" in modules_after(f"{blocked}import newsdoc\nassert newsdoc.parse({STORY!r}).quotations")


@pytest.mark.parametrize("name", newsdoc.__all__)
def test_public_names_resolve_and_are_documented(name: str, root: Path) -> None:
    value = getattr(newsdoc, name)
    assert name in dir(newsdoc)
    assert inspect.getdoc(value), f"{name} has no docstring"
    assert f"newsdoc.{name}" in (root / "docs" / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", newsdoc.__all__)
def test_public_functions_have_an_example(name: str) -> None:
    value = getattr(newsdoc, name)
    if inspect.isfunction(value):
        assert ">>>" in (inspect.getdoc(value) or "")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'parze'"):
        _ = newsdoc.parze


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert newsdoc.__version__ == version("newsdoc")
