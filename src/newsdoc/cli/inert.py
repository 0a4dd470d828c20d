"""Text made harmless to terminals, character for character, so that offsets still hold."""

from __future__ import annotations

# Escape sequences of a story would otherwise be obeyed: "\x1b]0;pwned\x07" sets a window's title. C0 controls have
# pictures of their own; C1 controls (0x9B opens a sequence, too) have none. Direction overrides can make a line read
# other than it is, and lone surrogates cannot be written at all.
_REPLACEMENT = 0xFFFD
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_INERT = (
    _PICTURES
    | dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT)
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
)
_ESCAPES = {code: f"\\u{code:04x}" for code in _INERT if chr(code) != "\r"}


def inert(text: str) -> str:
    r"""The text with every character that a terminal might obey replaced by one that it shows.

    Example:
        >>> inert("\x1b[31mred")
        '␛[31mred'
    """
    return text.translate(_INERT)


def inert_json(text: str) -> str:
    r"""JSON with the same characters written as escapes: equal data, and nothing for a terminal to obey.

    Example:
        >>> inert_json('"\x9b31m"')
        '"\\u009b31m"'
    """
    return text.translate(_ESCAPES)
