"""What reading a feed file costs beside parsing its bytes and its text: `python benchmarks/reading.py`.

For each kind of file: the time that the library takes for the bytes alone (xml.etree.ElementTree, json), that of the
reader (bytes to reading) and the ratio of the two; the time of `parse` on the text, of `read` on the bytes, and what
part of the bound that is: three times the library and the parse together. All of it is processor time, taken turn by
turn, with `scope="none"` as well, where the reader weighs most.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from newsdoc.options import Options
from newsdoc.parser import Parser
from newsdoc.readers.read import read, readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.options import Scope

MOST = 3.0
NOISE = 1.1  # a busy machine measures one work a tenth slower than the next
ROUNDS = 15
SCOPES: tuple[Scope, ...] = ("none", "speech")
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


def ninjs(paragraphs: int) -> bytes:
    """A ninjs 3 item with an HTML body."""
    body = f"<p>LUND, Sweden (AP) - A ferry sank.</p>{PARAGRAPH * paragraphs}"
    item = {
        "uri": "urn:newsml:example.org:20260203:1",
        "versionCreated": "2026-02-03T10:20:30Z",
        "urgency": 4,
        "by": "By Ada Stone",
        "headlines": [{"role": "main", "value": "Ferry sinks"}],
        "subjects": [{"name": "shipping", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000001"}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": body}],
    }
    return json.dumps(item, ensure_ascii=False).encode()


KINDS: tuple[tuple[Callable[[int], bytes], Callable[[bytes], object]], ...] = (
    (nitf, ET.fromstring),
    (newsml12, ET.fromstring),
    (newsml_g2, ET.fromstring),
    (ninjs, json.loads),
)


def best(works: dict[str, tuple[Callable[[], object], int]]) -> dict[str, float]:
    """The least processor time of several rounds, in seconds for one call; each round has a turn of every work."""
    found = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, (work, times) in works.items():
            begun = time.process_time()
            for _ in range(times):
                work()
            found[name] = min(found[name], (time.process_time() - begun) / times)
    return found


def main() -> int:
    """Print the table; 1 where reading costs more than three times the library and the parse together."""
    slow = False
    names = ("file", "bytes", "scope", "library ms", "reader ms", "ratio", "parse ms", "read ms", "of bound")
    widths = (-22, 8, 7, 10, 10, 6, 9, 9, 8)
    print(*(f"{name:{'<' if width < 0 else '>'}{abs(width)}}" for name, width in zip(names, widths, strict=True)))
    for make, load in KINDS:
        for paragraphs in (12, 120):
            for scope in SCOPES:
                data = make(paragraphs)
                text, parser = next(readings(data)).text, Parser(Options(scope=scope))
                times = max(1, 100 // paragraphs)
                found = best(
                    {
                        "library": (partial(load, data), times),
                        "reader": (partial(_all, data), times),
                        "parse": (partial(parser.parse, text), 1),
                        "read": (partial(read, data, scope=scope), 1),
                    }
                )
                library, parse, whole = found["library"], found["parse"], found["read"]
                bound = MOST * library + parse
                slow = slow or whole > NOISE * bound
                row = f"{make.__name__}, {paragraphs} par."
                row = f"{row:22} {len(data):8} {scope:>7} {library * 1e3:10.3f} {found['reader'] * 1e3:10.3f}"
                row += f" {found['reader'] / library:6.2f} {parse * 1e3:9.2f} {whole * 1e3:9.2f} {whole / bound:8.2f}"
                print(row)
    return int(slow)


def _all(data: bytes) -> list[object]:
    return list(readings(data))


if __name__ == "__main__":
    sys.exit(main())
