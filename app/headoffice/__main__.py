"""``counterfoil-headoffice``: the head office of the desks."""

import sys

from app.headoffice.cli.program import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
