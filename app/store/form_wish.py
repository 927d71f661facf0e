"""The other form of a store, asked for while it is open and given to it before it is opened again.

The wish is a small file of the folder. It stays until the store has that form, or until something refuses:
whoever is cut off on the way goes on at the next start.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.store.files import write_durably
from app.store.layout import Layout
from app.store.problems import problems_told
from app.store.resealing import Progress, check_reseal, reseal
from app.usecases.store_keys import KeyPlaces

_NAME: Final = "form-wanted"
_WORDS: Final = {"encrypted": True, "clear": False}
_PASSING: Final = frozenset({"store_in_use", "store_locked"})
"""Problems that opening the store tells, and that say nothing against the wish."""


def wished_form(folder: Path) -> bool | None:
    """Whether it is to be sealed as a whole (True) or laid in clear; None where it may stay as it is."""
    try:
        return _WORDS.get((folder / _NAME).read_text("ascii").strip())
    except (OSError, ValueError):
        return None


def wish_form(layout: Layout, places: KeyPlaces, *, sealed: bool) -> None:
    """Ask for a form. Raises ProblemError as `reseal` does, before anything is kept."""
    check_reseal(layout, places, sealed=sealed)
    with problems_told(layout.root):
        write_durably(layout.root / _NAME, b"encrypted" if sealed else b"clear")


def drop_wish(folder: Path) -> None:
    """Leave the store as it is."""
    with problems_told(folder):
        (folder / _NAME).unlink(missing_ok=True)


def fulfil_wish(folder: Path, places: KeyPlaces, progress: Progress | None = None) -> None:
    """Give the store the form that is wished for. Raises ProblemError: then it stands as it was, and the wish
    is dropped. What `progress` raises ends the work, and the wish stays.
    """
    sealed = wished_form(folder)
    if sealed is None:
        return
    try:
        if Layout(folder).is_sealed is not sealed:
            reseal(folder, places, sealed=sealed, progress=progress)
    except ProblemError as problem:
        if problem.code not in _PASSING:
            drop_wish(folder)
        raise
    drop_wish(folder)
