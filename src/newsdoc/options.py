"""What a caller can choose: one frozen object, checked once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from newsdoc.errors import OptionError

Scope = Literal["speech", "all", "none"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to parse: values only, so that it pickles, compares and hashes the same in every process.

    Attributes:
        reference_date: The day a story was sent; it gives the year, the month or the week to dates that lack them.
        language: ISO 639-1 code of the text's language ("en"), or None to have it guessed.
        scope: "speech" finds reported speech and writing, "all" also beliefs, intentions and attitudes, "none" looks
            for no attributions at all, which is several times faster.
        min_confidence: Least confidence (0 to 1) of an attribution, or None for the one that suits the scope; lower
            finds more, higher errs less.

    Raises:
        OptionError: A value is of the wrong kind.

    Example:
        >>> Options(language="en") == Options(language="en")
        True
    """

    reference_date: dt.date | None = None
    language: str | None = None
    scope: Scope = "speech"
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        if self.scope not in get_args(Scope):
            raise OptionError(f"scope must be one of {', '.join(get_args(Scope))}, not {self.scope!r}")
        if self.reference_date is not None and not isinstance(self.reference_date, dt.date):
            raise OptionError(f"reference_date must be a datetime.date or None, not {self.reference_date!r}")
        if self.language is not None and not (isinstance(self.language, str) and self.language.isascii()):
            raise OptionError(f"language must be an ISO 639-1 code such as 'en', or None, not {self.language!r}")
        least = self.min_confidence
        if least is not None and not (isinstance(least, int | float) and 0 <= least <= 1):
            raise OptionError(f"min_confidence must be a number from 0 to 1, or None, not {least!r}")
