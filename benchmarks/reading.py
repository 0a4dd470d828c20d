"""What reading a feed file costs beside parsing its bytes and its text: `python benchmarks/reading.py`.

For each kind of file: the time that the XML library takes for the bytes alone (xml.etree.ElementTree), the time of the
reader (bytes to reading) and the ratio of the two; the time of `parse` on the text, of `read` on the bytes, and what
part of the bound that is: three times the library and the parse together.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from newsdoc.parser import Parser
from newsdoc.readers.read import read, readings

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 3.0
ROUNDS = 15
SENTENCE = "The harbour master, <person>Ada Stone</person>, said on Monday that the ferry “will sail again” in June. "
PARAGRAPH = f"<p>{SENTENCE * 3}</p>\n"


def nitf(paragraphs: int) -> bytes:
    """A NITF file with head and body."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Ferry sinks</title>
<meta name="anpa-keyword" content="Ferry"/><meta name="anpa-category" content="i"/>
<docdata management-status="usable"><doc-id id-string="x-1" regsrc="AAP"/><urgency ed-urg="4"/>
<date.issue norm="20260203T102030+1100"/><key-list><keyword key="ferry"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Ferry sinks off Lund</hl1></hedline><byline>By Ada Stone</byline></body.head>
<body.content><p>LUND, Sweden (AP) - A ferry sank.</p>{PARAGRAPH * paragraphs}</body.content></body></nitf>""".encode()


def newsml12(paragraphs: int) -> bytes:
    """A NewsML 1.2 file with bare paragraphs inside."""
    return f"""<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20260203T101500+0000</DateAndTime></NewsEnvelope>
<NewsItem><NewsManagement><Urgency FormalName="3"/></NewsManagement><NewsComponent><NewsLines>
<HeadLine>Ferry sinks</HeadLine><DateLine>LUND, Feb 3, 2026 (AFP) -</DateLine></NewsLines><NewsComponent><ContentItem>
<MediaType FormalName="Text"/><DataContent>{PARAGRAPH * paragraphs}</DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>""".encode()


def newsml_g2(paragraphs: int) -> bytes:
    """A NewsML-G2 message with an XHTML body."""
    return f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><priority>4</priority></header><itemSet>
<newsItem guid="tag:x" version="3"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-02-03T10:20:30Z
</versionCreated></itemMeta><contentMeta><headline>Ferry sinks</headline>
<subject qcode="medtop:20000001"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>LUND, Sweden (AP) - A ferry sank.</p>{PARAGRAPH * paragraphs}</body></html></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>""".encode()


def best(*works: Callable[[], object], times: int) -> list[float]:
    """The least processor time of each of several works, in seconds for one call, taken turn by turn."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, found, strict=True):
            begun = time.process_time()
            for _ in range(times):
                work()
            taken.append((time.process_time() - begun) / times)
    return [min(taken) for taken in found]


def row_of(data: bytes, parser: Parser, times: int) -> tuple[float, ...]:
    """What the library, the reader, the parse and both together take for a file."""
    text = next(readings(data)).text
    library, reader = best(lambda: ET.fromstring(data), lambda: list(readings(data)), times=times)
    parse, whole = best(lambda: parser.parse(text), lambda: read(data), times=1)
    return library, reader, parse, whole


def main() -> int:
    """Print the table; 1 where reading costs more than three times the library and the parse together."""
    parser, slow = Parser(), False
    names = ("file", "bytes", "library ms", "reader ms", "ratio", "parse ms", "read ms", "of bound")
    widths = (-22, 8, 10, 10, 6, 9, 9, 8)
    print(*(f"{name:{'<' if width < 0 else '>'}{abs(width)}}" for name, width in zip(names, widths, strict=True)))
    for make in (nitf, newsml12, newsml_g2):
        for paragraphs in (12, 120):
            data = make(paragraphs)
            library, reader, parse, whole = row_of(data, parser, max(1, 100 // paragraphs))
            bound = MOST * library + parse
            slow = slow or whole > bound
            name = f"{make.__name__}, {paragraphs} par."
            row = f"{name:22} {len(data):8} {library * 1e3:10.3f} {reader * 1e3:10.3f} {reader / library:6.2f}"
            print(f"{row} {parse * 1e3:9.2f} {whole * 1e3:9.2f} {whole / bound:8.2f}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
