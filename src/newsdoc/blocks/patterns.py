"""The tables of this room as compiled patterns, each made when it is first asked for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINAL = r"\d{1,2}(?i:st|nd|rd|th)"
_STAMP_PART = re.compile(r"\d+|[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_STAMP_PARTS = 14
_LONGEST_HEAD = 40
_BEFORE = {"#": r"\d{1,2}", "nth": _ORDINAL}


def _alternatives(words: list[str]) -> str:
    """One of several words, the longest first, so that "UPDATE 2" wins over "UPDATE"."""
    return "|".join(sorted(words, key=len, reverse=True))


def _mark(words: str) -> str:
    """The pattern of an update mark: "#" is a number, "nth" an ordinal, a blank may be missing or a hyphen."""
    parts = [_BEFORE.get(part) or re.escape(part) for part in words.replace("-#", " #").split()]
    return r"[ -]{0,2}".join(parts)


def match_update_mark(text: str, start: int, end: int) -> re.Match[str] | None:
    """A mark before a headline: "UPDATE 2-", "(CORRECTED)-", "1STLD-", "******"; one group is the mark itself."""
    return _update_mark().match(text, start, end) if _may_be_mark(text, start, "*(") else None


def is_lone_mark(line: str) -> bool:
    """Whether a line holds an update mark and nothing else: "1ST LEAD", "EXTRA", "(CORRECTED)"."""
    words = line.lstrip("(*")
    return _may_be_mark(words, 0) and _lone_mark().fullmatch(line) is not None


def _may_be_mark(text: str, at: int, others: str = "") -> bool:
    """A look at the first word: the patterns are long, and few stories need them at all."""
    first = text[at : at + 1]
    return first in others or first.isdecimal() or text.startswith(_first_words(), at)


@cache
def _first_words() -> tuple[str, ...]:
    """What the marks begin with that do not begin with a number."""
    parts = {row["mark"].lstrip("(*").replace("-#", " #").split()[0] for row in table("blocks_marks")}
    return tuple(sorted(parts - _BEFORE.keys()))


@cache
def _update_mark() -> re.Pattern[str]:
    marks = _alternatives([_mark(row["mark"]) for row in table("blocks_marks")])
    separator = r"(?: ?[-–—]{1,2}[ \t]{0,3}|[:：][ \t]{0,3})"
    return re.compile(rf"(?:(\*{{2,20}})[ \t]{{0,3}}|\(((?:{marks}))\){separator}?|((?:{marks})){separator})(?=\S)")


@cache
def _lone_mark() -> re.Pattern[str]:
    marks = _alternatives([_mark(row["mark"]) for row in table("blocks_marks")])
    return re.compile(rf"[(*]{{0,6}}(?:{marks})(?:[ ,/-]{{1,3}}(?:{marks})){{0,2}}[):*.]{{0,6}}")


def _words(rows: str, **where: str) -> str:
    found = [word for row in table(rows) if all(row[k] == v for k, v in where.items()) for word in row["words"]]
    return _alternatives([re.escape(word).replace(r"\ ", r"\s{1,3}") for word in found])


_NOTES = {
    "bracket": r"(?i:[(\[]\s{{0,2}}(?:{words})(?!\w))",
    "dated": r"(?i:[(\[](?:in|this) [^()\[\]]{{0,80}}?\b(?:{words})\b)",
    "label": r"(?i:(?:{words}))\s{{0,2}}[:：_]",
    "dash": r"(?i:(?:{words}))\s{{0,2}}[_–—-](?=\s)",
    "line": r"(?i:(?:{words}))(?!\w)",
    "alone": r"(?i:(?:{words}))\.?$",
}
_BRACKETED = frozenset(("bracket", "dated"))


def note_patterns(first: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """(form, kind, pattern) of every sort of note that may begin with a character; all are matched there."""
    for form, kind in _note_sorts():
        if form not in _BRACKETED or first in "([":
            yield form, kind, _note_pattern(form, kind)


@cache
def _note_sorts() -> tuple[tuple[str, str], ...]:
    pairs = dict.fromkeys((row["form"], row["kind"]) for row in table("blocks_notes"))
    return tuple(sorted(pairs, key=lambda pair: list(_NOTES).index(pair[0])))


@cache
def _note_pattern(form: str, kind: str) -> re.Pattern[str]:
    return re.compile(_NOTES[form].format(words=_words("blocks_notes", form=form, kind=kind)))


def may_begin_note(text: str, start: int, end: int) -> bool:
    """Whether any sort of note may begin there: most lines begin otherwise, and one look tells."""
    first = text[start : start + 3]
    if first[:1] in ("(", "["):
        return start < end
    if first.isascii():
        beginnings, heads = _note_heads()
        if beginnings.isdisjoint((first.lower(), first[:2].lower())):
            return False
        head = _head(text, start, end)
        if head.isascii() and not head.startswith(heads):
            return False
    elif not first[0].isalpha():
        return False
    return _note_hint().match(text, start, end) is not None


def _head(text: str, start: int, end: int) -> str:
    """The first word, in small letters: it tells in most lines that a long pattern need not even be made."""
    return "".join(text[start : min(start + _LONGEST_HEAD, end)].lower().split(None, 1)[:1])


@cache
def _note_heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of the notes in small letters, and before that the first three letters of each."""
    heads = {word.lower().split()[0] for row in table("blocks_notes") for word in row["words"]}
    return frozenset(head[:3] for head in heads), tuple(heads)


@cache
def _note_hint() -> re.Pattern[str]:
    rows = [row for row in table("blocks_notes") if row["form"] not in _BRACKETED]
    words = [re.escape(word).replace(r"\ ", r"\s{1,3}") for row in rows for word in row["words"]]
    return re.compile(rf"(?i:{_alternatives(words)})")


@cache
def furniture() -> frozenset[str]:
    """Lines of a page that belong to no story, in lower case: "advertisement", "full text"."""
    return _furniture("furniture")


@cache
def kickers() -> frozenset[str]:
    """Lines above a headline that say what sort of story comes, in lower case: "news analysis"."""
    return _furniture("kicker")


def _furniture(role: str) -> frozenset[str]:
    return frozenset(word.lower() for row in table("blocks_furniture") if row["role"] == role for word in row["words"])


@cache
def months() -> frozenset[str]:
    """The names of the months in all languages, in lower case."""
    return frozenset(name.rstrip(".") for row in table("dates")["months"] for names in row["names"] for name in names)


@cache
def stamp_words() -> frozenset[str]:
    """Words that stand beside a time of publication and nowhere else on its line, months and weekdays among them."""
    days = frozenset(name.rstrip(".") for row in table("dates")["weekdays"] for names in row["names"] for name in names)
    return frozenset(_bare(word) for word in _furniture("stamp")) | months() | days


def _bare(words: str) -> str:
    """In small letters without accents, as the table of dates has them."""
    if words.isascii():
        return words.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))


def is_month(word: str) -> bool:
    """The word names a month: "March", "Mrz.".

    Example:
        >>> is_month("März"), is_month("Monday")
        (True, False)
    """
    return _bare(word).rstrip(".") in months()


def is_stamp(words: str) -> bool:
    """A line that says when a page was published: "Published: March 3, 2025 10:15 a.m.", "Updated 2 hours ago"."""
    if not _DIGIT.search(words):
        return False
    parts = _STAMP_PART.findall(_bare(words))
    if not 2 <= len(parts) <= _STAMP_PARTS or not any(part.isdigit() for part in parts):
        return False
    return all(part.isdigit() or part in stamp_words() for part in parts) and not words.endswith((" -", "–", "—"))


@cache
def credit_roles() -> dict[str, str]:
    """The words that open a clause of a credit, in lower case, and its role."""
    return {word.lower(): row["role"] for row in table("blocks_credits") for word in row["words"]}


def match_credit(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first words of a clause of a credit: "Reporting by", "Editing by"; group 1 is the words."""
    head = _head(text, start, end).partition(":")[0]
    return None if head.isascii() and head not in _credit_heads() else _credit_opening().match(text, start, end)


@cache
def _credit_heads() -> frozenset[str]:
    return frozenset(word.split()[0] for word in credit_roles())


@cache
def _credit_opening() -> re.Pattern[str]:
    words = _alternatives([re.escape(word).replace(r"\ ", r"\s{1,3}") for word in credit_roles()])
    return re.compile(rf"(?i:({words}))(?:\s{{0,2}}[:：]|(?=\s))\s{{0,3}}")


def _endings(kind: str) -> list[dict[str, Any]]:
    return [row for row in table("blocks_endings") if row["kind"] == kind]


@cache
def sign_offs() -> frozenset[str]:
    """Whole lines that close a story, word for word."""
    agencies = {form for row in table("agencies") for words in row["sign_offs"] for form in (words, words.rstrip("."))}
    return frozenset({row["text"] for row in _endings("sign_off") if "text" in row} | agencies)


@cache
def sign_off_pattern() -> re.Pattern[str]:
    """Lines that close a story and have numbers or initials in them: "AP-WF-03-15-17 0210GMT"."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _endings("sign_off") if "pattern" in row))


@cache
def inline_sign_off() -> re.Pattern[str]:
    """A sign-off at the end of the last sentence: "... the minister said. Enditem"; group 1 is the sign-off."""
    agencies = [words.rstrip(".") for row in table("agencies") for words in row["sign_offs"]]
    texts = {row["text"] for row in _endings("sign_off") if row.get("inline")} | set(agencies)
    words = _alternatives([re.escape(text) for text in texts])
    return re.compile(rf"(?<=[.!?…\"”»’')\]0-9])[ \t\xa0]{{1,60}}({words})(?:\.{{1,3}})?")


@cache
def _alone(kind: str) -> frozenset[str]:
    return frozenset(row["text"] for row in _endings(kind) if "text" in row)


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in _endings(kind) if "pattern" in row))


def more_words() -> frozenset[str]:
    """Lines that promise another page: "MORE"."""
    return _alone("more")


def notebook_pattern() -> re.Pattern[str]:
    """The line that begins what a desk adds for other desks: "# Notebook"."""
    return _any_of("notebook")


def private_pattern() -> re.Pattern[str]:
    """The line below which a notebook is not for publication: "* * * *"."""
    return _any_of("private")


def trailer_pattern() -> re.Pattern[str]:
    """When a message was sent, as the last line of IPTC 7901 has it: "212101 GMT Nov 18"."""
    return _any_of("trailer")


def copyright_pattern() -> re.Pattern[str]:
    """Who owns the text: "© 2025 The Larkspur Herald. All rights reserved."."""
    return _any_of("copyright")


def address_pattern() -> re.Pattern[str]:
    """A line of addresses in double brackets, as Reuters ends a story: "((ada.stone@larkspur.example))"."""
    return _any_of("address")


def contact_pattern() -> re.Pattern[str]:
    """The line that begins a block of addresses: "Media contact:"."""
    return _any_of("contact")


def contributor_pattern() -> re.Pattern[str]:
    """A sentence that says who else worked on the story: "Ada Stone contributed to this report"."""
    return _any_of("contributor")


@cache
def sure_sign_offs() -> frozenset[str]:
    """Sign-offs that mean nothing else wherever a line consists of one: "REUTER", "(END)"."""
    return frozenset(row["text"] for row in _endings("sign_off") if row.get("inline"))
