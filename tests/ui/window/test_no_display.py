"""Without a display the program says so and ends with the exit code of the environment."""

import os
import subprocess
import sys
from pathlib import Path


def test_without_a_display_there_is_a_sentence_and_no_abort(repository: Path) -> None:
    dark = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in dark}
    command = [sys.executable, "-m", "app"]
    done = subprocess.run(
        command, cwd=repository, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 4
    assert "display" in done.stderr
    assert "demo" in done.stderr
    assert done.stdout == ""
