"""The words and marks that datelines are made of, read from data/dateline_words.json and data/dateline_marks.json."""

from __future__ import annotations

from functools import cache

from newsdoc.data import table


@cache
def words(kind: str) -> frozenset[str]:
    """All words of a kind, of every language, in lower case.

    Example:
        >>> "und" in words("joins"), "kommentar" in words("labels")
        (True, True)
    """
    return frozenset(word.lower() for row in table("dateline_words")[kind].values() for word in row)


@cache
def marks(kind: str) -> str:
    """All marks of a kind, as one string.

    Example:
        >>> ":" in marks("colon")
        True
    """
    return str(table("dateline_marks")[kind])


@cache
def brackets() -> dict[str, str]:
    """Opening bracket -> closing bracket.

    Example:
        >>> brackets()["("]
        ')'
    """
    return dict(table("dateline_marks")["brackets"])
