"""Who is quoted how often, directly and indirectly, by agency and by day: from stories to a chart.

    pip install 'newsdoc[arrow]' duckdb matplotlib
    python examples/who_is_quoted.py [--stories 400] [--out who-is-quoted]

The stories are invented ones; with Parquet that `newsdoc batch` wrote, everything from `ask` on is the same.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from newsdoc.arrow import flatten, parse_table
from newsdoc.testing import stories

SOURCES = """
    SELECT coalesce(source_name, source) AS speaker,
           count(*) FILTER (WHERE kind = 'direct') AS direct,
           count(*) FILTER (WHERE kind = 'mixed') AS mixed,
           count(*) FILTER (WHERE kind = 'indirect') AS indirect,
           count(DISTINCT document_id) AS stories
    FROM attributions
    WHERE source IS NOT NULL
    GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT 12
"""
AGENCIES = """
    SELECT coalesce(agency, '(none named)') AS agency,
           count(*) FILTER (WHERE kind <> 'indirect') AS quoted,
           count(*) FILTER (WHERE kind = 'indirect') AS reported
    FROM attributions JOIN documents ON document_id = id
    GROUP BY ALL ORDER BY quoted + reported DESC, agency
"""
DAYS = """
    SELECT dayname(date) AS day, count(*) AS attributions
    FROM attributions JOIN documents ON document_id = id
    WHERE date IS NOT NULL
    GROUP BY day, isodow(date) ORDER BY isodow(date)
"""


def write_corpus(folder: Path, count: int) -> None:
    """Invented stories, parsed, as Parquet in the form that `newsdoc batch` gives."""
    made = [story for story in stories(count * 2) if story.language == "en"][:count]
    table = pa.table({"id": [f"{story.family}/{story.seed}" for story in made], "text": [each.text for each in made]})
    for name, rows in flatten(parse_table(table, id_column="id", workers=None)).items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, folder / name / "part-000000.parquet", compression="zstd")


def ask(folder: Path, query: str) -> list[dict[str, Any]]:
    """The rows that a query gives over the Parquet files."""
    connection = duckdb.connect()
    for name in ("documents", "attributions"):
        connection.execute(f"CREATE VIEW {name} AS FROM '{folder}/{name}/*.parquet'")
    result = connection.execute(query)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def draw(sources: list[dict[str, Any]], agencies: list[dict[str, Any]], path: Path) -> None:
    """Two charts of stacked bars: the sources, and the agencies."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "newsdoc"  # the same file every time
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5), layout="constrained")
    _bars(left, sources, "speaker", {"direct": "#1b4965", "mixed": "#5fa8d3", "indirect": "#cae9ff"}, "Who is quoted")
    _bars(
        right, agencies, "agency", {"quoted": "#1b4965", "reported": "#cae9ff"}, "In quotation marks or not, by agency"
    )
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def _bars(axes: Any, rows: list[dict[str, Any]], label: str, colours: dict[str, str], title: str) -> None:
    names = [row[label] if len(row[label]) <= 40 else row[label][:39] + "…" for row in reversed(rows)]
    left = [0] * len(rows)
    for name, colour in colours.items():
        values = [row[name] for row in reversed(rows)]
        axes.barh(range(len(rows)), values, left=left, color=colour, label=name)
        left = [a + b for a, b in zip(left, values, strict=True)]
    axes.set_yticks(range(len(rows)), names)
    axes.set_xlabel("attributions")
    axes.set_title(title, loc="left", fontweight="bold")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)


def show(title: str, rows: list[dict[str, Any]]) -> None:
    """A plain table."""
    print(f"\n{title}")
    for row in rows:
        first, *rest = row.values()
        print(f"  {str(first)[:56]:56}" + "".join(f"{value:>10}" for value in rest))


def main() -> None:
    """Make the corpus, ask, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=400)
    parser.add_argument("--out", type=Path, default=Path("who-is-quoted"))
    options = parser.parse_args()
    write_corpus(options.out, options.stories)
    sources, agencies = ask(options.out, SOURCES), ask(options.out, AGENCIES)
    show("source: direct, mixed, indirect, stories", sources)
    show("agency: quoted, reported", agencies)
    show("day of the dateline: attributions", ask(options.out, DAYS))
    draw(sources, agencies, options.out / "who-is-quoted.svg")
    print(f"\n{options.out / 'who-is-quoted.svg'}")


if __name__ == "__main__":
    main()
