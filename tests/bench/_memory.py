"""The most memory a process ever had."""

from __future__ import annotations

import os
from pathlib import Path


def peak_mb(process: int | None = None) -> float:
    """MB (of 10^6 bytes) that a process held at most, as Linux tells; this one, unless another is named."""
    told = Path(f"/proc/{os.getpid() if process is None else process}/status").read_text(encoding="ascii")
    line = next(each for each in told.splitlines() if each.startswith("VmHWM"))
    return round(int(line.split()[1]) * 1024 / 1e6, 1)


def cpu_seconds(process: int) -> float:
    """Processor time that another process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
