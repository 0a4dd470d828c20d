"""Write measured figures and real output into README.md and the manual.

    python tools/make_readme.py --measure [--shared ../shared]    run the scorers and benchmarks, then write
    python tools/make_readme.py                                   write from the figures of docs/figures.json
    python tools/make_readme.py --check                           exit status 1 where a page is out of date

What stands between `<!-- figures:NAME -->` and `<!-- /figures -->` is made here; the rest of a page is left alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import scale_pages

import newsdoc

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "figures.json"
PAGES = ("README.md", "docs/accuracy.md", "docs/performance.md", "docs/attributions.md", "docs/engines.md")
REGION = re.compile(r"(<!-- figures:(\w+) -->\n).*?(<!-- /figures -->)", re.DOTALL)

EXAMPLE = (
    "import newsdoc",
    'doc = newsdoc.read("examples/harbour-bridge.txt")',
    'said = next(a for a in doc.attributions if a.source.text == "Okafor")',
    "doc.sources[said.source.source_id].name, said.cue.text, said.kind",
    "[doc.text[span.start:span.end][:24] for span in said.content.spans]",
    "doc.headline.text, [author.name for author in doc.byline.authors]",
    "doc.dateline.text, doc.dateline.span",
    "place = doc.dateline.places[0]",
    "place.city, place.region, place.country, place.timezone, place.geoname_id",
    "len(doc.paragraphs), len(doc.quotations)",
)
# A column of the table, and the sets of floors.toml whose figures stand in it.
COLUMNS = {
    "Datelines, dev (329 texts, 19 languages)": ("datelines-dev", "datelines-wrong"),
    "Reuters-21578, train, as sent": ("reuters-wire",),
    "Reuters-21578, train, plain": ("reuters-plain",),
    "PolNeAR, dev (84 stories)": ("polnear-dev", "marks-dev"),
    "PolNeAR, train (840 stories)": ("polnear-train", "marks-train", "damage"),
}
MEASURES = {
    "overall.detection.f1": "dateline found, F1",
    "overall.span.f1": "dateline's span, F1",
    "overall.places.share": "places",
    "overall.country.share": "country",
    "wrong": "wrong country",
    "overall.agencies.share": "agencies",
    "overall.date.share": "date",
    "overall.date.dated.share": "date, where there is one",
    "overall.body_start.share": "body start",
    "overall.paragraphs.f1": "paragraphs, F1",
    "overall.headline.f1": "headline, F1",
    "overall.byline.f1": "byline, F1",
    "overall.sign_off.f1": "sign-off, F1",
    "F": "quotation marks, F1",
    "quotations.F": "the scorer's own, blind to ''...''",
    "kept": "other quotations kept when a mark is lost",
    "diagnosed": "the lost mark told in its paragraph",
}
WEIGHT = {
    "import_ms": "`import newsdoc`, ms",
    "first_document_ms": "import and first document, ms",
    "peak_memory_mb": "peak memory after 200 documents, MB",
    "wheel_mb": "wheel, MB",
}

Figures = dict[str, Any]


def measure(shared: Path) -> Figures:
    """Run the scorers and benchmarks; what they say, and when and where."""
    figures: Figures = {
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": f"{os.cpu_count()} cores, {processor()}",
        "newsdoc": newsdoc.__version__,
    }
    scripts = {"accuracy": "check_floors", "speed": "speed", "weight": "weight"}
    with tempfile.TemporaryDirectory() as folder:
        for name, script in scripts.items():
            out = Path(folder) / f"{name}.json"
            command = [sys.executable, str(ROOT / "benchmarks" / f"{script}.py"), "--json", str(out)]
            # A figure that fell is still a figure; the floors have their own target.
            subprocess.run(command if name == "weight" else [*command, "--shared", str(shared)], check=False)
            if not out.exists():
                raise SystemExit(f"benchmarks/{script}.py failed; nothing was written")
            figures[name] = json.loads(out.read_text(encoding="utf-8"))
    return figures


def processor() -> str:
    """What the processor calls itself."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", info.read_text(encoding="utf-8")) if info.exists() else None
    return found[1].strip() if found else platform.processor() or platform.machine()


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; all columns but the first to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def number(value: float | None, digits: int = 1) -> str:
    """A figure, or a dash."""
    return "–" if value is None else f"{value:.{digits}f}"


def when(figures: Figures) -> str:
    """The sentence that dates a table."""
    return f"Measured on {figures['measured']} with newsdoc {figures['newsdoc']} on Python {figures['python']}"


def example(_: Figures) -> str:
    """The example, run: what it prints is what stands there."""
    scope: dict[str, Any] = {}
    lines = ["```python"]
    before = Path.cwd()
    os.chdir(ROOT)
    for statement in EXAMPLE:
        lines.append(f">>> {statement}")
        try:
            code = compile(statement, "example", "eval")
        except SyntaxError:
            exec(statement, scope)
        else:
            lines.append(repr(eval(code, scope)))
    os.chdir(before)
    return "\n".join([*lines, "```"])


def accuracy(figures: Figures) -> str:
    """Measures down, sets across."""
    found: dict[str, dict[str, float]] = figures["accuracy"]
    columns = {
        label: {measure: value for name in names for measure, value in found.get(name, {}).items()}
        for label, names in COLUMNS.items()
    }
    rows = [
        [label, *[number(column.get(measure), 2) for column in columns.values()]]
        for measure, label in MEASURES.items()
        if any(measure in column for column in columns.values())
    ]
    return f"{when(figures)}; per cent.\n\n" + table(["", *columns], rows)


def beside(kind: str) -> Any:
    """What others reach: a part of benchmarks/peers.json."""
    return json.loads((ROOT / "benchmarks" / "peers.json").read_text(encoding="utf-8"))[kind]


def attributions(figures: Figures) -> str:
    """Attributions, the whole of the gold and the default scope, beside people and another program."""
    known, found = beside("attributions"), figures["accuracy"]
    if "attributions-all" not in found:
        return "Not measured yet: `make readme`."
    ours = [number(found["attributions-all"].get(measure)) for measure in known["measures"]]
    rows = [[row["name"], *pairs(list(map(number, row["values"])))] for row in known["rows"]]
    rows.insert(1, ['**newsdoc**, `scope="all"`', *[f"**{pair}**" for pair in pairs(ours)]])
    kinds = [measure.partition(".")[0].replace("overall", "all") for measure in known["measures"][::2]]
    speech = {measure: number(value) for measure, value in found["attributions-speech"].items()}
    measured = (
        f"{when(figures)} on PolNeAR dev (84 stories, 2,192 attributions). F1 in per cent of the relation (the content"
        " overlaps with the gold one by half or more) / end to end (so does the source)."
    )
    default = (
        f"With the default scope, reported speech and writing: precision {speech['overall.relation.P']} /"
        f" {speech['overall.end_to_end.P']}, recall {speech['direct.relation.R']} of the direct and"
        f" {speech['mixed.relation.R']} of the mixed ones, against the same gold."
    )
    return "\n\n".join([measured, table(["", *kinds], rows), default, known["by"]])


def pairs(cells: list[str]) -> list[str]:
    """Two and two in one cell."""
    return [f"{first} / {second}" for first, second in zip(cells[::2], cells[1::2], strict=True)]


def peers(figures: Figures) -> str:
    """Other programs on the dateline set."""
    known = beside("datelines")
    ours = figures["accuracy"]["datelines-dev"]
    rows = [[row["name"], *map(number, row["values"])] for row in known["rows"]]
    rows.append(["**newsdoc**", *[f"**{number(ours.get(m))}**" for m in known["measures"]]])
    head = ["Datelines, dev, per cent", *[MEASURES[m] for m in known["measures"]]]
    return table(head, rows) + f"\n\nThe others were {known['by']}."


def speed(figures: Figures) -> str:
    """Times of all competitors, and their pace beside that of spaCy's tokeniser."""
    found = figures["speed"]
    theirs = next((seconds for who, seconds in found["seconds"].items() if who.startswith("spacy")), None)
    rows = [
        [code(who), f"{1000 * seconds / found['number']:.2f}", f"{found['words'] / seconds:,.0f}",
         number(theirs / seconds if theirs else None, 2)]
        for who, seconds in found["seconds"].items()
    ]  # fmt: skip
    known = beside("speed")
    rows += [[row["name"], "–", "–", number(row["pace"], 3)] for row in known["rows"]]
    what = f"{found['texts']} ({found['number']} texts, {found['words']:,} words)"
    how = "one process, turn by turn in one run, medians of processor time"
    head = f"{when(figures)}, {figures['machine']}: {what}; {how}."
    columns = ["", "ms a text", "words a second", "pace beside spaCy's tokeniser"]
    return "\n\n".join([head, table(columns, rows), f"The last {len(known['rows'])}: {known['by']}"])


def code(who: str) -> str:
    """The name of a competitor, what is written in Python set as code."""
    return re.sub(r'[\w.]+\([^)]*\)|newsdoc\.parse|\w+="\w+"', r"`\g<0>`", who)


def weight(figures: Figures) -> str:
    """Import, first document, memory, wheel."""
    rows = [[label, number(figures["weight"][name])] for name, label in WEIGHT.items()]
    return f"{when(figures)}, {figures['machine']}.\n\n" + table(["", ""], rows)


def of_scale(region: Any) -> Any:
    """A region whose figures stand in a file of their own, as they take long to measure: docs/scale.json."""

    def written(_: Figures) -> str:
        try:
            return str(region(scale_pages.load()))
        except KeyError:
            return "Not measured yet: `make scale-page`."

    return written


REGIONS = {
    **{name: of_scale(region) for name, region in scale_pages.REGIONS.items()},
    "example": example,
    "accuracy": accuracy,
    "attributions": attributions,
    "peers": peers,
    "speed": speed,
    "weight": weight,
}


def filled(page: str, figures: Figures) -> str:
    """The page with its regions made anew."""
    return REGION.sub(lambda m: f"{m[1]}\n{REGIONS[m[2]](figures)}\n\n{m[3]}", page)


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("--measure", action="store_true", help="run the scorers and benchmarks first")
    cli.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a page is out of date")
    cli.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder that holds gold/")
    args = cli.parse_args()
    if args.measure:
        FIGURES.write_text(json.dumps(measure(args.shared), indent=1) + "\n", encoding="utf-8")
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    stale = 0
    for name in PAGES:
        path = ROOT / name
        page = path.read_text(encoding="utf-8")
        if (new := filled(page, figures)) != page:
            stale += 1
            print(f"{name} {'is out of date: python tools/make_readme.py' if args.check else 'written'}")
            if not args.check:
                path.write_text(new, encoding="utf-8")
    return bool(args.check and stale)


if __name__ == "__main__":
    sys.exit(main())
