"""How the developer's commands speak: short lines, and one way to stop with a sentence."""

import os
import sys


class StopError(Exception):
    """The command cannot go on; its text is the sentence for the person at the keyboard."""


def say(line: str) -> None:
    """One line, shown at once, also in a pipe and on a console that lacks the characters.

    Where nobody reads any more (``| head``), the rest of the work goes on unheard.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(line.encode(encoding, "backslashreplace").decode(encoding), flush=True)
    except BrokenPipeError:
        unheard = os.open(os.devnull, os.O_WRONLY)
        os.dup2(unheard, sys.stdout.fileno())
        os.close(unheard)
