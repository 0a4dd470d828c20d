"""Texts made to hurt: families that repeat something, for hostile.py to measure."""

from __future__ import annotations

import random
from typing import NamedTuple

from newsdoc.data import table
from newsdoc.testing import story


class Family(NamedTuple):
    """A text that repeats `unit` between `before` and `after`."""

    unit: str
    before: str = ""
    after: str = ""

    def text(self, length: int) -> str:
        """About `length` characters of it."""
        return self.before + self.unit * max(1, length // len(self.unit)) + self.after


def mixed(seed: int) -> Family:
    """Marks, blanks, dashes, names, dates and control characters in random order."""
    chance = random.Random(seed)
    return Family("".join(chance.choices(table("story_pieces"), k=5000)))


def crowd(seed: int) -> Family:
    """Names, each of which stands once, that speak."""
    chance = random.Random(seed)
    words = ("".join(chance.choices("abdeiklmnorstu", k=6)).capitalize() for _ in range(300))
    return Family("".join(f"{first} {last} said so. " for first, last in zip(words, words, strict=True)))


# With this above it a text is the body of a story, not a headline or furniture.
BODY = "Ferry sinks off the coast\n\nLONDON, Jan 5 (Reuters) - The ferry sank at dawn, the coast guard said on Monday. "
END = "\n\nThe search goes on, the coast guard said on Tuesday.\n"  # so that what stands above is no tail

FAMILIES = {
    "straight double marks": Family('"', BODY),
    "straight single marks": Family("'", BODY),
    "curly opening marks": Family("“", BODY),
    "curly closing marks": Family("”", BODY),
    "single curly marks": Family("’", BODY),
    "backquotes": Family("`", BODY),
    "pairs of apostrophes": Family("''", BODY),
    "guillemets, opening": Family("«", BODY),
    "low marks": Family("„", BODY),
    "CJK brackets, opening": Family("「", BODY),
    "CJK brackets, pairs": Family("「」", BODY),
    "marks between blanks": Family(' " ', BODY),
    "marks at words": Family('"a" ', BODY),
    "short quotations": Family("“a” ", BODY),
    "one opener, much text": Family("word ", BODY + "“"),
    "nested openers": Family("“‘", BODY),
    "nested openers at words": Family("“a ‘b ", BODY),
    "openers, then closers": Family("“‘" * 50 + "’”" * 50, BODY),
    "paragraphs that open": Family("“And on it went.\n\n"),
    "paragraphs that open, straight": Family('"And on it went.\n\n'),
    "a'b chains": Family("a'b", BODY),
    "a'b words": Family("a'b ", BODY),
    "'a 'b openers": Family("'a ", BODY),
    "plural possessives": Family("the boys' ", BODY),
    "hyphens": Family("-"),
    "hyphens between blanks": Family(" - "),
    "em dashes": Family("—"),
    "underscores": Family("_"),
    "round brackets, opening": Family("("),
    "round brackets, pairs": Family("()"),
    "square brackets, opening": Family("["),
    "capitals": Family("A"),
    "capital words": Family("LONDON "),
    "capital words on lines": Family("LONDON\n"),
    "capitals and commas": Family("LONDON, "),
    "title-case words": Family("Ada Harrow "),
    "months": Family("January "),
    "months and days": Family("Jan 5, "),
    "ISO dates": Family("2025-01-05 "),
    "digits": Family("2"),
    "years": Family("2000 "),
    "digits and slashes": Family("5/1/"),
    "place names": Family("Toledo, Ohio, "),
    "place names and slashes": Family("LONDON/PARIS/"),
    "agencies": Family("(Reuters) "),
    "agencies and dashes": Family("(AP) - "),
    "datelines": Family("LONDON, Jan 5 (Reuters) - "),
    "datelines on lines": Family("LONDON, Jan 5 (Reuters) - Yes.\n"),
    "datelines without end": Family("LONDON, Jan 5 (Reuters "),
    "press release signs": Family("/PRNewswire/ "),
    "CJK datelines": Family("新华社北京1月5日电"),
    "By": Family("By "),
    "By names": Family("By Ada Harrow and "),
    "By on lines": Family("By Ada\n"),
    "(Reporting by": Family("(Reporting by "),
    "(Reporting by on lines": Family("(Reporting by Ada Harrow; \n"),
    "update marks": Family("UPDATE 2-"),
    "update marks on lines": Family("UPDATE 2-Fire\n\n"),
    "sign-offs": Family("REUTER\n"),
    "sign-offs, rules": Family("___\n"),
    "sign-offs, stars": Family("* * * "),
    "Eds: lines": Family("^Eds: a<\n"),
    "carets": Family("^"),
    "less-than signs": Family("<"),
    "spaces": Family(" "),
    "spaces inside a line": Family(" ", "a", "b"),
    "spaces and letters": Family("a" + " " * 500),
    "newlines": Family("\n"),
    "newlines and letters": Family("a\n"),
    "blank lines and letters": Family("a\n\n"),
    "indented lines": Family("    a\n"),
    "tabs": Family("\t"),
    "carriage returns": Family("\r"),
    "CRLF": Family("\r\n"),
    "NULs": Family("\0"),
    "control characters": Family("\x16\x01\x02\x03\x1f"),
    "zero-width spaces": Family("\u200b"),
    "combining marks": Family("\u0301", "e"),
    "lone surrogates": Family("\ud800"),
    "emoji": Family("\U0001f600"),
    "one word": Family("a"),
    "one-letter words": Family("a "),
    "sentences": Family("A. "),
    "abbreviations": Family("U.S."),
    "initials": Family("J. "),
    "full stops": Family("."),
    "commas": Family(","),
    "commas and blanks": Family(", "),
    "colons": Family("he said: "),
    "equals signs": Family("="),
    "slashes": Family("/"),
    "web addresses": Family("https://a.example/"),
    "mail addresses": Family("a@b.example "),
    "table columns": Family("Harbor      12.5      13.0\n"),
    "Cyrillic capitals": Family("МОСКВА, "),
    "Arabic words": Family("القاهرة "),
    "stories": Family("\n\n".join(story(seed).text for seed in range(21))),
    "wires": Family(story(1, family="reuters-1987").text),
    "mixed": mixed(1),
    "mixed differently": mixed(2),
    "mixed in the body": mixed(3)._replace(before=BODY),
    "hyphens in the body": Family(" - ", BODY),
    "brackets in the body": Family("(", BODY),
    "capitals in the body": Family("LONDON ", BODY),
    "dates in the body": Family("Jan 5, ", BODY),
    "names in the body": Family("Ada Harrow said. ", BODY),
    "different names in the body": crowd(1)._replace(before=BODY),
    "pronouns in the body": Family("She said so, and they told him. ", BODY + "Ada Harrow left. "),
    "nominals in the body": Family("A minister said so. The minister told the company. ", BODY),
    "control characters in the body": Family("\x16\x01\x02\x03\x1f", BODY),
    "spaces in the body": Family(" ", BODY, "x"),
    "marks at words, bare": Family('"a" '),
    "quotations over paragraphs": Family("“And on.\n\n“And on.”\n\n", BODY),
    "lost openers": Family("and on,” he said. ", BODY),
    "lost closers": Family("he said “and on. ", BODY),
    # The parser gives up on long paragraphs that are hardly anything but marks; these are just sound enough for it.
    "one paragraph of quotations": Family("“And on it went,” he said. ", BODY),
    "one paragraph of quotations, straight": Family('"And on it went," he said. ', BODY),
    "one paragraph of nested quotations": Family("“He told me ‘go home’ again,” she said. ", BODY),
    "one paragraph of openers": Family("and on “it went ", BODY),
    "one paragraph of openers, straight single": Family("and on 'it went ", BODY),
    "one paragraph of nested openers": Family("and then “it went and ‘it went ", BODY),
    "paragraphs of straight marks": Family('"' * 150 + "\n\n", BODY, END),
    "paragraphs of nested openers": Family("“‘" * 75 + "\n\n", BODY, END),
    "paragraphs of short quotations": Family('"a" ' * 70 + "\n\n", BODY),
    "paragraphs of CJK brackets": Family("「『" * 40 + "』」" * 40 + "\n\n", BODY, END),
    "every mark, opening": Family("“‘„‚«‹「『\"'``", BODY),
    "every mark, at words": Family("“a ‘b „c ‚d «e ‹f 「g 『h \"i 'j ``k ", BODY),
}
