"""Where the packaged resource files are."""

from pathlib import Path


def resource_root() -> Path:
    """The ``resources`` folder: inside the installed package, else beside it in a checkout.

    Raises FileNotFoundError when neither exists (a broken installation).
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "resources", package.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("resources")
