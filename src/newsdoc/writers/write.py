"""`newsdoc.write`: the table of the formats, and the way to them."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdoc.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.document import Document


class Format(NamedTuple):
    """A format: the function that writes it, loaded when it is first asked for.

    Attributes:
        module: The file of the function, below `newsdoc.writers`.
        function: Its name; it takes a document and keyword-only options, and returns the text of a file.
        suffix: How names of such files end.
        text_suffix: Where the format points into the text and does not hold it: how the file of the text ends.
        has_voices: Whether it tells who said what; to find that out is most of the work of reading a story.
    """

    module: str
    function: str
    suffix: str
    text_suffix: str | None = None
    has_voices: bool = True

    def load(self) -> Callable[..., str]:
        """The function itself."""
        function: Callable[..., str] = getattr(import_module(f"newsdoc.writers.{self.module}"), self.function)
        return function


FORMATS: dict[str, Format] = {
    "annotations": Format("annotations", "write_annotations", ".annotations.json", ".txt"),
    "brat": Format("brat", "write_brat", ".ann", ".txt"),
    "conll": Format("conll", "write_conll", ".conll"),
    "html": Format("html", "write_html", ".html"),
    "json": Format("json", "write_json", ".json"),
    "jsonld": Format("jsonld", "write_jsonld", ".jsonld"),
    "markdown": Format("markdown", "write_markdown", ".md", has_voices=False),
    "newsml-g2": Format("newsml_g2", "write_newsml_g2", ".xml", has_voices=False),
    "ninjs": Format("ninjs", "write_ninjs", ".json", has_voices=False),
    "nitf": Format("nitf", "write_nitf", ".xml", has_voices=False),
}


def write(doc: Document, format: str, **options: Any) -> str:  # noqa: A002  the word that readers and writers share
    r"""Write a document in an exchange format.

    The result is the text of a file, to be stored as UTF-8. It is valid for every document: what a format has no room
    for is left out, and characters that it cannot hold are replaced (docs/formats/writing.md tells which).

    Args:
        doc: The document.
        format: "ninjs", "nitf", "newsml-g2", "jsonld", "annotations", "brat", "conll", "json", "html" or "markdown".
        **options: What the format lets one choose, for example `version="2.2"` for ninjs.

    Returns:
        The text of the file.

    Raises:
        OptionError: The format or an option is not known.

    Example:
        >>> from newsdoc import parse
        >>> write(parse("OSLO (AP) - It rained."), "markdown")
        '**OSLO (AP) -** It rained.\n'
    """
    row = FORMATS.get(format)
    if row is None:
        raise OptionError(f"newsdoc writes {', '.join(FORMATS)}, not {format!r}")
    function = row.load()
    known = [name for name in signature(function).parameters if name != "doc"]
    for name in options:
        if name not in known:
            choice = f"its options are {', '.join(known)}" if known else "it has none"
            raise OptionError(f"{format} has no option {name!r}; {choice}")
    return function(doc, **options)


def text_of(doc: Document) -> str:
    r"""The text that annotations point into, as it must be stored beside them: no offset moves.

    Example:
        >>> from newsdoc import parse
        >>> text_of(parse("a\r\nb"))
        'a\r\nb'
    """
    from newsdoc.writers.characters import writable

    return writable(doc.text)
