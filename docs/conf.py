"""How Sphinx builds the manual: `make docs`. Every warning is an error, every unresolved name too."""

from pathlib import Path

from sphinx.application import Sphinx

import newsdoc

project = "newsdoc"
author = "the newsdoc maintainers"
copyright = "2026, the newsdoc maintainers"
version = release = newsdoc.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.doctest"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"newsdoc {newsdoc.__version__}"
html_extra_path = ["document.schema.json"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"exclude-members": "model_config"}
python_use_unqualified_type_names = True
# Names of other projects, which would need their manuals to resolve.
# Shown under "What their fields can say": a name for a Literal is data to Sphinx, not a class.
ALIASES = ("py:class", r"Role|NoteKind|CreditRole|Precision|DateRule|QuotationKind|Severity|Scope|Encoding|OnError")
nitpick_ignore_regex = [
    ("py:.*", r"(datetime|dt|pydantic|typing|collections|array|json)\..*"),
    ("py:class", r"Any|Self"),
    ALIASES,
]

# Examples in docstrings are run by pytest; here those of the pages are.
doctest_test_doctest_blocks = ""
doctest_global_setup = "import datetime, newsdoc"


def example_page(app: Sphinx, exception: Exception | None) -> None:
    """Beside the finished manual, the page of the example story: made anew each time, and never committed."""
    if exception is None and app.builder.format == "html":
        story = Path(__file__).parents[1] / "examples" / "harbour-bridge.txt"
        page = newsdoc.write(newsdoc.parse(story.read_text(encoding="utf-8")), "html")
        (Path(app.outdir) / "example-page.html").write_text(page, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("build-finished", example_page)
