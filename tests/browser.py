"""A headless Chromium for the tests, spoken to over a pipe: it needs no port, no driver and no network."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions")


def chromium() -> str:
    """The path of a Chromium; skips the test, saying so, where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("THE HTML REPORT IS NOT TESTED IN A BROWSER: no Chromium here (Debian: apt-get install chromium)")
    return found


class Browser:
    """One page in a browser; `requests` are the addresses it asked for."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.number = 0
        self.session = ""

    def __enter__(self) -> Browser:
        command_out, self.commands = os.pipe()
        self.answers, answer_in = os.pipe()
        self.profile = tempfile.mkdtemp()

        def wire() -> None:
            """The browser reads commands from 3 and answers on 4, whatever those are here."""
            read, write = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (command_out, answer_in))
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            [chromium(), *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=wire,
        )  # fmt: skip
        os.close(command_out)
        os.close(answer_in)
        self.reader = os.fdopen(self.answers, "rb")
        self.pending = b""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")
        self.call("Runtime.enable")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait(10)
        os.close(self.commands)
        self.reader.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method: str, **params: Any) -> Any:
        """Send one command and wait for its answer."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]

    def receive(self) -> Any:
        """The next message; requests are taken note of."""
        while b"\0" not in self.pending:
            read = os.read(self.answers, 1 << 16)
            assert read, "the browser has gone"
            self.pending += read
        text, _, self.pending = self.pending.partition(b"\0")
        message = json.loads(text)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def open(self, path: Path, width: int = 1280, height: int = 900) -> None:
        """Open a file and wait until it is loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.navigate", url=path.as_uri())
        while self.receive().get("method") != "Page.loadEventFired":
            pass

    def tell(self, script: str) -> Any:
        """What an expression comes to in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        codes = {"Enter": 13, "Tab": 9, "Escape": 27}
        for kind in ("keyDown", "keyUp"):
            sent = {"text": text} if kind == "keyDown" and text else {}
            code = codes.get(key, ord(key[0].upper()))
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **sent)

    def screenshot(self) -> bytes:
        """The visible page as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])
