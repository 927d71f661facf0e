"""A weight of type with the font that stands in where it has no shape."""

from collections.abc import Callable, Iterator
from functools import cached_property

from app.documents.press.font_face import NOTDEF, FontFace


class StandIn:
    """A font for the rare characters of names, opened when the first of them is met."""

    def __init__(self, open_face: Callable[[], FontFace]) -> None:
        self._open = open_face

    @cached_property
    def face(self) -> FontFace:
        """The font; opened now, if it was not."""
        return self._open()


class Family:
    """One weight. What its own face cannot draw is drawn by the stand-in, where that one can."""

    def __init__(self, main: FontFace, stand_in: StandIn | None = None) -> None:
        self.main = main
        self.stand_in = stand_in
        self._advances: dict[str, float] = {}
        self._foreign: dict[str, bool] = {}

    def advance_of(self, character: str) -> float:
        """How far the pen moves after the character, in 1/1000 em."""
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = self._face_of(character).advance_of(character)
        return known

    def runs(self, text: str) -> Iterator[tuple[bool, str]]:
        """`text` in pieces: whether the stand-in draws the piece, and the piece."""
        start = 0
        foreign = bool(text) and self.is_foreign(text[0])
        for place, character in enumerate(text):
            if self.is_foreign(character) != foreign:
                yield foreign, text[start:place]
                start, foreign = place, not foreign
        if text:
            yield foreign, text[start:]

    def is_foreign(self, character: str) -> bool:
        """Whether the stand-in draws this character."""
        known = self._foreign.get(character)
        if known is None:
            known = self._foreign[character] = self._drawn_by_stand_in(character)
        return known

    def _drawn_by_stand_in(self, character: str) -> bool:
        if self.stand_in is None or character < "\u2e80" or self.main.glyph_of(character) != NOTDEF:
            return False
        return self.stand_in.face.glyph_of(character) != NOTDEF

    def _face_of(self, character: str) -> FontFace:
        if self.stand_in is not None and self.is_foreign(character):
            return self.stand_in.face
        return self.main
