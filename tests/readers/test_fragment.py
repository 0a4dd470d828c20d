"""HTML inside other formats: what is XML too is read by a library, and gives the same paragraphs as what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.readers.body import read_body
from newsdoc.readers.fragment import parse_fragment

# With this comment behind it, markup is no XML to the reader.
LOOSE = "<!-- x -->"
NAMES = ["b", "i", "div", "ul", "h2", "table", "pre", "span", "blockquote", "a", "figure", "section"]
FRAMES = [
    *(f"<{name} class='x'>{{}}</{name}>" for name in NAMES),
    "<ul><li class='x'>{}</li></ul>",
    "<table><tr class='x'><td class='x'>{}</td></tr></table>",
]
WORDS = [
    "A ferry sank.",
    "It rained.",
    "&amp;",
    "&nbsp;x",
    "&lt;b&gt;",
    "\n",
    " ",
    "&rsquo;",
    "<br/>",
    "&#8217;",
    "x > y",
]


def markup() -> st.SearchStrategy[str]:
    """Elements inside one another.

    What HTML closes by itself stands where it belongs: items in lists, cells in tables, and paragraphs hold text alone.
    """
    leaf = st.sampled_from(WORDS) | st.sampled_from(WORDS).map("<p>{}</p>".format)
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            lambda frame, inside: frame.format("".join(inside)),
            st.sampled_from(FRAMES),
            st.lists(inner, max_size=4),
        ),
        max_leaves=15,
    )


@given(st.lists(markup(), max_size=5).map("".join))
def test_both_ways_read_alike(pieces: str) -> None:
    assert read_body(parse_fragment(pieces)) == read_body(parse_fragment(pieces + LOOSE))


@pytest.mark.parametrize(
    ("pieces", "paragraphs"),
    [
        ("<p>Tom &amp; Ada &copy; &bogus; &lt;i&gt;</p>", ["Tom & Ada © &bogus; <i>"]),
        ("<P>One<BR>line<P>Two", ["One line", "Two"]),
        ("<p>One</p><script>if (a < b) {}</script><p>Two</p>", ["One", "Two"]),
        ("<p>Half a \ud83d</p>", ["Half a \ud83d"]),
        ("<p>One</p><o:p>Two</o:p>", ["One", "Two"]),
        ("<b>" * 400 + "deep" + "</b>" * 400, ["deep"]),
    ],
)
def test_what_is_no_xml_is_read_too(pieces: str, paragraphs: list[str]) -> None:
    assert [words for _, words in read_body(parse_fragment(pieces)).paragraphs] == paragraphs
