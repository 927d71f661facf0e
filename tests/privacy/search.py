"""`python -m tests.privacy.search [--keep FOLDER]`: see `demo_searched`."""

import os
import tempfile
from pathlib import Path

from tests.privacy.demo_searched import search_demo, told

if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(prog="python -m tests.privacy.search")
    parser.add_argument("--keep", type=Path, help="a new folder to work in, which stays")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="counterfoil-search-") as name:
        root = (kept or Path(name)).resolve()
        for each in ("home", "tmp"):
            (root / each).mkdir(parents=True)
        # Whatever the program writes beside the store lies under the folder that is searched.
        os.environ |= {
            "HOME": str(root / "home"),
            "TMPDIR": str(root / "tmp"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        os.environ |= {
            f"XDG_{it}_HOME": str(root / "home" / it) for it in ("DATA", "CONFIG", "STATE", "CACHE")
        }
        tempfile.tempdir = None
        raise SystemExit(told(search_demo(root)))
