"""Who is quoted how often, directly and indirectly, by agency and by day: from stories to a chart.

    pip install 'newsdoc[arrow]' duckdb matplotlib
    python examples/who_is_quoted.py [--stories 400] [--out who-is-quoted]

The stories are invented ones; with Parquet that `newsdoc batch` wrote, everything from `ask` on is the same, provided
that the ids begin with the day.
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

Rows = list[dict[str, Any]]
KINDS = """count(*) FILTER (WHERE kind = 'direct') AS direct,
           count(*) FILTER (WHERE kind = 'mixed') AS mixed,
           count(*) FILTER (WHERE kind = 'indirect') AS indirect"""
# Named speakers: "the mayor" is somebody else in every story. One apostrophe for both that wires write.
SPEAKERS = f"""
    SELECT regexp_replace(replace(source_name, '’', chr(39)), '^[Tt]he ', '') AS speaker,
           {KINDS}, count(DISTINCT document_id) AS stories
    FROM attributions
    WHERE regexp_matches(speaker, '[[:upper:]]')
    GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT 12
"""
AGENCIES = f"""
    SELECT coalesce(agency, 'no agency named') AS agency, {KINDS}
    FROM attributions JOIN documents ON document_id = id
    GROUP BY documents.agency ORDER BY documents.agency IS NULL, direct / count(*) DESC
"""
DAYS = f"""
    SELECT dayname(left(document_id, 10)::DATE) AS day, {KINDS}
    FROM attributions
    GROUP BY day ORDER BY min(isodow(left(document_id, 10)::DATE))
"""
COLOURS = {"direct": "#1b4965", "mixed": "#7aa7c0", "indirect": "#e0a458"}
KEY = ("direct: in quotation marks", "mixed: some words in marks", "indirect: reported")


def write_corpus(folder: Path, count: int) -> None:
    """Invented stories, parsed, as Parquet such as `newsdoc batch` writes; ids begin with the day of sending."""
    made = [story for story in stories(count * 2) if story.language == "en"][:count]
    ids = [f"{story.issued}/{story.family}/{story.seed}" for story in made]
    table = pa.table({"id": ids, "text": [story.text for story in made]})
    for name, rows in flatten(parse_table(table, id_column="id", workers=None)).items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, folder / name / "part-000000.parquet", compression="zstd")


def ask(folder: Path, query: str) -> Rows:
    """The rows that a query gives over the Parquet files."""
    connection = duckdb.connect()
    for name in ("documents", "attributions"):
        connection.execute(f"CREATE VIEW {name} AS FROM '{folder}/{name}/*.parquet'")
    result = connection.execute(query)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def draw(speakers: Rows, agencies: Rows, days: Rows, path: Path) -> None:
    """Three charts with one key: speakers and days by numbers, agencies by shares."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "newsdoc"  # the same file every time
    mpl.rcParams |= {"font.size": 11, "axes.titlesize": 13, "axes.titleweight": "bold"}
    from matplotlib import pyplot as plt

    figure = plt.figure(figsize=(13, 7), layout="constrained")
    figure.get_layout_engine().set(h_pad=0.12, w_pad=0.1)
    panels = figure.subplot_mosaic([["speakers", "agencies"], ["speakers", "days"]])
    _bars(panels["speakers"], speakers, "Who is quoted most")
    _bars(panels["agencies"], agencies, "How agencies quote, in shares", shares=True)
    _bars(panels["days"], days, "By the day of the week")
    handles, _ = panels["speakers"].get_legend_handles_labels()
    figure.legend(handles, KEY, loc="outside upper left", ncols=3, frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def _bars(axes: Any, rows: Rows, title: str, *, shares: bool = False) -> None:
    """Stacked bars, the first row at the top; the number of attributions stands behind each."""
    names = [next(iter(row.values())) for row in rows]
    totals = [sum(row[kind] for kind in COLOURS) for row in rows]
    ends = [0.0] * len(rows)
    for kind, colour in COLOURS.items():
        widths = [row[kind] / total if shares else row[kind] for row, total in zip(rows, totals, strict=True)]
        axes.barh(names, widths, left=ends, color=colour, label=kind, height=0.72)
        ends = [a + b for a, b in zip(ends, widths, strict=True)]
    for name, end, total in zip(names, ends, totals, strict=True):
        axes.annotate(f"{total:,}", (end, name), (5, 0), textcoords="offset points", va="center", color="#555")
    axes.invert_yaxis()
    axes.set_title(title, loc="left", pad=10)
    axes.tick_params(length=0)
    axes.xaxis.set_visible(False)
    axes.spines[:].set_visible(False)
    axes.margins(x=0.1, y=0.02)


def show(title: str, rows: Rows) -> None:
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
    speakers, agencies, days = (ask(options.out, query) for query in (SPEAKERS, AGENCIES, DAYS))
    show("speaker: direct, mixed, indirect, stories", speakers)
    show("agency: direct, mixed, indirect", agencies)
    show("day of sending: direct, mixed, indirect", days)
    draw(speakers, agencies, days, options.out / "who-is-quoted.svg")
    print(f"\n{options.out / 'who-is-quoted.svg'}")


if __name__ == "__main__":
    main()
