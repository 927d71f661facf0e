#!/usr/bin/env python3
"""Everything a developer runs: ``python3 packaging/dev.py run``, ``... test`` and a few more.

Needs nothing but Python 3.11 or newer: it makes its own virtual environment, installs what the
lock files name, checks the system libraries, and then does what was asked. This first file stays
readable for old Pythons, so that they get a sentence instead of a syntax error.
"""

import sys


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - here is where an old Python is told so
        print("Counterfoil needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")
        windows = sys.platform == "win32"
        example = "py -3.12 packaging\\dev.py run" if windows else "python3.12 packaging/dev.py run"
        print("Run this with a newer one, for example: " + example)
        return 2
    from developer.commands import dispatch  # noqa: PLC0415 - an old Python could not read that file

    return dispatch(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
