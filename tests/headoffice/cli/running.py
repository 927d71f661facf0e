"""The server as a process of its own, for as long as a test needs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[3]


class Running(NamedTuple):
    """A process, and the line it printed when it was ready."""

    process: subprocess.Popen[bytes]
    ready: Mapping[str, str]

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.ready["listening"]


@contextmanager
def running(folder: Path, *words: str, log: Path | None = None) -> Iterator[Running]:
    """``serve`` over `folder` on any free port; what it logs goes to `log`. Killed at the end."""
    command = [
        sys.executable,
        "-m",
        "app.headoffice_program",
        "--folder",
        str(folder),
        "serve",
        "--port",
        "0",
    ]
    with (
        open(log or os.devnull, "wb") as said,  # noqa: PTH123 - the place to throw things away has no Path
        subprocess.Popen(
            [*command, *words],
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONUTF8": "1"},
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, "it ended before it was ready"
            yield Running(process, json.loads(line))
        finally:
            process.kill()
