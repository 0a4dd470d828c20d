"""A message of ANPA 1312, whole or with one part of it changed."""

from __future__ import annotations

FIRST = b"a2345\x1fasian"
SECOND = b"r i\x13\x11 BC-AS--HarborFire 1stLd-Writethru   03-14 0912"
KEYWORD = b"^BC-AS--Harbor Fire, 1st Ld-Writethru,412<"
HEAD = b"^Fire closes harbor bridge; 3 hurt<\n^By ADA STONE=\n^AP Science Writer=\n"
BODY = b"\tLUND, Sweden (AP) _ A fire closed the bridge on Tuesday. \n \n\tIt opens again on May 5. \n"
TRAILER = b"\t   \x03AP-WF-03-15-17 0210GMT<\n\n\x0c\n\x04"


def wire(
    first: bytes = FIRST,
    second: bytes = SECOND,
    keyword: bytes = KEYWORD,
    head: bytes = HEAD,
    body: bytes = BODY,
    trailer: bytes = TRAILER,
) -> bytes:
    return b"\x16\x16\x01" + first + b"\n" + second + b"\n\x02" + keyword + b"\n" + head + body + trailer
