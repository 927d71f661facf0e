"""A disk that forgets: what is left of a folder when the power goes, as strictly as POSIX allows.

Data written to a file is safe once that file was flushed; a name in a folder once that
folder was flushed. Everything else may be there, partly there, or gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.trace import Call

Survives = Callable[[], bool]
"""Asked for each unflushed write and name: does it happen to be on the disk?"""

_AT = "AT_FDCWD"


@dataclass
class Inode:
    """A file's flushed content and the changes since: (offset, data), or (length, None) for a cut."""

    safe: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, survives: Survives) -> bytes:
        """What is on the disk when each pending change survives or not."""
        data = bytearray(self.safe)
        for offset, change in self.pending:
            if survives():
                _apply(data, offset, change)
        return bytes(data)

    def flush(self) -> None:
        """Everything is safe."""
        self.safe = self.content(lambda: True)
        self.pending.clear()


def _apply(data: bytearray, offset: int, change: bytes | None) -> None:
    if change is None:
        if len(data) > offset:
            del data[offset:]
        data.extend(bytes(offset - len(data)))
        return
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(change)] = change


@dataclass
class Disk:
    """The files under `root`, as the calls of a traced program change them."""

    root: Path
    names: dict[Path, Inode | None] = field(default_factory=dict)
    """Names that are safe (None: a folder)."""
    changes: list[tuple[Path, Path, Inode | None, bool]] = field(default_factory=list)
    """Unflushed changes of names: (folder, name, inode, whether the name now exists)."""
    now: dict[Path, Inode | None] = field(default_factory=dict)
    """Names as the program sees them."""
    handles: dict[int, tuple[Path, Inode | None]] = field(default_factory=dict)
    positions: dict[int, int] = field(default_factory=dict)
    appending: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, root: Path) -> Disk:
        """The folder as it is, all of it safe."""
        disk = cls(root)
        for path in sorted(root.rglob("*")):
            disk.names[path] = None if path.is_dir() else Inode(path.read_bytes())
        disk.now = dict(disk.names)
        return disk

    def apply(self, call: Call) -> bool:
        """Follow one call; whether it was about this folder at all."""
        handler = getattr(self, f"_{call.name}", None)
        return bool(handler(call)) if handler else False

    def left(self, survives: Survives) -> dict[Path, bytes | None]:
        """Files (and folders: None) on the disk after the cut, below `root`, by relative path."""
        names = dict(self.names)
        for _, path, inode, exists in self.changes:
            if not survives():
                continue
            if exists:
                names[path] = inode
            else:
                names.pop(path, None)
        kept: dict[Path, bytes | None] = {}
        for path, inode in names.items():
            if all(
                parent in names or parent == self.root
                for parent in path.parents
                if self.root in parent.parents
            ):
                kept[path.relative_to(self.root)] = inode.content(survives) if inode else None
        return kept

    def _inside(self, raw: bytes | str) -> Path | None:
        path = Path(raw.decode()) if isinstance(raw, bytes) else None
        return path if path is not None and (path == self.root or self.root in path.parents) else None

    def _openat(self, call: Call) -> bool:
        return self._open(Call("open", call.arguments[1:], call.result))

    def _open(self, call: Call) -> bool:
        path = self._inside(call.arguments[0])
        self.handles.pop(call.result, None)
        self.appending.discard(call.result)
        if path is None:
            return False
        flags = str(call.arguments[1])
        if path not in self.now and "O_CREAT" in flags:
            self._name(path, Inode())
        inode = self.now.get(path)
        if inode is not None and "O_TRUNC" in flags:
            inode.pending.append((0, None))
        self.handles[call.result] = (path, inode)
        self.positions[call.result] = 0
        if "O_APPEND" in flags:
            self.appending.add(call.result)
        return True

    def _name(self, path: Path, inode: Inode | None, *, exists: bool = True) -> None:
        self.changes.append((path.parent, path, inode, exists))
        if exists:
            self.now[path] = inode
        else:
            self.now.pop(path, None)

    def _handle(self, call: Call) -> tuple[int, Inode] | None:
        number = int(str(call.arguments[0]))
        known = self.handles.get(number)
        return (number, known[1]) if known and known[1] is not None else None

    def _write(self, call: Call) -> bool:
        found = self._handle(call)
        if found is None:
            return False
        number, inode = found
        data = call.arguments[1]
        assert isinstance(data, bytes)
        offset = len(inode.content(lambda: True)) if number in self.appending else self.positions[number]
        inode.pending.append((offset, data[: call.result]))
        self.positions[number] = offset + call.result
        return True

    def _pwrite64(self, call: Call) -> bool:
        found = self._handle(call)
        data = call.arguments[1]
        if found is None or not isinstance(data, bytes):
            return False
        found[1].pending.append((int(str(call.arguments[3])), data[: call.result]))
        return True

    def _lseek(self, call: Call) -> bool:
        number = int(str(call.arguments[0]))
        if number in self.handles:
            self.positions[number] = call.result
        return False

    def _ftruncate(self, call: Call) -> bool:
        found = self._handle(call)
        if found is not None:
            found[1].pending.append((int(str(call.arguments[1])), None))
        return found is not None

    def _fsync(self, call: Call) -> bool:
        known = self.handles.get(int(str(call.arguments[0])))
        if known is None:
            return False
        path, inode = known
        if inode is not None:
            inode.flush()
            return True
        for change in [each for each in self.changes if each[0] == path]:
            self.changes.remove(change)
            if change[3]:
                self.names[change[1]] = change[2]
            else:
                self.names.pop(change[1], None)
        return True

    _fdatasync = _fsync

    def _close(self, call: Call) -> bool:
        self.handles.pop(int(str(call.arguments[0])), None)
        return False

    def _rename(self, call: Call) -> bool:
        source, target = (self._inside(raw) for raw in call.arguments[:2])
        if source is None or target is None:
            return False
        inode = self.now.get(source)
        self._name(target, inode)
        self._name(source, None, exists=False)
        return True

    def _renameat2(self, call: Call) -> bool:
        return self._rename(Call("rename", (call.arguments[1], call.arguments[3]), call.result))

    _renameat = _renameat2

    def _unlink(self, call: Call) -> bool:
        path = self._inside(call.arguments[0])
        if path is not None:
            self._name(path, None, exists=False)
        return path is not None

    def _unlinkat(self, call: Call) -> bool:
        return self._unlink(Call("unlink", call.arguments[1:], call.result))

    def _mkdir(self, call: Call) -> bool:
        path = self._inside(call.arguments[0])
        if path is not None:
            self._name(path, None)
        return path is not None

    def _mkdirat(self, call: Call) -> bool:
        return self._mkdir(Call("mkdir", call.arguments[1:], call.result))
