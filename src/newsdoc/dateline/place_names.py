"""One spelling for all the ways a place's name is written: the key of the tables of places."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and Persian letters beside the Arabic ones that wires type for them.
_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ـ": None,
    }
)  # fmt: skip
# Marks that change the letter itself: without its voicing mark the Japanese Paris would be Bali.
_KEPT_MARKS = frozenset("\u3099\u309a")
_JOINED = frozenset("'’‘ʼ`´ʻʹ′\u200c\u200d")  # "Xi'an", "N'Djamena", and the Persian joiner
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
# The same for ASCII, where nothing has to be taken apart.
_ASCII = {code: None if chr(code) in _JOINED else " " for code in range(128) if not chr(code).isalnum()}
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")


def fold(name: str) -> str:
    """The name without case, accents and punctuation; "St." and the like are written out.

    Example:
        >>> fold("ST. JOHN’S"), fold("Port-au-Prince"), fold("İSTANBUL")
        ('saint johns', 'port au prince', 'istanbul')
    """
    if name.isascii():
        return " ".join([_SHORT.get(word, word) for word in name.lower().translate(_ASCII).split()])
    chars: list[str] = []
    for char in unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS):
        if char in _JOINED or (unicodedata.combining(char) and char not in _KEPT_MARKS):
            continue
        chars.append(char if char.isalnum() or char in _KEPT_MARKS else " ")
    words = unicodedata.normalize("NFC", "".join(chars)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def plain_case(key: str) -> str:
    """A key of Latin letters as a name with capitals, "" where that cannot be told: the tables leave such names out.

    Example:
        >>> plain_case("costa mesa")
        'Costa Mesa'
    """
    return key.title() if _PLAIN.fullmatch(key) else ""
