"""Characters that files cannot hold: one rule for all formats, so that no text makes output that a reader refuses.

1. What is neither a character nor half of one in XML 1.0 (lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD.
2. Other control characters become blanks, and so do line ends and tabs: separators of wires stand between words.
3. Runs of such blanks become one, and none stays at either end. No-break and thin spaces are kept: they group digits.

Formats that point into the text by offsets (annotations, CoNLL, brat) use the first rule alone, which keeps lengths.
"""

from __future__ import annotations

import re

# In XML 1.0, C1 controls are allowed; nobody shows them, though, and HTML forbids them.
_BLANKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINES = re.compile("\r\n?|\n")  # str.splitlines would part the columns that ANPA fills with RS
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def writable(text: str) -> str:
    r"""The text with what no file can hold replaced, character for character.

    Example:
        >>> writable("a\ud800b")
        'a�b'
    """
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def flowing(text: str) -> str:
    r"""The text as one line of words, fit for every format.

    Example:
        >>> flowing(" EL\x10PASO,\r\nTexas\x00 ")
        'EL PASO, Texas'
    """
    return spaced(text).strip(" ")


def spaced(text: str) -> str:
    r"""A part of such a line: the same, with the blank at either end kept.

    Example:
        >>> spaced("EL PASO,\r\n")
        'EL PASO, '
    """
    return _BLANKS.sub(" ", writable(text))


def preformatted(text: str) -> str:
    r"""The text with its lines and their blanks, as tables need them.

    Example:
        >>> preformatted("Oslo\x1e  3\r\nRome\x1f  4\n")
        'Oslo   3\nRome   4'
    """
    lines = (_CONTROLS.sub(" ", line).rstrip() for line in _LINES.split(writable(text).expandtabs()))
    return "\n".join(lines).strip("\n")
