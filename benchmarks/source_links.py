"""Precision and recall of the links from mentions to names, on the marked stories of tests/sources/cases.

    python benchmarks/source_links.py [FILE...] [--errors]

"links" are the sources that need following ("Stone", "she", "the minister"); "all" counts those too that bear the
fullest name themselves. The attributions are those of the marks, so nothing else than the linking is measured.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from newsdoc.attributions.prose import read_prose
from newsdoc.parser import Parser
from newsdoc.sources import link_sources
from newsdoc.testing.attributed import Case, Verdict, judge, read_cases, tally
from newsdoc.text import scan

CASES = Path(__file__).parents[1] / "tests" / "sources" / "cases"


def verdicts(case: Case) -> list[Verdict]:
    found = Parser().analyse(case.text)
    tokens = read_prose(case.text, found.layout, found.quotations).tokens
    return list(judge(case, *link_sources(scan(case.text), found.layout, tokens, case.attributions, language="en")))


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall of links from mentions to names.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(CASES.glob("*.txt")))
    parser.add_argument("--errors", action="store_true", help="show every mention that was not followed rightly")
    options = parser.parse_args()
    groups: dict[str, list[Verdict]] = defaultdict(list)
    stories = 0
    for path in options.files:
        for case in read_cases(path.read_text(encoding="utf-8")):
            stories += 1
            for verdict in verdicts(case):
                groups["all stories"].append(verdict)
                groups[path.stem].append(verdict)
                groups["by " + verdict.source_kind].append(verdict)
                if options.errors and not verdict.outcome.startswith("right"):
                    told = f"{verdict.mention!r} -> {verdict.found!r}, not {verdict.wanted!r}"
                    print(f"{verdict.outcome}: {case.title}: {told}")
    print(f"{stories} stories")
    print(f"{'':14}{'links':>7}{'P':>7}{'R':>7}{'all':>7}{'P':>7}{'R':>7}")
    for name, group in groups.items():
        row = tally(group)
        print(
            f"{name:14}{row['links']:7.0f}{row['precision']:7.1f}{row['recall']:7.1f}"
            f"{row['mentions']:7.0f}{row['all precision']:7.1f}{row['all recall']:7.1f}"
        )


if __name__ == "__main__":
    main()
