"""A place on the rail, and how its page is made when it is first visited."""

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.shell.page import Page


@dataclass(frozen=True)
class Destination:
    """`key` identifies it, `title` and `icon` stand on the rail, `make` builds its page."""

    key: str
    title: str
    icon: str
    make: Callable[[], Page]
    at_bottom: bool = False
