"""How many simulated photographs are read, and whether any is read wrong.

``python -m tests.media.reading_rate [COUNT] [MEGAPIXELS,…]``: every size in turn, every page in turn.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from app.media.codes import CodeScanner
from tests.media.photographs import Shot, photograph, shot_of
from tests.media.test_photographs import PAGES, ours, printed


def main(count: int, sizes: tuple[float, ...]) -> None:
    """Print the share by size, the photographs that were not read, and the seconds for one."""
    taken: Counter[float] = Counter()
    read: Counter[float] = Counter()
    wrong, seconds = 0, 0.0
    for number in range(count):
        name = PAGES[(number // len(sizes)) % len(PAGES)]
        expected = ours(photograph(printed(name), Shot(megapixels=8)))
        shot = shot_of(number, sizes)
        data = photograph(printed(name), shot, number)
        begun = time.perf_counter()
        (codes,) = CodeScanner().read_pages(data)
        seconds += time.perf_counter() - begun
        found = [code for code in codes if code.startswith("CF1:")]
        taken[shot.megapixels] += 1
        read[shot.megapixels] += found == expected
        wrong += bool(found) and found != expected
        if found != expected:
            sys.stdout.write(f"not read: {number} {name} {shot}\n")
    for size in sizes:
        sys.stdout.write(f"{size:g} MP: {read[size]} of {taken[size]}\n")
    total = sum(read.values())
    sys.stdout.write(
        f"all: {total} of {count} ({total / count:.1%}), wrong: {wrong}, {seconds / count:.2f} s each\n"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 200,
        tuple(float(each) for each in given[1].split(",")) if given[1:] else (3.0, 12.0),
    )
