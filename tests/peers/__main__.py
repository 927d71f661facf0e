"""Meet the peers and print the table: ``python -m tests.peers [--modules DIR]``.

Ends with 0 when every row is as it should be, with 1 otherwise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.peers.desk_rows import desk_rows, peer_rows, probe_rows, tus_server
from tests.peers.node_rows import node_rows
from tests.peers.ours import Samples, our_server
from tests.peers.probe import Target
from tests.peers.rows import FAIL, Row, line_of, told
from tests.peers.tuspy_rows import tuspy_rows


def rows(held: ExitStack, folder: Path, modules: Path | None) -> list[Row]:
    """Every row that can be run here; what it needs runs until `held` ends."""
    server = held.enter_context(our_server(folder))
    samples = Samples(folder / "samples")
    found = tuspy_rows(server, samples)
    found += probe_rows("server", "the probe", Target(server.blobs, server.headers))
    if modules is not None:
        found += node_rows(modules, server, samples)
        files = folder / "peer"
        url = held.enter_context(tus_server(modules, files))
        found += desk_rows(url, files) + peer_rows(url)
    return found


def main(arguments: Sequence[str]) -> int:
    """See above."""
    parser = argparse.ArgumentParser(prog="python -m tests.peers")
    parser.add_argument("--modules", type=Path, help="a node_modules with the peers written in JavaScript")
    modules = parser.parse_args(arguments).modules
    bad = 0
    with tempfile.TemporaryDirectory(prefix="cfpeers") as folder, ExitStack() as held:
        for each in told(rows(held, Path(folder), modules.absolute() if modules else None)):
            sys.stdout.write(f"{line_of(each)}\n")
            sys.stdout.flush()
            bad += each.state == FAIL
    sys.stdout.write(f"{bad} failed\n" if bad else "all as they should be\n")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
