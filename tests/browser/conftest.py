"""A real browser for the tests of this room: chromium without a window, driven by selenium."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome

    Open = Callable[..., "Chrome"]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"


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
