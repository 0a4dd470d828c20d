"""Make src/newsdoc/data/dates.json out of CLDR (through babel) and tools/dates_extra.json.

    python tools/build_dates.py            # writes the table
    python tools/build_dates.py --check    # fails if the table is not what this would write

CLDR gives the names of months and weekdays of each language, in full and shortened, as they stand in a date and alone.
dates_extra.json adds what news writes besides ("Sept.", "Jänner", "4 ene", the Solar Hijri months) and what CLDR has no
row for. All names are written as `newsdoc.dateline.calendars.fold` leaves them, so that a look-up is one dict access.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from babel import Locale

from newsdoc.dateline.calendars import fold

ROOT = Path(__file__).resolve().parent.parent
EXTRA = ROOT / "tools" / "dates_extra.json"
TABLE = ROOT / "src" / "newsdoc" / "data" / "dates.json"
WIDTHS = {"full": "wide", "short": "abbreviated"}
NO_MONTH_NAMES = {"ja", "zh", "ko"}  # "1月" is read as a number

Names = list[list[str]]


def cldr_names(kind: str, locales: list[str], width: str) -> Names:
    """The names of the twelve months or seven weekdays (Monday first) in all `locales`."""
    count = 12 if kind == "months" else 7
    names: Names = [[] for _ in range(count)]
    for code in locales:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            rows = (locale.months if kind == "months" else locale.days)[context][WIDTHS[width]]
            for position, number in enumerate(sorted(rows)):
                names[position].append(rows[number])
    return names


def merged(*parts: Names) -> Names:
    """Folded, each name once and in order; those with a digit left out."""
    out: Names = []
    for column in zip(*parts, strict=True):
        folded = [fold(name) for names in column for name in names]
        out.append(list(dict.fromkeys(name for name in folded if name and not any(map(str.isdigit, name)))))
    return out


def rows(kind: str, extra: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows of one kind, language by language, full names before short ones."""
    out = []
    for language in extra["languages"]:
        taken: set[tuple[int, str]] = set()
        for width in WIDTHS:
            own = [r for r in extra[kind] if (r["language"], r["width"]) == (language, width)]
            plain = [r["names"] for r in own if r.get("calendar", "gregorian") == "gregorian"]
            if kind == "months" and language in NO_MONTH_NAMES:
                continue
            cldr = cldr_names(kind, [language, *extra["variants"].get(language, [])], width)
            names = merged(cldr, *plain)
            # CLDR's "short" form of "May" is "May": it is full.
            names = [[n for n in column if (i, n) not in taken] for i, column in enumerate(names)]
            taken |= {(i, n) for i, column in enumerate(names) for n in column}
            if any(names):
                out.append(row(kind, language, width, names, "gregorian"))
            others = (r for r in own if r.get("calendar", "gregorian") != "gregorian")
            out.extend(row(kind, language, width, merged(r["names"]), r["calendar"]) for r in others)
    return out


def row(kind: str, language: str, width: str, names: Names, calendar: str) -> dict[str, Any]:
    """One row of the table."""
    head = {"language": language, "width": width}
    return {**head, "calendar": calendar, "names": names} if kind == "months" else {**head, "names": names}


def table_text() -> str:
    """The whole table, one row a line."""
    extra = json.loads(EXTRA.read_text(encoding="utf-8"))
    parts: dict[str, list[str]] = {
        "months": [dump(r) for r in rows("months", extra)],
        "weekdays": [dump(r) for r in rows("weekdays", extra)],
        "particles": [dump(r) for r in extra["particles"]],
        "relative": [dump(r) for r in extra["relative"]],
    }
    lists = [f'"{name}": [\n' + ",\n".join(lines) + "\n]" for name, lines in parts.items()]
    singles = [f'"{name}": {dump(extra[name])}' for name in ("eras", "duration")]
    return "{\n" + ",\n".join([*lists, *singles]) + "\n}\n"


def dump(value: Any) -> str:
    """JSON in one line, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    """Write the table, or check it."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    cli.add_argument("--check", action="store_true", help="write nothing, fail if the table would change")
    text = table_text()
    if not cli.parse_args().check:
        TABLE.write_text(text, encoding="utf-8")
    elif TABLE.read_text(encoding="utf-8") != text:
        sys.exit(f"{TABLE} is not what tools/build_dates.py makes; run it")


if __name__ == "__main__":
    main()
