"""The table of code schemes."""

from __future__ import annotations

import re

from newsdoc.data import table

ROWS = table("code_schemes")


def test_rows_are_aliases_and_uris() -> None:
    for row in ROWS:
        assert row.keys() == {"alias", "uri"}
        assert re.fullmatch(r"[a-z][a-z0-9]*", row["alias"])
        assert re.fullmatch(r"http://cv\.iptc\.org/newscodes/[a-z0-9]+/", row["uri"])


def test_rows_are_sorted_and_name_each_scheme_once() -> None:
    aliases = [row["alias"] for row in ROWS]
    assert aliases == sorted(set(aliases))
    assert len({row["uri"] for row in ROWS}) == len(ROWS)
