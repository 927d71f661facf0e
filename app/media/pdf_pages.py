"""Page count and page pictures of a PDF."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.media.decoder_process import DecoderProcess, Told
from app.media.sources import Source, UnacceptableError, opened

if TYPE_CHECKING:
    from PIL.Image import Image

_TAIL: Final = 64 * 1024


class PdfPages:
    """Looks into PDF files through a decoder that runs apart."""

    def __init__(self, decoder: DecoderProcess | None = None) -> None:
        self._decoder = decoder or DecoderProcess()

    def page_count(self, source: Source) -> int:
        """Pages in the PDF, at least 1.

        Raises UnacceptableError ``encrypted_pdf``, ``torn_file`` or ``unreadable_file``; the last also
        for a PDF that takes too long or brings the renderer down.
        """
        return int(self._ask(source, ("pdf", "0", "1", "grey")).facts["pages"])

    def pictures(
        self, source: Source, count: int, longest: int, *, grey: bool = False, first: int = 0
    ) -> "list[Image]":
        """`count` pages from the one with index `first` on, the longer side `longest` pixels.

        Raises what `page_count` raises.
        """
        question = ("pdf", str(count), str(longest), "grey" if grey else "rgb", str(first))
        return self._ask(source, question).pictures()

    def only(self, source: Source, pages: Sequence[int]) -> bytes:
        """A PDF of the pages with these indices alone, in their order. Raises what `page_count` raises."""
        return self._ask(source, ("pages", ",".join(str(page) for page in pages))).pixels

    def _ask(self, source: Source, question: tuple[str, ...]) -> Told:
        with opened(source) as stream:
            data = stream.read()
        torn = b"%%EOF" not in data[-_TAIL:]
        try:
            told = self._decoder.ask(question, data)
        except UnacceptableError as refused:
            if torn and refused.code == "unreadable_file":
                raise UnacceptableError("torn_file") from None
            raise
        if torn:  # the renderer mends a torn file and shows the pages it has
            raise UnacceptableError("torn_file")
        return told
