"""A real browser without a window, driven by WebDriver (W3C): whichever this computer has."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest

from tests.xvfb import virtual_screen

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, SPACE = "\ue004", "\ue007", " "
WIDTH, HEIGHT = 1366, 768

NONE_FOUND = (
    "No browser that a test can drive was found. Install one: apt-get install chromium-driver (Debian), "
    "webkit2gtk-driver (Ubuntu), or firefox with geckodriver."
)


class Found(NamedTuple):
    """A driver, how its port is named, what it is told to start, whether it needs a screen."""

    driver: str
    port: str
    wanted: dict[str, Any]
    screen: bool


def find() -> Found:
    """The first there is, the most used first; a test that finds none fails and says what to install."""
    chrome = next(
        (path for name in ("chromium", "google-chrome", "chromium-browser") if (path := shutil.which(name))),
        "",
    )
    chromedriver, gecko, webkit = (
        shutil.which(name) for name in ("chromedriver", "geckodriver", "WebKitWebDriver")
    )
    if chrome and chromedriver:
        words = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-proxy-server",
        ]
        return Found(
            chromedriver, "--port=", {"goog:chromeOptions": {"binary": chrome, "args": words}}, screen=False
        )
    if webkit:
        return Found(webkit, "--port=", {}, screen=True)
    if gecko and shutil.which("firefox"):
        return Found(gecko, "--port=", {"moz:firefoxOptions": {"args": ["-headless"]}}, screen=False)
    pytest.fail(NONE_FOUND)


class Browser:
    """One window."""

    def __init__(self, http: httpx2.Client, session: str) -> None:
        self._http = http
        self._session = session

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        sent = (body or {}) if method == "POST" else None
        told = self._http.request(method, f"/session/{self._session}{path}", json=sent)
        value = told.json()["value"]
        assert told.status_code == 200, value
        return value

    def go(self, url: str) -> None:
        self._call("POST", "/url", {"url": url})

    @property
    def url(self) -> str:
        return str(self._call("GET", "/url"))

    @property
    def title(self) -> str:
        return str(self._call("GET", "/title"))

    def find(self, selector: str) -> str:
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])

    def text(self, selector: str) -> str:
        return str(self._call("GET", f"/element/{self.find(selector)}/text"))

    def type(self, selector: str, text: str) -> None:
        self._call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def click(self, selector: str) -> None:
        self._call("POST", f"/element/{self.find(selector)}/click")

    def press(self, *keys: str) -> None:
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def ask(self, script: str) -> Any:
        """What an expression of the test says about the page; the page itself may run none."""
        return self._call("POST", "/execute/sync", {"script": f"return {script}", "args": []})

    def wait_for(self, selector: str, text: str) -> None:
        """Until an element holds that text."""
        pause = threading.Event()
        for _ in range(400):
            said = self.ask(f"(document.querySelector({selector!r}) || {{innerText: ''}}).innerText")
            if text in str(said):
                return
            pause.wait(0.025)
        raise AssertionError(f"{selector} never said {text!r}")

    def wait_until(self, script: str, value: object) -> None:
        """Until an expression of the test has that value: the field in focus comes after the text."""
        pause = threading.Event()
        said: object = None
        for _ in range(400):
            said = self.ask(script)
            if said == value:
                return
            pause.wait(0.025)
        raise AssertionError(f"{script} was never {value!r}, but {said!r}")

    def size(self) -> None:
        self._call("POST", "/window/rect", {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})

    def close(self) -> None:
        self._http.request("DELETE", f"/session/{self._session}")


@contextmanager
def browser(home: Path) -> Iterator[Browser]:
    """A window of a fresh browser; gone at the end."""
    found = find()
    with ExitStack() as stack:
        surroundings = {
            **os.environ,
            "HOME": str(home),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_PROXY": "127.0.0.1,localhost",
        }
        surroundings["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        if found.screen:
            surroundings["DISPLAY"] = stack.enter_context(virtual_screen())
        port = _free_port()
        driver = subprocess.Popen(
            [found.driver, f"{found.port}{port}"],
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(driver.wait, 10)
        stack.callback(driver.terminate)
        http = stack.enter_context(
            httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
        )
        _wait_until_ready(http, driver)
        told = http.post("/session", json={"capabilities": {"alwaysMatch": found.wanted}})
        assert told.status_code == 200, told.text
        made = Browser(http, told.json()["value"]["sessionId"])
        stack.callback(made.close)
        made.size()
        yield made


def _wait_until_ready(http: httpx2.Client, driver: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(600):
        assert driver.poll() is None, "the driver of the browser ended"
        try:
            if http.get("/status").status_code == 200:
                return
        except httpx2.TransportError:
            pause.wait(0.05)
    raise AssertionError("the driver of the browser did not listen")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
