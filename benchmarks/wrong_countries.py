"""How often a dateline's place is given a country that is not its own: the share of the gold places with a country.

    python benchmarks/wrong_countries.py ../shared/gold/datelines-dev.jsonl --json OUT.json --show

A place that is given no country is not wrong here; the scorer's "country" counts those.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

import newsdoc


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("gold", type=Path)
    cli.add_argument("--json", type=Path, metavar="OUT")
    cli.add_argument("--show", action="store_true", help="print the wrong ones")
    args = cli.parse_args()
    places = wrong = 0
    for line in args.gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        issued = dt.date.fromisoformat(record["issued"][:10]) if record.get("issued") else None
        doc = newsdoc.parse(record["text"], reference_date=issued, scope="none")
        found = doc.dateline.places if doc.dateline else ()
        for gold in record["gold"].get("places") or []:
            want = gold.get("country_iso2")
            start, end = gold["span"]
            at = next((p for p in found if p.span.start < end and start < p.span.end), None)
            places += want is not None
            if want and at and at.country and at.country != want:
                wrong += 1
                if args.show:
                    print(f"{record['id']}: {at.text!r} is {want}, not {at.country}")
    result = {"wrong": wrong / max(1, places), "places": places}
    print(f"{wrong} of {places} places have a wrong country")
    if args.json:
        args.json.write_text(json.dumps(result) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
