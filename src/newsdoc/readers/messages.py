r"""Messages of wires that follow each other in one stream, told apart by their frames: SOH header ... EOT.

Between two messages there may be fill, or rubbish of a line that broke; the end of a message may miss. One message is
held at a time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RUBBISH, TOO_LONG = "ND650", "ND651"
# "\x01a2345\x1fasian" of ANPA 1312, "\x01eca062 4 i 211" of IPTC 7901; group 1 is set for the former.
HEADER = re.compile(rb"\x01(?:([A-Za-z]?\d{4}[^\x1f\r\n]{0,15}\x1f)|[A-Za-z]{2,4}\d{3,4} [1-9] [A-Za-z]{1,3} \d)")
_LONGEST_HEADER = 64
_END = b"\x04"
_FILL = b"\x00\x03\x04\x0c\x16\x7f\r\n\t "
_OPENING_FILL = b"\x0c\x16\x7f\r\n"  # NUL, fill too, would be damage in a text
_LONGEST_FILL = 64
_CLOSING_FILL = re.compile(rb"[\x0c\x7f\r\n]{0,16}")
_LONGEST = 4_000_000  # bytes of one message; stories have ten thousand
_FAR = 400  # bytes before the first header that are taken for its fill
# What may stand after ETX: the trailer of ANPA, or a time and DEL.
_TRAILER = re.compile(rb"[^\x0c\x7f\x16\x01]{0,200}[\x0c\x7f\r\n]{0,8}")


class Message(NamedTuple):
    """The bytes of one message, and the diagnostics (codes) about where it begins and ends."""

    data: bytes
    codes: tuple[str, ...] = ()


def messages_of(data: bytes) -> Iterator[Message]:
    r"""The messages in some bytes; what holds one message, or none, is given as it is.

    Example:
        >>> [message.data[:6] for message in messages_of(b"\x01a0001\x1fx\n\x03\x04 noise \x01a0002\x1fx\n\x03")]
        [b'\x01a0001', b'\x01a0002']
    """
    headers = HEADER.finditer(data)
    first, second = next(headers, None), next(headers, None)
    if first is None or (second is None and first.start() <= _FAR):
        yield Message(data)
    else:
        yield from split_messages([data])


def split_messages(chunks: Iterable[bytes]) -> Iterator[Message]:
    r"""The messages of a stream that comes in chunks, lazily, each with the fill around it.

    Example:
        >>> list(split_messages([b"\x01a00", b"01\x1fasian\n\x02Hi\x03\x04\r\n"]))
        [Message(data=b'\x01a0001\x1fasian\n\x02Hi\x03\x04\r\n', codes=())]
    """
    held = bytearray()
    look = 0  # nothing before this needs to be looked at again
    inside = rubbish = False
    for chunk in chunks:
        held += chunk
        while True:
            if not inside:
                at = _next_message(held)
                stop = max(0, len(held) - _LONGEST_HEADER) if at is None else at
                rubbish = rubbish or bool(held[:stop].strip(_FILL))
                del held[:stop]
                if at is None:
                    break
                inside, look = True, HEADER.search(held).end()  # type: ignore[union-attr]  # it was just found
            end = _end_of_message(held, look)
            if end is None and len(held) <= _LONGEST:
                look = max(look, len(held) - _LONGEST_HEADER)
                break
            yield Message(_trimmed(bytes(held[:end])), (RUBBISH,) * rubbish + (TOO_LONG,) * (end is None))
            del held[:end]
            inside = rubbish = False
    if inside:
        yield Message(_trimmed(bytes(held)), (RUBBISH,) * rubbish)


def _next_message(held: bytearray) -> int | None:
    """Where the next header begins, with the fill before it (SYN SYN)."""
    match = HEADER.search(held)
    if match is None:
        return None
    before = held[max(0, match.start() - _LONGEST_FILL) : match.start()]
    return match.start() - len(before) + len(before.rstrip(_OPENING_FILL))


def _end_of_message(held: bytearray, look: int) -> int | None:
    """One past EOT and the fill after it, or where the next header begins; None if the message may go on."""
    end = held.find(_END, look)
    after = HEADER.search(held, look, end if end >= 0 else len(held))
    if after:
        return after.start()
    if end < 0:
        return None
    match = _CLOSING_FILL.match(held, end + 1)
    return match.end() if match else end + 1


def _trimmed(data: bytes) -> bytes:
    """Without the rubbish after a message whose last character is lost."""
    close = data.rfind(b"\x03")
    if _END in data[close:] or close < 0:
        return data
    match = _TRAILER.match(data, close + 1)
    return data[: match.end()] if match else data
