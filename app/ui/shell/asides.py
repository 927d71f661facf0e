"""What each person had open: put aside when somebody else signs in, shown again to whose it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.ui.shell.page import Page
from app.ui.shell.shell import Shell


@dataclass(frozen=True)
class Aside:
    """`way` are the pages from the destination upwards, `own` the destinations that only this person sees."""

    way: tuple[Page, ...]
    own: Mapping[str, Page]


class Asides:
    """Half-filled forms are neither shown to anybody else nor saved under another name.

    They are kept as they stand while the window is open, and come back with their person. The destinations
    with the keys `shared` are the same for everybody.
    """

    def __init__(self, shell: Shell, shared: Collection[str]) -> None:
        self._shell = shell
        self._shared = shared
        self._kept: dict[str, Aside] = {}

    def turn(self, before: str, now: str) -> None:
        """`now` is at the desk in place of `before`, who leaves what was open behind.

        Somebody who left nothing stays at a destination that is everybody's, else begins at the first one.
        The page that is shown then is not told that it is: that is for whoever takes the cover away.
        """
        shell = self._shell
        at = shell.visited.key_of(shell.stack.way()[0])
        start = at if at in self._shared else shell.visited.first
        own = shell.visited.take(self._shared)
        back = self._kept.pop(now, None)
        if back is not None:
            shell.visited.give(back.own)
        way = back.way if back is not None else (shell.visited.page(start),)
        self._kept[before] = Aside(shell.stack.swap(way), own)
        shell.rail.set_current(shell.visited.key_of(shell.stack.way()[0]))
        shell.top.search.clear()
        if shell.toast.answers():
            shell.toast.dismiss()  # what it would do was the affair of who was here before
