"""The manual says what is so: generated pages are fresh, examples print what they say, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

import newsdoc
from newsdoc.data import table
from newsdoc.document import Role

ROOT = Path(__file__).parents[1]
MANUAL = sorted(page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts)
PAGES = [*sorted(ROOT.glob("*.md")), *MANUAL]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def tool(name: str) -> Any:
    """A script of tools/, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


MAKE_DOCS, MAKE_README = tool("make_docs"), tool("make_readme")


@pytest.mark.parametrize("name", ["diagnostics.md", "agencies.md"])
def test_generated_pages_are_fresh(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == MAKE_DOCS.PAGES[name](), "run: make generated"


def test_schema_is_fresh() -> None:
    committed = json.loads((ROOT / "docs" / "document.schema.json").read_text(encoding="utf-8"))
    assert committed == json.loads(MAKE_DOCS.schema()), "run: make generated"


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.txt")), ids=lambda path: path.stem)
def test_documents_are_what_the_schema_says(example: Path) -> None:
    schema = json.loads(MAKE_DOCS.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    dumped = json.loads(newsdoc.parse(example.read_text(encoding="utf-8")).model_dump_json())
    jsonschema.Draft202012Validator(schema).validate(dumped)
    assert dumped.keys() == schema["properties"].keys()


def test_schema_refuses_other_fields() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(MAKE_DOCS.schema()))
    assert validator.is_valid({"text": ""})
    assert not validator.is_valid({"text": "", "title": ""})


@pytest.mark.parametrize("name", MAKE_README.PAGES)
def test_figures_are_those_that_were_measured(name: str) -> None:
    figures = json.loads(MAKE_README.FIGURES.read_text(encoding="utf-8"))
    page = (ROOT / name).read_text(encoding="utf-8")
    assert page == MAKE_README.filled(page, figures), "run: python tools/make_readme.py"


def test_example_of_the_readme_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = "\n".join(re.findall(r"```python\n(.*?)```", readme, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(example, {}, "README.md", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_every_page_is_in_the_manual() -> None:
    docs = ROOT / "docs"
    listed = {docs / "index.md"}
    for page in (docs / "index.md", docs / "formats" / "index.md"):
        for entries in re.findall(r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            listed |= {page.parent / f"{line}.md" for line in entries.split("\n") if line and not line.startswith(":")}
    assert listed == set(MANUAL)


def test_every_role_is_explained() -> None:
    concepts = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    assert not [role for role in get_args(Role) if f"| `{role}` |" not in concepts]


def test_every_diagnostic_of_the_code_is_a_row_and_every_row_is_given() -> None:
    package = Path(newsdoc.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in package.rglob("*.py")]
    given = {code for source in sources for code in re.findall(r'"(ND\d{3})"', source)}
    assert given == set(table("diagnostics"))


def test_tables_named_by_the_manual_exist() -> None:
    extending = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    data = Path(newsdoc.__file__).parent / "data"
    named = set(re.findall(r"`(\w+\.(?:json|txt))`", extending))
    assert named
    assert not [name for name in named if not (data / name).exists()]


def test_changelog_tells_of_output_changes() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in changelog or f"## {newsdoc.__version__}" in changelog
    assert "### Output changes" in changelog
