"""The pages of the destinations that were visited, each made once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from app.ui.shell.destinations import Destination
from app.ui.shell.page import Page


class Visited:
    """`adopt` is given each page when it was made."""

    def __init__(self, destinations: Iterable[Destination], adopt: Callable[[Page], Page]) -> None:
        self._destinations = {destination.key: destination for destination in destinations}
        self._adopt = adopt
        self._pages: dict[str, Page] = {}

    @property
    def first(self) -> str:
        """The key of the first destination."""
        return next(iter(self._destinations))

    def page(self, key: str) -> Page:
        """The page of a destination, made at the first visit."""
        if key not in self._pages:
            self._pages[key] = self._adopt(self._destinations[key].make())
        return self._pages[key]

    def key_of(self, page: Page | None) -> str:
        """The key of the destination whose page it is; empty for any other page."""
        return next((key for key, made in self._pages.items() if made is page), "")

    def take(self, but: Collection[str]) -> Mapping[str, Page]:
        """All pages but those of the keys `but`; from now on they count as not visited."""
        own = {key: page for key, page in self._pages.items() if key not in but}
        for key in own:
            del self._pages[key]
        return own

    def give(self, taken: Mapping[str, Page]) -> None:
        """Pages that were taken are back."""
        self._pages |= taken
