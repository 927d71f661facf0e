"""``counterfoil``: without a command the window, with one the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DECODE_APART = "--decode-apart"
"""First argument by which a frozen build starts itself as the decoder of one file (app/media/README.md)."""
PRINT_APART = "--print-apart"
"""First argument by which a frozen build starts itself to print (app/printing/README.md)."""
OTHERS_MAY = 0o077
"""What is taken from every file and folder that is made: whatever others could do with it."""


def main() -> int:
    """Start the program; its exit code."""
    os.umask(OTHERS_MAY)
    arguments = sys.argv[1:]
    if arguments[:1] == [DECODE_APART]:
        # Before anything else: the decoder opens a stranger's file and must hold nothing of the desk's.
        from app.media.decoder_worker import main as decode

        return decode(arguments[1:])
    if arguments[:1] == [PRINT_APART]:
        # A printer's driver runs in here: what it breaks must not be the desk's.
        from app.ui.printing.worker import main as print_apart

        return print_apart()
    store = _store_alone(arguments)
    if not arguments or store is not None:
        # The window must be on screen before anything heavy is read, so the command line is not imported.
        from app.desk_window import start

        return start(store)
    from app.cli.program import run

    return run(arguments)


def _store_alone(arguments: list[str]) -> Path | None:
    """The folder of ``--store DIR`` when no command follows it."""
    if len(arguments) == 2 and arguments[0] == "--store":
        return Path(arguments[1])
    if len(arguments) == 1 and arguments[0].startswith("--store="):
        return Path(arguments[0].removeprefix("--store="))
    return None


if __name__ == "__main__":
    sys.exit(main())
