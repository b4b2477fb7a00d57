"""A real browser before the real server, on an archive that the real program filled."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.members import SETTLER, settle
from tests.browser.walks import ARGUMENTS, LANGUAGES, WIDTHS, Walk, walk_through
from tests.newsroom import command, environment, tawatur

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[2] / "samples"

# A communiqué in four pages, a call told twice, a wire and its reprint, a visit planned and done, pictures.
PAGES = (
    "a1-sawt-alatlas-recognition.html",
    "a2-marsad-almadiq-communique.html",
    "a3-repost-asdaa-taza.txt",
    "a5-blog-daftar-sala.html",
    "b1-forum-alhisn.txt",
    "b2-bayt-assuhuf-esper-planned.html",
    "b3-sawt-alatlas-esper-signs.html",
    "c1-sawt-alatlas-blinken.html",
    "c4-marsad-almadiq-rubio-call.html",
    "c5-repost-rubio-call.txt",
    "e0-ruaa-wire-beijing.html",
    "e2-shurfat-alkhalij-reprint.html",
    "l1-marfa-qartaj-fish-market.html",
)

# One of them came again, with another word.
CHANGED = "c4-marsad-almadiq-rubio-call.html"
WENT, CAME = "مقتضب", "طويل"
CHANGE = (f"في بيان {WENT}", f"في بيان {CAME}")

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Where the browser is. Without one, tests are skipped, or fail where TAWATUR_BROWSER_TESTS=1."""
    lacking = "no Chromium is installed (Debian: apt-get install chromium)"
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path and importlib.util.find_spec("playwright") is None:
        lacking, path = "the package playwright is not installed (make venv)", None
    if path is None:
        if os.environ.get("TAWATUR_BROWSER_TESTS") == "1":
            pytest.fail(f"TAWATUR_BROWSER_TESTS=1, and {lacking}")
        pytest.skip(lacking)
    return path


# Browsers of different people say that they come from different networks, as behind a proxy; and pages on
# letters are shown, though no server takes any.
_SETTINGS = {
    "TAWATUR_PROXIES": "127.0.0.1",
    "TAWATUR_SMTP": "127.0.0.1",
    "TAWATUR_SMTP_PORT": "1",
    "TAWATUR_SMTP_TLS": "none",
    "TAWATUR_MAIL_FROM": "letters@news.example",
    "TAWATUR_ADDRESS": "https://news.example",
}


@pytest.fixture(scope="session")
def site_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site's archive and people."""
    return tmp_path_factory.mktemp("site") / "home"


@pytest.fixture(scope="session")
def address(browser_path: str, site_home: Path) -> Iterator[str]:
    """The address of a site, with a slash at its end, that serves a dozen samples."""
    home = site_home
    later = home.parent / CHANGED
    later.write_text((SAMPLES / CHANGED).read_text(encoding="utf-8").replace(*CHANGE), encoding="utf-8")
    for pages in ([SAMPLES / page for page in PAGES], [later]):
        added = tawatur("--home", home, "add", *pages)
        assert added.returncode == 0, added.stderr.decode()
    with subprocess.Popen(
        command("--home", home, "serve", "--host", "127.0.0.1", "--port", "0"),
        env=environment() | _SETTINGS,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().decode().strip()
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def chromium(browser_path: str) -> "Iterator[Browser]":
    """One browser for all tests of a module; its event loop runs in this thread until the module's end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def member(browser_path: str, address: str, site_home: Path) -> str:
    """The session of a moderator who has written, followed, reported and been answered: a cookie's value."""
    cookie = settle(address, browser_path)
    made = tawatur("--home", site_home, "moderator", SETTLER)
    assert made.returncode == 0, made.stderr.decode()
    return cookie


@pytest.fixture(
    scope="session",
    params=[(language, width) for language in LANGUAGES for width in WIDTHS],
    ids=lambda param: f"{param[0]}-{param[1]}px",
)
def walk(request: pytest.FixtureRequest, browser_path: str, address: str) -> Walk:
    """What a reader met on the way through the site, in one language and at one width."""
    language, width = request.param
    return walk_through(address, browser_path, language, width)
