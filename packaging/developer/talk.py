"""How the developer's commands speak: short lines, and one way to stop with a sentence."""

import sys


class StopError(Exception):
    """The command cannot go on; its text is the sentence for the person at the keyboard."""


def say(line: str) -> None:
    """One line, shown at once, also in a pipe and on a console that lacks the characters."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), flush=True)
