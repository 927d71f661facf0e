"""Every parser of bytes from outside, with sound samples and the errors it may raise. Anything else is a fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.fuzz import of_desks, of_media, of_places


@dataclass(frozen=True)
class Parser:
    """`modules` are the parts of the program that `read` goes through; `each` is what a variant costs in the
    usual tests: how many are tried there.
    """

    modules: tuple[str, ...]
    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...] = ()
    each: int = 40


PARSERS: dict[str, Parser] = {
    name: Parser(*row)
    for rows in (of_media.ROWS, of_desks.ROWS, of_places.ROWS)
    for name, row in rows.items()
}
