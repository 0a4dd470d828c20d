"""Who wrote the story: "By Ada Stone and Bo Lund, dpa", "Von Ada Stone", "By ADA STONE" over "AP Science Writer"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks.patterns import is_month
from newsdoc.data import table
from newsdoc.parts import AuthorPart, BylinePart
from newsdoc.text import WHITE, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 200  # characters of a line that is looked at
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_CUT = re.compile(r"[ \t\xa0]{3,}| ?[|•·] ?|\s[-–—]{1,2}\s|\t")
_DATE = re.compile(r"\s{1,3}([^\W\d_]{3,12})\.? \d{1,2}, \d{4}$")
_MAIL = re.compile(r"[(<]?[\w.+-]{1,60}@[\w.-]{1,60}[)>]?")
_COMMAS = ",;،、"
_MOST_WORDS = 6


class _Person(NamedTuple):
    """A stretch between commas and "and" that may be a name; `closed` if an "and" came before, and then a comma."""

    start: int
    end: int
    closed: bool = False


@cache
def _rows() -> list[dict[str, list[str]]]:
    return list(table("blocks_bylines"))


@cache
def _opening(*, sure: bool = False) -> re.Pattern[str]:
    kinds = ("by",) if sure else ("by", "by_below")
    words = sorted({word for row in _rows() for kind in kinds for word in row.get(kind, ())}, key=len, reverse=True)
    upper = [re.escape(word).replace(r"\ ", r"\s") for word in words]
    return re.compile(
        rf"(?i:({'|'.join(upper)}))(?:(?<=[:：])\s{{0,3}}|\s{{0,2}}[:：]\s{{0,3}}|[ \t\xa0]{{1,3}}(?=\S))"
    )


@cache
def _separator() -> re.Pattern[str]:
    words = sorted({re.escape(word) for row in _rows() for word in row["and"]}, key=len, reverse=True)
    return re.compile(rf"\s*[,;،、]\s*(?:(?i:{'|'.join(words)})\s+)?|\s+(?i:{'|'.join(words)})\s+|\s*/\s*")


@cache
def _place() -> re.Pattern[str]:
    words = sorted({re.escape(word) for row in _rows() for word in row["in"]}, key=len, reverse=True)
    return re.compile(rf"\s(?:{'|'.join(words)})\s")


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.lower() for row in _rows() for word in row["titles"])


@cache
def _agencies() -> frozenset[str]:
    rows = table("agencies")
    names = {name for row in rows for name in (row["name"], *row["aliases"], *row["exact"])}
    return frozenset(name.lower().removeprefix("the ") for name in names)


@cache
def _longest_agency() -> int:
    """Small letters of a whole paragraph cost more than all else here."""
    return len("the ") + max(map(len, _agencies()))


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("blocks_names")["particles"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(table("blocks_names")["suffixes"])


@cache
def _roles_and_media() -> frozenset[str]:
    return _titles() | {word.lower() for row in _rows() for word in row.get("media", ())}


def is_agency(words: str) -> bool:
    """The words are the name of an agency that the registry knows.

    Example:
        >>> is_agency("The Associated Press"), is_agency("Ada Stone")
        (True, False)
    """
    name = words.strip(" .,")
    return len(name) <= _longest_agency() and name.lower().removeprefix("the ") in _agencies()


def is_title(words: str) -> bool:
    """The words are what a person is, or whom they work for: "AP Science Writer", "Brussels Correspondent"."""
    return is_agency(words) or any(word.lower() in _roles_and_media() for word in _WORD.findall(words[:_LONGEST]))


def is_title_line(words: str) -> bool:
    """A line under a byline that says what its authors are: "AP Science Writer", "Associated Press", "Staff"."""
    return len(words) <= 60 and not words.endswith((".", ":", "?")) and len(words.split()) <= 7 and is_title(words)


def is_name(words: str) -> bool:
    """The words look like one person's name: two to six words with capitals, particles and initials between them."""
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_WORDS or any(not _WORD.fullmatch(part.strip("\"“”'’,")) for part in parts):
        return False
    return all(part.lower().rstrip(".") in _particles() or _capital(part) for part in parts) and _capital(parts[-1])


def _capital(word: str) -> bool:
    first = word.lstrip("(\"“'’")[:1]
    return first.isupper() or first.istitle() or (first.isalpha() and first.lower() == first.upper()) or "'" in word[:3]


def byline_end(text: str, start: int, end: int, *, sure: bool) -> int | None:
    """Where the byline that begins at `start` ends, or None if none does; what follows a wide gap is outside.

    `sure` asks for a word that opens no headline: "Di Maria scores twice" is a byline nowhere but under a headline.
    """
    named = _opening().match(text, start, end)
    if named is None and (sure or end - start > _LONGEST):
        return None
    end = min(end, start + _LONGEST)
    if sure and not _opening(sure=True).match(text, start, end):
        return None
    cut = _CUT.search(text, named.end(), end) if named else None  # "Mexico City, IRNA – Oil ..." is no byline
    stop = _visible(text, start, _without_date(text, start, cut.start() if cut else end)).end
    part = read_byline(text, start, stop)
    return part.end if part else None


def read_byline(text: str, start: int, end: int) -> BylinePart | None:
    """Read a stretch that may be a byline.

    Args:
        text: The whole text.
        start: Its first visible character.
        end: One past its last visible one.

    Returns:
        The byline with its authors, or None if the stretch is none.

    Example:
        >>> line = "By Ada Stone and Bo Lund, dpa"
        >>> [line[a.start:a.end] for a in read_byline(line, 0, len(line)).authors]
        ['Ada Stone', 'Bo Lund']
    """
    if end - start > _LONGEST:
        return None
    opening = _opening().match(text, start, end)
    if opening is None and not is_agency(text[max(text.rfind(",", start, end), text.rfind("/", start, end)) + 1 : end]):
        return None
    at = opening.end() if opening else start
    people = [person for person in _people(text, at, end) if person.start < person.end]
    if not people or len(people) > 12:
        return None
    authors = _authors(text, people, lower=opening is not None)
    if not authors:
        return None
    if opening is None and not (authors[-1].affiliation and is_agency(authors[-1].affiliation)):
        return None
    return BylinePart(start, end, tuple(authors))


def name_without_word(text: str, start: int, end: int) -> BylinePart | None:
    """A name alone, as it stands before a dateline: "Ada STONE / LUND, (DHA)"."""
    words = text[start:end]
    if end - start > 60 or not is_name(words) or is_agency(words):
        return None
    return BylinePart(start, end, (AuthorPart(start, end),))


def _without_date(text: str, start: int, end: int) -> int:
    """Where the byline ends if the day stands behind the name: "By ADA STONE MARCH 3, 2025"."""
    match = _DATE.search(text, max(start, end - 40), end)
    return match.start() if match and is_month(match[1]) else end


def has_word(text: str, start: int, end: int) -> bool:
    """The byline says "By"; without it a place and an agency look just the same."""
    return _opening().match(text, start, end) is not None


def is_empty_byline(words: str) -> bool:
    """A line that says "By" and nothing else."""
    return words.rstrip(" :.,-–—").lower() in {word.lower() for row in _rows() for word in row["by"]}


def _people(text: str, start: int, end: int) -> Iterator[_Person]:
    at, joined, closed = start, False, False
    for match in _separator().finditer(text, start, end):
        yield _visible(text, at, match.start())._replace(closed=closed)
        bare = match.group().strip() in _COMMAS
        closed, joined = joined and bare, joined or not bare
        at = match.end()
    yield _visible(text, at, end)._replace(closed=closed)


def _visible(text: str, start: int, end: int) -> _Person:
    """A stretch without the blanks and control characters around it."""
    return _Person(*trim(text, start, end))


def _authors(text: str, people: list[_Person], *, lower: bool) -> list[AuthorPart]:
    """Names become authors; a title or an agency goes to the names before it; anything else makes it no byline."""
    authors: list[AuthorPart] = []
    capitals = None
    for person in people:
        start, end = _without_mail(text, person.start, person.end)
        start, end, place = _without_place(text, start, end)
        words = text[start:end].rstrip("." + WHITE)
        if not words:
            continue
        if authors and (person.closed or _is_extra(words, same_style=words.isupper() == capitals)):
            authors = _give(authors, words)
        elif is_name(words) or (lower and not authors and (is_agency(words) or is_title(words) or place)):
            authors.append(_author(text, start, start + len(words)))
            capitals = words.isupper()
        elif lower and not authors and words.islower() and 2 <= len(words.split()) <= 3 and _followed(text, people):
            authors.append(AuthorPart(start, end))
            capitals = False
        else:
            return []
    return authors


def _author(text: str, start: int, end: int) -> AuthorPart:
    """A name, and the agency that follows it without a comma: "By Ada Stone Reuters"."""
    names, _, last = text[start:end].rpartition(" ")
    if is_name(names) and is_agency(last) and not is_agency(text[start:end]):
        return AuthorPart(start, start + len(names.rstrip()), affiliation=last)
    return AuthorPart(start, end)


def _followed(text: str, people: list[_Person]) -> bool:
    """An agency closes the line: "By ada stone, Reuters" is a byline all the same."""
    return len(people) > 1 and is_agency(text[people[-1].start : people[-1].end])


def _is_extra(words: str, *, same_style: bool) -> bool:
    """Not another author but a title, an agency, a suffix or a place that belongs to the last one."""
    if words in _suffixes() or is_title(words) or words.startswith("The "):
        return True
    return not same_style or len(words.split()) == 1


def _give(authors: list[AuthorPart], words: str) -> list[AuthorPart]:
    """A title is the last author's, an agency everybody's who has none."""
    if words in _suffixes():
        return authors
    title = any(word.lower() in _titles() for word in _WORD.findall(words)) and not is_agency(words)
    if title:
        return [*authors[:-1], authors[-1]._replace(title=words)]
    return [author if author.affiliation else author._replace(affiliation=words) for author in authors]


def _without_mail(text: str, start: int, end: int) -> tuple[int, int]:
    match = _MAIL.search(text, start, end)
    if match is None or match.start() == start:
        return start, end
    end = match.start()
    while end > start and text[end - 1] in "(<," + WHITE:
        end -= 1
    return start, end


def _without_place(text: str, start: int, end: int) -> tuple[int, int, bool]:
    match = _place().search(text, start, end)
    if (
        match
        and match.start() > start
        and (is_name(text[start : match.start()]) or is_agency(text[start : match.start()]))
    ):
        return start, match.start(), True
    return start, end, False


def with_title(part: BylinePart, words: str) -> BylinePart:
    """The byline, its authors knowing what the line under it says: "Associated Press", "AP Sports Writer"."""
    if is_agency(words):
        authors = tuple(author if author.affiliation else author._replace(affiliation=words) for author in part.authors)
    else:
        authors = tuple(author if author.title else author._replace(title=words) for author in part.authors)
    return part._replace(authors=authors)
