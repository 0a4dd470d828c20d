"""Feed the readers files that nobody would send, until one of them ends in anything but a document or a FormatError.

    python tools/fuzz_readers.py --seconds 600            guided by coverage, with atheris (`pip install --group fuzz`)
    python tools/fuzz_readers.py --seconds 60 --unguided  random damage to the seeds below, runs on every Python

The first byte names the format ("told by the bytes" among them), the rest is the file. What breaks is left in
build/fuzz.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from pathlib import Path

FOUND = Path(__file__).parents[1] / "build" / "fuzz"
LEAD = "<p>By Ada Stone</p><p>LUND, Sweden (AP) - A ferry sank, “they say”, on Monday.</p><p>ENDS</p>"
SEEDS = (
    f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf SYSTEM "x.dtd" [<!ENTITY a "b">]><nitf><head>
    <title>T</title><docdata><date.issue norm="20260203T1020Z"/></docdata></head><body><body.head>
    <byline>By Ada Stone</byline></body.head><body.content>{LEAD}</body.content></body></nitf>""",
    f"""<NewsML><NewsItem><DateLine>Lund</DateLine><ContentItem><DataContent>{LEAD}</DataContent></ContentItem>
    </NewsItem></NewsML>""",
    f"""<newsItem><contentMeta><headline>T</headline></contentMeta><contentSet><inlineXML>{LEAD}</inlineXML>
    </contentSet></newsItem>""",
    f"<newsItem><contentSet><inlineData>{LEAD.replace('<', '&lt;')}</inlineData></contentSet></newsItem>",
    """\x16\x16\x01a1234\x1fasian\nr i\x13\x11 BC-Ferry 03-15 0212\n\x02^BC-Ferry,212<\n^Ferry sinks<
\tLUND, Sweden (AP) _ It sank.\n\x03AP-WF-03-15-17 0210GMT<\n\x0c\x04""",
    """\x01eca062 4 i 211 dpa 061\r\nFerry/Lund/\r\n\r\n\x02Ferry sinks =\r\n\r\nLund (dpa) - It sank.
\x03\r\n050912 GMT Nov 12\r\n\x7f\x04""",
    """{"uri": "urn:x", "headline": "T", "body_html": "<p>LUND (AP) - It sank.</p>",
    "versioncreated": "2026-02-03T10:20:30Z"}""",
    f"<!doctype html><html><head><title>T</title></head><body><article>{LEAD}</article></body></html>",
    """{"text": "LUND (AP) - It sank."}\n{"text": "Two."}\n""",
    "id,text\n1,LUND (AP) - It sank.\n",
)


def check(data: bytes) -> None:
    """Read some bytes; anything that is raised but a FormatError is a find."""
    from newsdoc import FormatError, Parser
    from newsdoc.readers.read import readings
    from newsdoc.readers.sniff import FORMATS
    from newsdoc.testing import problems

    names = [None, *(row.name for row in FORMATS)]
    try:
        for number, reading in enumerate(readings(data[1:], format=names[data[0] % len(names)] if data else None)):
            found = problems(Parser().read(reading))
            if found:
                raise AssertionError(found[0])
            if number == 20:
                break
    except FormatError:
        return


def damaged(chance: random.Random) -> bytes:
    """A seed with a few bytes changed, cut or doubled."""
    raw = bytearray(chance.choice(SEEDS).encode(chance.choice(("utf-8", "utf-8", "cp1252", "utf-16"))))
    for _ in range(chance.randrange(6)):
        at, size = chance.randrange(len(raw) + 1), chance.randrange(20)
        piece = chance.choice(
            (b"", chance.randbytes(size), bytes(raw[at : at + size]) * 3, b"<p>", b"&x;", b"\0", b"]]>")
        )
        raw[at : at + chance.choice((0, size))] = piece
    return bytes([0 if chance.random() < 0.7 else chance.randrange(256)]) + bytes(raw)


def unguided(seconds: float, seed: int) -> int:
    """Random damage until the time is over."""
    chance, end, number = random.Random(seed), time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = damaged(chance)
        try:
            check(data)
        except Exception:
            FOUND.mkdir(parents=True, exist_ok=True)
            (FOUND / f"reader-{number}").write_bytes(data)
            print(f"after {number} files: {data!r}", file=sys.stderr)
            raise
        number += 1
    print(f"{number} files, all of them documents or errors that say what to do")
    return 0


def guided(seconds: float) -> int:
    """The same by atheris, which knows what code each file reached."""
    import atheris  # type: ignore[import-not-found,unused-ignore]

    with atheris.instrument_imports(include=["newsdoc"]):
        import newsdoc.readers.read  # noqa: F401 - so that it is instrumented
    folder = FOUND / "reader-seeds"
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS):
        (folder / str(number)).write_bytes(b"\0" + seed.encode())
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", f"-artifact_prefix={FOUND}/", str(folder)], check)
    atheris.Fuzz()
    return 0


def main() -> int:
    """Read the options and start."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--unguided", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if chosen.unguided or importlib.util.find_spec("atheris") is None:
        return unguided(chosen.seconds, chosen.seed)
    return guided(chosen.seconds)


if __name__ == "__main__":
    sys.exit(main())
