"""Feed the parser texts that nobody would write, until one of them breaks a promise.

    python tools/fuzz.py --seconds 600            guided by coverage, with atheris (`pip install --group fuzz`)
    python tools/fuzz.py --seconds 60 --unguided  plain random texts: slower to find things, runs on every Python
    python tools/fuzz.py --show build/fuzz/crash-0a1b   what a found input says, as a Python string for a test

The bytes that the fuzzer makes are read in one of six ways (see `Reading`): decoded with the codecs that wires really
come in, as a row of words and signs of wires, or as a seed and the damage to do to an invented story. Each text must
parse; its document must keep all promises of `newsdoc.testing.problems` and come back equal from JSON and from pickle.
A text that breaks one is printed, and its bytes are left in build/fuzz. The exit status is then not 0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import os
import pickle
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND = Path(__file__).parents[1] / "build" / "fuzz"
LONGEST = 4096
ATHERIS_MISSING = """\
atheris is not installed for this Python: texts are plain random ones, not guided by the coverage of the code.
To have it: python -m pip install atheris (ready-made for CPython on Linux; elsewhere it needs Clang with libFuzzer)."""


class BrokenPromiseError(AssertionError):
    """A document is not what it should be."""


class Reading:
    """From the bytes of a fuzzer to the text and the options to parse it with: the first two bytes say how."""

    def __init__(self, data: bytes) -> None:
        way, options = (data[0], data[1]) if len(data) > 1 else (0, 0)
        self.options: dict[str, Any] = {
            "reference_date": (None, dt.date(2025, 1, 5), dt.date.min, dt.date.max)[options & 3],
            "language": (None, "en", "fr", "ja")[options >> 2 & 3],
        }
        ways = (self.utf8, self.cp1252, self.latin1, self.utf16, self.words, self.damaged)
        self.text = ways[way % len(ways)](data[2:])

    @staticmethod
    def utf8(data: bytes) -> str:
        """As it should come; what is no UTF-8 becomes lone surrogates."""
        return data.decode("utf-8", "surrogateescape")

    @staticmethod
    def cp1252(data: bytes) -> str:
        """As old feeds come, control characters and all."""
        return data.decode("cp1252", "replace")

    @staticmethod
    def latin1(data: bytes) -> str:
        """Mojibake of everything."""
        return data.decode("latin-1")

    @staticmethod
    def utf16(data: bytes) -> str:
        """Reaches every script quickly, lone surrogates too."""
        return data.decode("utf-16-le", "surrogatepass") if len(data) % 2 == 0 else data.decode("utf-16-le", "replace")

    @staticmethod
    def words(data: bytes) -> str:
        """Each byte is a word or a sign of the wires."""
        from newsdoc.data import table

        pieces = table("story_pieces")
        return "".join(pieces[byte % len(pieces)] for byte in data)

    @staticmethod
    def damaged(data: bytes) -> str:
        """An invented story; each three bytes after the first two say what is done to it where."""
        from newsdoc.data import table
        from newsdoc.testing import story

        pieces = table("story_pieces")
        text = story(int.from_bytes(data[:2], "big"), paragraphs=3).text
        for what, high, low in zip(data[2::3], data[3::3], data[4::3], strict=False):
            at = len(text) * (high * 256 + low) // 65536
            match what % 4:
                case 0:
                    text = text[:at] + text[at + 1 + what // 4 :]
                case 1:
                    text = text[:at] + pieces[what % len(pieces)] + text[at:]
                case 2:
                    text = text[: at + what // 4] + text[at:]
                case _:
                    text = text.replace(text[at : at + 1], pieces[low % len(pieces)])[:LONGEST]
        return text


def check(text: str, options: dict[str, Any]) -> None:
    """Parse a text and look whether all promises are kept.

    Raises:
        BrokenPromiseError: One is not.
    """
    from newsdoc import Document, parse
    from newsdoc.testing import problems

    doc = parse(text, **options)
    if found := problems(doc):
        raise BrokenPromiseError("\n".join(found))
    if Document.model_validate_json(doc.model_dump_json()) != doc:
        raise BrokenPromiseError("JSON does not bring the document back")
    if pickle.loads(pickle.dumps(doc)) != doc:
        raise BrokenPromiseError("pickle does not bring the document back")
    if parse(text, **options) != doc:
        raise BrokenPromiseError("a second parse gives another document")


def one_input(data: bytes) -> None:
    """What the fuzzer calls; a failure is told with its text."""
    reading = Reading(data)
    try:
        check(reading.text, reading.options)
    except BaseException:
        print(f"\nFOUND, with {reading.options}:\n{reading.text!a}", file=sys.stderr)
        raise


def seeds() -> Iterator[bytes]:
    """Where the search begins: a story of each family in UTF-8 and CP1252, and some short inputs of the other kinds."""
    from newsdoc.testing import families, story

    for number, family in enumerate(families()):
        text = story(number, family=family, paragraphs=2).text
        yield b"\0\0" + text.encode()
        yield b"\1\1" + text.encode("cp1252", "replace")
    for number in range(40):
        chance = random.Random(number)
        yield bytes([4 + number % 2, number % 16]) + chance.randbytes(20)


def guided(seconds: int) -> NoReturn:
    """Let libFuzzer look for inputs that reach new code."""
    import atheris

    with atheris.instrument_imports(include=["newsdoc"]):
        import newsdoc.assemble
        import newsdoc.parser
        import newsdoc.testing  # noqa: F401
    FOUND.mkdir(parents=True, exist_ok=True)
    corpus = Path(tempfile.mkdtemp(prefix="newsdoc-fuzz-"))
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    flags = [f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=2048", f"-artifact_prefix={FOUND}{os.sep}"]
    if seconds:
        flags.append(f"-max_total_time={seconds}")
    print(f"corpus in {corpus}, findings go to {FOUND}")
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one_input)
    atheris.Fuzz()
    sys.exit(0)


def unguided(seconds: int) -> int:
    """Random changes of the seeds, without knowing which code they reach."""
    many = list(seeds())
    chance = random.Random()
    begun = time.monotonic()
    count = 0
    while not seconds or time.monotonic() - begun < seconds:
        data = bytearray(chance.choice(many))
        for _ in range(chance.randint(0, 8)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
            data = data or bytearray(b"\0")
        try:
            one_input(bytes(data))
        except Exception:
            FOUND.mkdir(parents=True, exist_ok=True)
            path = FOUND / f"crash-{count:06}"
            path.write_bytes(data)
            print(f"its bytes are in {path}", file=sys.stderr)
            raise
        count += 1
    print(f"{count:,} texts in {time.monotonic() - begun:.0f} s, every promise kept")
    return 0


def main() -> int:
    """Run one of the two, or show a found input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=0, metavar="N", help="stop after N seconds (default: never)")
    parser.add_argument("--unguided", action="store_true", help="do without atheris")
    parser.add_argument("--show", type=Path, metavar="FILE", help="print the text of a found input and check it again")
    options = parser.parse_args()
    if options.show:
        reading = Reading(options.show.read_bytes())
        print(f"{reading.text!a}\noptions: {reading.options}")
        check(reading.text, reading.options)
        print("every promise kept")
        return 0
    if options.unguided:
        return unguided(options.seconds)
    if importlib.util.find_spec("atheris") is None:
        print(ATHERIS_MISSING, file=sys.stderr)
        return unguided(options.seconds)
    guided(options.seconds)


if __name__ == "__main__":
    sys.exit(main())
