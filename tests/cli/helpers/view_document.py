"""A document made by hand, with one of everything, and its view as text."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from rich.console import Console

from newsdoc.cli.view import show
from newsdoc.document import Document

if TYPE_CHECKING:
    from newsdoc.document import Role

SLUG = "BC-Harbour Ferry, 1st Ld"
HEADLINE = "UPDATE 1-Ferry returns"
BYLINE = "By Ada Moss, Marine Editor"
NOTE = "(Adds quote)"
LEAD = "The ferry came back\non Sunday, “late as ever,” its captain\nsaid."
LABEL = "FARE ROW"
SECOND = "He added: “My father said, ‘Never sail on a Monday.’ So I did.” It was called “The Gull”."
THIRD = "The company called it “a delay, and went home."
TABLE = "Fares\n  adult   4.50\n  child   2.00"
CREDIT = "(Reporting by Ada Moss)"
END = "ENDS"
DATELINE = "PORT ELLEN, Jan 5 (AP)"
TEXT = "\n\n".join(
    (SLUG, HEADLINE, BYLINE, NOTE, f"{DATELINE} - {LEAD}", LABEL, SECOND, THIRD, TABLE, CREDIT, END + "\n")
)


def element(part: str, **fields: Any) -> dict[str, Any]:
    """The fields of an element whose words occur once in the text."""
    start = TEXT.index(part)
    return {"span": {"start": start, "end": start + len(part)}, "text": part, **fields}


def quotation(part: str, kind: str, *children: dict[str, Any], closed: bool = True) -> dict[str, Any]:
    span = element(part)["span"]
    inner = {"start": span["start"] + 1, "end": span["end"] - closed}
    marks = {"open": part[0], "close": part[-1] if closed else None, "closed": closed}
    return element(part, kind=kind, inner=inner, children=list(children), **marks)


def blocks() -> list[dict[str, Any]]:
    """The text cut where its parts begin."""
    roles: list[tuple[str, Role]] = [
        (SLUG, "slug"), (HEADLINE, "headline"), (BYLINE, "byline"), (NOTE, "note"), (DATELINE, "dateline"),
        (LEAD, "paragraph"), (LABEL, "subhead"), (SECOND, "paragraph"), (THIRD, "paragraph"), (TABLE, "table"),
        (CREDIT, "credit"), (END, "sign_off"),
    ]  # fmt: skip
    starts = [TEXT.index(part) for part, _ in roles] + [len(TEXT)]
    return [
        {"span": {"start": start, "end": end}, "text": TEXT[start:end], "role": role}
        for (_, role), start, end in zip(roles, starts[:-1], starts[1:], strict=True)
    ]


def everything() -> Document:
    """Every element once."""
    place = element("PORT ELLEN", city="Port Ellen", region="Scotland", country="GB", timezone="Europe/London")
    agency = element("AP", id="ap", name="Associated Press", country="US")
    date = element("Jan 5", value=dt.date(2025, 1, 5), precision="day", rule="reference")
    stray = TEXT.index("“a delay")
    return Document.model_validate(
        {
            "text": TEXT,
            "language": "en",
            "slugline": element(SLUG, version="1st Ld"),
            "headline": element(HEADLINE, update_mark="UPDATE 1"),
            "byline": element(BYLINE, authors=[_author("Ada Moss")]),
            "dateline": element(DATELINE, places=[place | _point(55.63, -6.19)], agencies=[agency], date=date),
            "sign_off": element(END),
            "body_start": TEXT.index(LEAD),
            "blocks": blocks(),
            "paragraphs": [element(part) for part in (LEAD, SECOND, THIRD)],
            "quotations": [
                quotation("“late as ever,”", "speech"),
                quotation(
                    "“My father said, ‘Never sail on a Monday.’ So I did.”",
                    "speech",
                    quotation("‘Never sail on a Monday.’", "fragment"),
                ),
                quotation("“The Gull”", "title"),
                quotation("“a delay, and went home.", "other", closed=False),
            ],
            "notes": [element(NOTE, kind="update")],
            "credits": [element(CREDIT, role="reporting", names=["Ada Moss"])],
            "diagnostics": [
                {
                    "code": "ND201",
                    "severity": "warning",
                    "message": "quotation is never closed",
                    "span": {"start": stray, "end": stray + len("“a delay")},
                }
            ],
        }
    )


def _author(name: str) -> dict[str, Any]:
    return {"name": name, "span": element(name)["span"], "title": "Marine Editor", "affiliation": None}


def _point(latitude: float, longitude: float) -> dict[str, float]:
    return {"latitude": latitude, "longitude": longitude}


def view(doc: Document, *, width: int = 80, colour: bool = False, name: str | None = None) -> str:
    out = io.StringIO()
    show(doc, name, Console(file=out, width=width, color_system="standard" if colour else None, force_terminal=colour))
    return out.getvalue()
