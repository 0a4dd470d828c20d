"""Which language a text is in: by its script, and by the short words that every sentence of a language has."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from string import ascii_letters
from typing import TYPE_CHECKING

from newsdoc.data import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SAMPLE = 1500
_ENOUGH = 1.5  # how many words of a language a text must show; a word of four languages is a quarter of a word
_AHEAD = 1.3  # how far the first language must be before the second
_DENSITY = 0.05  # what share of all words they must be: names and figures alone tell nothing
_LETTER = 0.2  # what a letter that few languages have is worth beside a word
_WORD = re.compile(r"[^\W\d_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_FIRST_BEYOND_LATIN = "\u0370"
_LETTERS = re.compile(r"[^\W\d_]")
# Of a text whose letters are all ASCII `bytes.translate` and `split` find the words in a third of the time.
_ASCII_WORDS = "".join(sign.lower() if sign in ascii_letters else " " for sign in map(chr, range(256))).encode()


def guess_language(text: str) -> str | None:
    """The language of the first 1,500 characters (ISO 639-1), or None where they do not tell.

    Case does not matter. The rows of data/languages.json are the languages that can be found.

    Example:
        >>> guess_language("The council said on Monday that it had voted for the bridge.")
        'en'
        >>> guess_language("12 : 3") is None
        True
    """
    sample = text[:_SAMPLE]
    if not _LETTERS.search("".join(_NOT_ASCII.findall(sample))):
        plain = sample.encode("ascii", "replace").translate(_ASCII_WORDS)
        return _best("Latn", plain.decode().split(), ())
    sample = sample.replace("İ", "i").lower()
    words = _WORD.findall(sample)
    letters = _LETTERS.findall("".join(_NOT_ASCII.findall(sample)))
    script = _script("".join(letters), sum(map(len, words)))
    languages = _languages()[script]
    return languages[0] if len(languages) == 1 else _best(script, words, letters)


def _script(letters: str, total: int) -> str:
    """The script that most of the letters belong to; Japanese mixes its own with Chinese characters."""
    if max(letters, default="") < _FIRST_BEYOND_LATIN:
        return "Latn"
    counts = {script: sum(map(len, pattern.findall(letters))) for script, pattern in _scripts().items()}
    if counts["Jpan"] * 8 > counts["Hani"]:
        counts["Jpan"] += counts["Hani"]
    script = max(counts, key=counts.__getitem__)
    # A Chinese character is a word: 新华社 among Latin letters counts more than its length.
    weight = 2 if script in ("Jpan", "Hani", "Kore") else 1
    return script if counts[script] * weight * 2 > total else "Latn"


def _best(script: str, words: Sequence[str], letters: Iterable[str]) -> str | None:
    known, scores = _evidence("words")[script], dict.fromkeys(_languages()[script], 0.0)
    found = list(filter(known.__contains__, words))
    if len(found) < _DENSITY * len(words):
        return None
    for word, count in Counter(found).items():
        for language, weight in known[word]:
            scores[language] += weight * count
    known = _evidence("letters")[script]
    for letter, count in Counter(letters).items():
        for language, weight in known.get(letter, ()):
            scores[language] += _LETTER * weight * count
    second, first = sorted(scores, key=scores.__getitem__)[-2:]
    return first if scores[first] >= max(_ENOUGH, _AHEAD * scores[second]) else None


@cache
def _scripts() -> Mapping[str, re.Pattern[str]]:
    # Made when a text needs them: of ranges that wide `re` looks at every character.
    return {
        "Cyrl": re.compile(r"[\u0400-\u052f]+"),
        "Arab": re.compile(r"[\u0600-\u06ff]+"),
        "Grek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
        "Hebr": re.compile(r"[\u0590-\u05ff]+"),
        "Kore": re.compile(r"[\uac00-\ud7af]+"),
        "Jpan": re.compile(r"[\u3040-\u30ff]+"),
        "Hani": re.compile(r"[\u3400-\u9fff]+"),
    }


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """The languages of each script."""
    out: dict[str, tuple[str, ...]] = {}
    for language, row in table("languages").items():
        out[row["script"]] = (*out.get(row["script"], ()), language)
    return out


@cache
def _evidence(kind: str) -> Mapping[str, Mapping[str, tuple[tuple[str, float], ...]]]:
    """For each script its words or letters, with the languages that have them; the more languages, the less each."""
    owners: dict[str, dict[str, list[str]]] = {script: {} for script in _languages()}
    for language, row in table("languages").items():
        for sign in dict.fromkeys(row[kind]):
            owners[row["script"]].setdefault(sign, []).append(language)
    return {
        script: {sign: tuple((language, 1 / len(found)) for language in found) for sign, found in signs.items()}
        for script, signs in owners.items()
    }
