"""The frozen record of an issued document as JSON bytes."""

from __future__ import annotations

import msgspec

from app.domain.refusals import ProblemError
from app.usecases.paper import Paper


class JsonPaperCodec:
    """Papers as JSON; pictures inside as base64."""

    def encode(self, paper: Paper) -> bytes:
        """The paper as bytes; the same paper gives the same bytes."""
        return msgspec.json.encode(paper, order="deterministic")

    def decode(self, data: bytes) -> Paper:
        """The paper again. Raises ProblemError document_damaged."""
        try:
            return msgspec.json.decode(data, type=Paper)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ProblemError("document_damaged") from error
