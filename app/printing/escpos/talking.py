"""One job at one printer: look, send, and learn what became of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from app.domain.refusals import ProblemError
from app.printing.escpos.links import Link, Patience
from app.printing.escpos.status import ORDER, WHEN_DONE, at_once, is_at_once, is_in_turn, trouble

_PIECE: Final = 1 << 15


class Talk:
    """Speaks with one printer over an open link. `name` is the printer's, for what is told.

    Raises ProblemError; with the parameter ``uncertain`` from the first byte on until the printer said
    that it is done.
    """

    def __init__(self, link: Link, name: str, patience: Patience) -> None:
        self._link, self._name, self._patience = link, name, patience
        self._answers = self._asked = self._done = False

    def look(self) -> None:
        """Ask how the printer is; one that does not answer is taken at its word later.

        Raises ProblemError with what keeps it from printing: then it got nothing.
        """
        code = self._trouble(self._patience.answer)
        if code:
            raise ProblemError(code, printer=self._name)

    def print(self, parts: Iterable[bytes], *, quiet: bool) -> None:
        """Send it all and wait for the end."""
        try:
            for part in parts:
                self._link.send(part)
            if self._answers:
                self._await_turn()
            else:
                self._await_close(quiet=quiet)
        except OSError:
            raise self._uncertain() from None

    def _await_turn(self) -> None:
        """It is printed when the question that stands behind it is answered.

        A printer that knows no such question but still says that all is well at the end of our patience
        has printed it too.
        """
        self._asked = True
        self._link.send(WHEN_DONE)
        end = time.monotonic() + self._patience.end
        while not self._done and time.monotonic() < end:
            self._hear(self._patience.answer)
            if not self._done:
                code = self._trouble(self._patience.answer)
                if code:
                    raise self._uncertain(code)
        if not (self._done or self._answers):
            raise self._uncertain()
        self._link.finish()

    def _await_close(self, *, quiet: bool) -> None:
        """It has everything when it closes the line; of one that cannot, it is enough that it took it."""
        self._link.finish()
        if quiet or not self._link.ends_seen:
            return
        end = time.monotonic() + self._patience.end
        while (left := end - time.monotonic()) > 0:
            if self._link.receive(left) == b"":
                return
        raise self._uncertain()

    def _trouble(self, seconds: float) -> str:
        """The code of what is wrong; notes whether the printer answers at all."""
        self._answers = False
        if not self._link.two_way:
            return ""
        told = {}
        for question in ORDER:
            self._link.send(at_once(question))
            answer = self._answer(seconds)
            if answer is None:
                break
            self._answers = True
            told[question] = answer
        return trouble(told)

    def _answer(self, seconds: float) -> int | None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for byte in self._hear(left):
                if is_at_once(byte):
                    return byte
        return None

    def _hear(self, seconds: float) -> bytes:
        """What came in time; notes the answer that comes in its turn, whenever it comes."""
        came = self._link.receive(seconds)
        if came == b"":
            raise ConnectionResetError
        if self._asked and came and any(is_in_turn(byte) for byte in came):
            self._done = True
        return came or b""

    def _uncertain(self, code: str = "printer_offline") -> ProblemError:
        return ProblemError(code, printer=self._name, uncertain="yes")
