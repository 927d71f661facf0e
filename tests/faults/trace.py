"""What a program asked of the disk, read from an strace log."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,open,creat,close,write,pwrite64,fsync,fdatasync,ftruncate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,lseek,fallocate"
)
_LINE = re.compile(r"^(?P<pid>\d+)\s+(?P<rest>.*)$")
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"^<\.\.\. (?P<call>\w+) resumed>(?P<rest>.*)$")
_CALL = re.compile(r"^(?P<call>\w+)\((?P<args>.*)\)\s+= (?P<result>-?\d+|0x[0-9a-f]+)(?: .*)?$", re.DOTALL)
_ARGUMENT = re.compile(r'"(?P<text>(?:\\x[0-9a-f]{2})*)"(?P<cut>\.\.\.)?|(?P<word>[^,\s"][^,"]*)')


@dataclass(frozen=True)
class Call:
    """One system call that succeeded. Texts and data are bytes, everything else words."""

    name: str
    arguments: tuple[bytes | str, ...]
    result: int


def record(command: Sequence[str], log: Path, cwd: Path) -> None:
    """Run `command` under strace. Raises AssertionError when it fails."""
    tracer = ["strace", "-f", "-qq", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    done = subprocess.run(
        [*tracer, "-o", str(log), *command], cwd=cwd, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]


def python_module(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *arguments]


def read_calls(log: Path) -> Iterator[Call]:
    """The calls in the order in which they finished."""
    begun: dict[str, str] = {}
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        pid, rest = found["pid"], found["rest"]
        if rest.endswith(_UNFINISHED):
            begun[pid] = rest[: -len(_UNFINISHED)]
            continue
        resumed = _RESUMED.match(rest)
        if resumed:
            rest = begun.pop(pid, f"{resumed['call']}(") + resumed["rest"]
        call = _parse(rest)
        if call is not None and call.result >= 0:
            yield call


def _parse(text: str) -> Call | None:
    found = _CALL.match(text)
    if not found:
        return None
    arguments: list[bytes | str] = []
    for each in _ARGUMENT.finditer(found["args"]):
        if each["word"] is not None:
            arguments.append(each["word"].strip())
        else:
            assert not each["cut"], "strace cut the data"
            arguments.append(bytes.fromhex(each["text"].replace("\\x", "")))
    return Call(found["call"], tuple(arguments), int(found["result"], 0))
