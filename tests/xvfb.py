"""A screen nobody looks at: an Xvfb of the caller's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1366x768x24"


@contextmanager
def virtual_screen(*more: str) -> Iterator[str]:
    """The display name of a fresh screen, with `more` words for the server; gone at the end.

    `-noreset`: by itself the server starts anew whenever its last client leaves, and whoever connects at
    that moment is thrown out.
    """
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset", *more]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
