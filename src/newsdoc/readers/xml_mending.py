"""XML that is not well-formed, put right where that is safe: what stands for a character, and names."""

from __future__ import annotations

import re
from html.entities import html5

MENDED, ENTITY = "ND604", "ND605"
_REFERENCE = re.compile(r"&(?:(#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][\w.-]{0,40});)?")
_KEPT = frozenset(("amp", "lt", "gt", "quot", "apos"))
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):|\s([A-Za-z_][\w.-]{0,40}):[\w.-]{1,60}\s{0,9}=")
_BOUND = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,40})\s{0,9}=")
ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,100})")


def mended(text: str, entities: dict[str, str]) -> tuple[str, list[str]]:
    """The text with what feeds get wrong put right: entities, bare "&", control characters, undeclared prefixes.

    Args:
        text: From the root element on.
        entities: The short ones that its DOCTYPE declared.

    Returns:
        The text, and the diagnostics (codes).

    Example:
        >>> mended("<p>Caf&eacute; & &x;</p>", {"x": "Bar"})
        ('<p>Caf&#233; &amp; Bar</p>', ['ND604'])
    """
    wrong, unknown = False, False

    def reference(match: re.Match[str]) -> str:
        nonlocal wrong, unknown
        name = match[1] or ""
        if name in _KEPT or (name.startswith("#") and _is_character(name)):
            return match[0]
        if name in entities:
            return entities[name]
        value = html5.get(f"{name};")
        if value:
            return "".join(f"&#{ord(char)};" for char in value)
        wrong, unknown = wrong or not name or name.startswith("#"), unknown or name[:1].isalpha()
        return " " if name.startswith("#") else f"&amp;{name};" if name else "&amp;"

    referred = _REFERENCE.sub(reference, text)
    seen = _UNSEEN.sub(" ", referred)
    cut = seen[: seen.rfind(">") + 1]
    whole = _with_prefixes(cut)
    wrong = wrong or seen != referred or cut.rstrip() != seen.rstrip() or whole != cut
    return whole, [code for code, told in ((MENDED, wrong), (ENTITY, unknown)) if told]


def _is_character(name: str) -> bool:
    """A reference by number stands for a character that XML may hold: "#233", "#xE9"."""
    code = int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:])
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _with_prefixes(text: str) -> str:
    """The text with a declaration for every prefix of a name that has none."""
    root = ROOT.match(text)
    if root is None:
        return text
    used = {one or other for one, other in _PREFIX.findall(text)} - {"xml", "xmlns"} - set(_BOUND.findall(text))
    declared = "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in sorted(used))
    return text[: root.end()] + declared + text[root.end() :]
