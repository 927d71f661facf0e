"""Opening what is to be looked at: a file or bytes, with every trouble as a code."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Source = Path | bytes
"""A file on disk, or the bytes themselves (clipboard, camera)."""


class UnacceptableError(Exception):
    """This cannot be taken as evidence. `code` is one of the refusals in ``app/media/README.md``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The source as a seekable stream, closed at the end.

    Only regular files are opened (a link is followed): a pipe would wait for ever, a device never
    end. Raises UnacceptableError ``file_missing``, ``not_a_file`` or ``file_not_readable``, the last also
    when reading fails later inside the block.
    """
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        with _open_regular(source) as stream:
            yield stream
    except FileNotFoundError:
        raise UnacceptableError("file_missing") from None
    except (IsADirectoryError, NotADirectoryError):
        raise UnacceptableError("not_a_file") from None
    except OSError:
        raise UnacceptableError("file_not_readable") from None
    except ValueError:  # a NUL character inside the path
        raise UnacceptableError("file_missing") from None


def _open_regular(path: Path) -> BinaryIO:
    # Windows knows no O_NONBLOCK and no pipes among files; it needs O_BINARY instead.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_dir():  # Windows refuses to open one with the code of a missing permission
        raise IsADirectoryError
    descriptor = os.open(path, flags)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise UnacceptableError("not_a_file")


def stream_size(stream: BinaryIO) -> int:
    """Bytes in a seekable stream; its position moves to the start."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def read_exactly(stream: BinaryIO, count: int) -> bytes:
    """The next `count` bytes; raises UnacceptableError ``torn_file`` when the file ends before."""
    data = stream.read(count)
    if len(data) != count:
        raise UnacceptableError("torn_file")
    return data
