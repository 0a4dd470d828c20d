"""Make the generated pages of the manual from code and tables: `python tools/make_docs.py [--check]`.

docs/diagnostics.md         data/diagnostics.json
docs/agencies.md            data/agencies.json
docs/document.schema.json   the JSON Schema of `newsdoc.Document`
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import newsdoc
from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DOCS = Path(__file__).parents[1] / "docs"
NOTICE = "<!-- Made by tools/make_docs.py; change the table it names, not this page. -->"
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def diagnostics() -> str:
    """The page of all diagnostics."""
    rows = table("diagnostics")
    lines = [
        "# Diagnostics",
        "",
        NOTICE,
        "",
        "What looked damaged or doubtful is told in `doc.diagnostics`: a code, a severity, a sentence and a span.",
        "Codes keep their meaning, so programs may rely on them. ND1xx are about characters, ND2xx about quotations,",
        "ND3xx about the dateline, ND4xx about blocks, ND5xx about texts that could not be parsed at all, ND6xx about",
        "files. They are rows of `data/diagnostics.json`.",
        "",
        '"info" is a choice that could have been made otherwise, "warning" something damaged that was read around,',
        '"error" something that could not be read.',
        "",
        *markdown(
            ("code", "severity", "message", "what it means"),
            ((f"`{code}`", row["severity"], row["message"], row["help"]) for code, row in sorted(rows.items())),
        ),
    ]
    return "\n".join(lines) + "\n"


def agencies() -> str:
    """The page of all agencies."""
    rows = sorted(table("agencies"), key=lambda row: row["name"].casefold())
    lines = [
        "# Agencies",
        "",
        NOTICE,
        "",
        f"The {len(rows)} news agencies, newspapers and press-release services that newsdoc knows by name: rows of",
        "`data/agencies.json`. How to add one is told in [](extending.md). Home cities and other names of smaller",
        "ones are collected by hand, Wikidata identifiers are given only where they were verified, so both have gaps.",
        "",
        *markdown(
            ("id", "name", "written", "country", "home", "languages", "Wikidata"),
            (agency(row) for row in rows),
        ),
    ]
    return "\n".join(lines) + "\n"


def agency(row: dict[str, Any]) -> tuple[str, ...]:
    """The cells of one agency."""
    written = [name for name in (*row["exact"], *row["aliases"]) if name != row["name"]]
    wikidata = f"[{row['wikidata']}](https://www.wikidata.org/wiki/{row['wikidata']})" if row["wikidata"] else ""
    home, country = row["home_city"] or "", row["country"] or ""
    return f"`{row['id']}`", row["name"], ", ".join(written), country, home, " ".join(row["languages"]), wikidata


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table."""
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *escaped)]


def schema() -> str:
    """The JSON Schema of what `model_dump_json` writes."""
    made = {"$schema": SCHEMA_ID} | newsdoc.Document.model_json_schema(mode="serialization")
    for model in (made, *made["$defs"].values()):
        # Examples in Python are of no use to readers of the schema.
        model["description"] = model["description"].partition("\n\nExample:")[0]
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "diagnostics.md": diagnostics,
    "agencies.md": agencies,
    "document.schema.json": schema,
}


def main() -> int:
    """Write the pages, or with --check say which are out of date."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a page is out of date")
    check = cli.parse_args().check
    stale = [n for n, page in PAGES.items() if not (p := DOCS / n).exists() or p.read_text(encoding="utf-8") != page()]
    for name in stale:
        print(f"docs/{name} {'is out of date: make generated' if check else 'written'}")
        if not check:
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return bool(check and stale)


if __name__ == "__main__":
    sys.exit(main())
