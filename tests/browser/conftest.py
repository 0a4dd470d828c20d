"""A real browser for the tests of this room, chromium without a window driven by selenium, and a story to show."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

import newsdoc
from newsdoc.document import Attribution, Document, Phrase, Source, SourcePhrase, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

    Open = Callable[..., "Chrome"]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
_STORY = """UPDATE 2-Council votes on ferry & tolls

(Adds minister's comment)
By Ada Stone and Bo Berg

OSLO, March 3 (Reuters) - Islanders warned that the council “would regret it”, after the mayor, Kari Nes, said that
engineers had told her the pier “could not stand another winter”.

"We were lied to, Mayor Nes added. She has seen “The Last Boat”, a film.

He thinks the ferry — “a disgrace” — will be sold, the Harbour Authority stated.

Tolls       2024    2025
Car          $12     $14
Lorry        $30     $39

(Reporting by Ada Stone; Editing by Bo Berg)

REUTER
"""


def _without(reason: str) -> NoReturn:
    """Skip; but where a browser was promised (`make browser-test`), a test that is not run is a failure."""
    if os.environ.get("NEWSDOC_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(f"{reason}; make browser-test installs it")


def said(browser: Any) -> list[Any]:
    """What the browser's console has been told since it was last asked."""
    return list(browser.get_log("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """One browser for all tests."""
    try:
        from selenium.webdriver import Chrome, ChromeOptions, ChromeService
    except ImportError:
        _without("selenium is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    driver = shutil.which("chromedriver")
    if not program or not driver:
        _without("no chromium with chromedriver on PATH")
    options = ChromeOptions()
    options.binary_location = program
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=ChromeService(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Open:
    """Open a page in a window of some width, by day or by night, and give the browser back."""

    def opened(page: str, *, width: int = 1280, height: int = 1400, scheme: str = "light") -> Chrome:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        size: dict[str, Any] = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        said(browser)  # by an earlier page
        browser.get(path.as_uri())
        return browser

    return opened


@pytest.fixture
def console() -> Callable[[Chrome], list[Any]]:
    """What the browser's console has been told since the page was opened."""
    return said


@pytest.fixture
def screenshot() -> Callable[[Chrome, str], bytes]:
    """Take a picture and keep it in build/screenshots, for readers of the test's report."""

    def taken(browser: Chrome, name: str) -> bytes:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        picture: bytes = browser.get_screenshot_as_png()
        (SCREENSHOTS / f"{name}.png").write_bytes(picture)
        return picture

    return taken


def _spans(*words: str) -> tuple[Span, ...]:
    return tuple(Span(start=_STORY.index(part), end=_STORY.index(part) + len(part)) for part in words)


def _said(by: int, source: str, cue: str, *content: str, parent: int | None = None) -> Attribution:
    return Attribution(
        source=SourcePhrase(spans=_spans(source), text=source, kind="name", source_id=by),
        cue=Phrase(spans=_spans(cue), text=cue),
        content=Phrase(spans=_spans(*content), text=" ".join(content)),
        kind="mixed",
        parent=parent,
        confidence=0.9,
        rule="cue",
    )


def _source(number: int, name: str, *mentions: str) -> Source:
    return Source(id=number, name=name, mentions=_spans(*mentions), kind="person")


@pytest.fixture(scope="session")
def doc() -> Document:
    """One source that speaks twice, one inside the words of another, one with its content in two stretches."""
    attributions = (
        _said(0, "Islanders", "warned", "that the council “would regret it”"),
        _said(
            1, "the mayor, Kari Nes,", "said", "that\nengineers had told her the pier “could not stand another winter”"
        ),
        _said(2, "engineers", "had told her", "the pier “could not stand another winter”", parent=1),
        _said(1, "Mayor Nes", "added", '"We were lied to,'),
        _said(3, "the Harbour Authority", "stated", "He thinks the ferry", "will be sold"),
    )
    sources = (
        _source(0, "Islanders", "Islanders"),
        _source(1, "Kari Nes", "the mayor, Kari Nes", "She has"),
        _source(2, "engineers", "engineers"),
        _source(3, "the Harbour Authority", "the Harbour Authority"),
    )
    return newsdoc.parse(_STORY).model_copy(update={"attributions": attributions, "sources": sources})
