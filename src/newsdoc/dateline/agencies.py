"""The registry of news agencies, press-release services and syndicating outlets, and how datelines write them.

A row of data/agencies.json has two lists of names: `aliases` are known in any case ("Xinhuanet", "XINHUANET"), `exact`
letter for letter, because the same letters in another case are a word ("AP", "PA", "Ticker", "واس").
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANKS = r"[ \t\n\r\xa0\u2009\u202f\u3000]{1,3}"
_LONGEST_WORD = 32
# Scripts without blanks: 新华社 needs no edge before 北京, nor 연합뉴스 before a particle.
_RUNS_ON = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))


class Agency(NamedTuple):
    """A row of the registry.

    `country` is an ISO 3166-1 alpha-2 code, `home_city` the usual English name of the city of its head office (None for
    services without a desk that writes), `kind` is "agency", "release" (press releases) or "outlet" (a paper, a
    channel), `forms` are the families of datelines that it writes.
    """

    id: str
    name: str
    country: str
    home_city: str | None
    languages: tuple[str, ...]
    wikidata: str | None
    kind: str = "agency"
    forms: tuple[str, ...] = ()


class _Alias(NamedTuple):
    """A name; `head` and `second` are its first words, folded, so that few patterns are ever compiled."""

    head: str
    second: str
    name: str
    flags: int
    agency: Agency


def find_agency(text: str) -> Agency | None:
    """The agency whose name or alias `text` is, blanks around it aside.

    Example:
        >>> find_agency(" Xinhuanet ").name
        'Xinhua News Agency'
        >>> find_agency("ap") is None
        True
    """
    stripped = text.strip()
    found = match_agency(stripped, 0, len(stripped))
    return found[1] if found and found[0] == len(stripped) else None


def match_agency(text: str, pos: int, endpos: int) -> tuple[int, Agency] | None:
    """The longest name of an agency that begins exactly at `pos`; the caller knows whether a name may begin there.

    Args:
        text: The text.
        pos: Where the name begins.
        endpos: Where it must have ended.

    Returns:
        Where it ends and the agency, or None. It ends at the edge of a word, but for scripts without blanks.

    Example:
        >>> end, agency = match_agency("Lyon (dpa-AFX) -", 6, 16)
        >>> end, agency.name
        (13, 'dpa-AFX')
    """
    aliases = _aliases().get(text[pos : min(pos + 2, endpos)].casefold())
    if not aliases:
        return None
    start = text[pos : min(pos + 3 * _LONGEST_WORD, endpos)].casefold()
    plain = start.isascii()
    for alias in aliases:
        if start.startswith(alias.head) and (not plain or alias.second in start):
            match = _pattern(alias.name, alias.flags).match(text, pos, endpos)
            if match:
                return match.end(), alias.agency
    return None


@cache
def agencies() -> Mapping[str, Agency]:
    """All agencies by their id.

    Example:
        >>> agencies()["irna"].home_city
        'Tehran'
    """
    rows = table("agencies")
    return MappingProxyType(
        {
            row["id"]: Agency(
                row["id"],
                row["name"],
                row["country"],
                row["home_city"],
                tuple(row["languages"]),
                row["wikidata"],
                row["kind"],
                tuple(row["forms"]),
            )
            for row in rows
        }
    )


@cache
def sign_offs() -> Mapping[str, str]:
    """What stands alone on the last line of a story, letter for letter, and the id of the agency that closes so.

    Example:
        >>> sign_offs()["/ritzau/"], sign_offs()["REUTER"]
        ('ritzau', 'reuters')
    """
    return MappingProxyType({sign: row["id"] for row in table("agencies") for sign in row["sign_offs"]})


@cache
def _aliases() -> Mapping[str, tuple[_Alias, ...]]:
    """The names by their first two letters, longest first."""
    names = [
        _Alias(_word(name, 0), _second(name), name, flags, agencies()[row["id"]])
        for row in table("agencies")
        for flags, key in ((re.IGNORECASE, "aliases"), (0, "exact"))
        for name in row[key]
    ]
    out: dict[str, list[_Alias]] = {}
    for alias in sorted(names, key=lambda alias: -len(alias.name)):
        out.setdefault(alias.name[:2].casefold(), []).append(alias)
    return {key: tuple(found) for key, found in out.items()}


def _word(name: str, number: int) -> str:
    return "".join(name.casefold().split()[number : number + 1])[:_LONGEST_WORD]


def _second(name: str) -> str:
    """The second word, "" if it is not ASCII: `re` takes "ı" for "I", folding does not."""
    word = _word(name, 1)
    return word if word.isascii() else ""


@cache
def _pattern(name: str, flags: int) -> re.Pattern[str]:
    words = _BLANKS.join(map(re.escape, name.split()))
    runs_on = any(first <= name[-1] <= last for first, last in _RUNS_ON)
    return re.compile(words if runs_on else rf"{words}(?![^\W_])", flags)
